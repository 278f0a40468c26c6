import { daysBetween } from '#days';
import { DORMANT_DAYS, dayWords } from '../standing/rules.ts';
import type { Known } from './known-by-words.ts';
import { ACTIVATE_MAX } from './limits.ts';
import type { Sleeper } from './sleepers.ts';

/** Somebody one was in touch with once, who touches an open question, or of whom one alone knows whether they would. */
export interface Sleeping {
  personId: number;
  /** Null where nothing that Kith knows speaks for a goal. */
  goalId: number | null;
  /** The question that they touch most. */
  question: string | null;
  /** What speaks for it: what they publish, or what the member wrote down of them. */
  by: { kind: 'writes' } | Known['by'] | null;
  /** Nobody chosen for the goal touches that question: what they know is new here. */
  isNew: boolean;
  /** The member trusts them on this goal, or they have answered each other before. */
  isTrusted: boolean;
  isClose: boolean;
  lastTwoWay: string | null;
  /** The last day on which anything passed, where nothing passed both ways. */
  lastOneWay: string | null;
  /** The member calls the tie dormant. */
  isSaidAsleep: boolean;
}

/** Contact that was logged and never answered: after so long it may be taken up as well as any other. */
export function oneWayAsleep(
  { contacts, isLogged }: Pick<Sleeper, 'contacts' | 'isLogged'>,
  today: string,
): string | null {
  const last = contacts
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  return isLogged && last !== undefined && daysBetween(last, today) > DORMANT_DAYS ? last : null;
}

/**
 * Asleep by the member's word, until there is contact after it; else because there was contact once and none for
 * long. The word counts before the calendar: whoever says that a tie sleeps knows it better than a count of days.
 */
export function isAsleep({
  lastTwoWay,
  saidAsleepOn,
  today,
}: {
  lastTwoWay: string | null;
  saidAsleepOn: string | null;
  today: string;
}): boolean {
  if (saidAsleepOn !== null && (lastTwoWay === null || lastTwoWay <= saidAsleepOn)) return true;
  return lastTwoWay !== null && daysBetween(lastTwoWay, today) > DORMANT_DAYS;
}

/**
 * Whom to wake. People turn to the familiar, though what helps most is new and comes from somebody
 * willing: so who brings something new comes first, then who is trusted, then who is *not* close, then
 * who has been silent longest. Each person once, no goal twice before every goal has had its turn. Places that are
 * left go to those for whom nothing speaks but that one was in touch: what they know, only the member can guess.
 */
export function activateOf(people: readonly Sleeping[]): Sleeping[] {
  const inOrder = people.toSorted(byPromise);
  const shown = inTurns(inOrder.filter(({ goalId }) => goalId !== null));
  const known = new Set(shown.map(({ personId }) => personId));
  const others = inOrder.filter(({ personId, goalId }) => goalId === null && !known.has(personId));
  return [...shown, ...eachOnce(others)].slice(0, ACTIVATE_MAX);
}

const eachOnce = (people: readonly Sleeping[]): Sleeping[] => [
  ...new Map(people.map((one) => [one.personId, one])).values(),
];

function inTurns(inOrder: readonly Sleeping[]): Sleeping[] {
  const shown: Sleeping[] = [];
  for (let turn = 0; shown.length < ACTIVATE_MAX; turn++) {
    const before = shown.length;
    for (const one of inOrder) {
      if (shown.length === ACTIVATE_MAX) break;
      if (shown.some(({ personId }) => personId === one.personId)) continue;
      if (shown.filter(({ goalId }) => goalId === one.goalId).length > turn) continue;
      shown.push(one);
    }
    if (shown.length === before) break;
  }
  return shown;
}

function byPromise(a: Sleeping, b: Sleeping): number {
  return (
    Number(b.isNew) - Number(a.isNew) ||
    Number(b.isTrusted) - Number(a.isTrusted) ||
    Number(a.isClose) - Number(b.isClose) ||
    (a.lastTwoWay ?? a.lastOneWay ?? '').localeCompare(b.lastTwoWay ?? b.lastOneWay ?? '') ||
    a.personId - b.personId
  );
}

/** Why they, and why now. */
export function wakeWhy({ by, question, isNew, ...one }: Sleeping): string {
  return `${[aboutWords({ by, question, isNew }), silenceWords(one)].filter(Boolean).join('; ')}.`;
}

function aboutWords({ by, question, isNew }: Pick<Sleeping, 'by' | 'question' | 'isNew'>): string {
  if (by === null) return 'Kith reads nothing of theirs, so you alone know what they could say';
  switch (by.kind) {
    case 'writes':
      return isNew
        ? `Writes about “${question}”, which nobody you chose does`
        : `Writes about “${question}”`;
    case 'about':
      return `You noted of them “${by.words}”, which touches “${question}”`;
    case 'told':
      return `What you wrote of your contact touches “${question}”`;
    case 'goal':
      return 'You were in touch for this goal before';
  }
}

function silenceWords({
  lastTwoWay,
  lastOneWay,
  isSaidAsleep,
}: Pick<Sleeping, 'lastTwoWay' | 'lastOneWay' | 'isSaidAsleep'>): string {
  const last =
    lastTwoWay === null
      ? lastOneWay &&
        `something last passed on ${dayWords(lastOneWay)}, one way as far as you noted`
      : `you were last in touch on ${dayWords(lastTwoWay)}`;
  const said = isSaidAsleep ? 'you said that this tie sleeps' : null;
  return [said, last].filter(Boolean).join(', and ');
}
