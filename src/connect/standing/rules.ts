import { daysBetween } from '#days';
import type { Stage, Tie } from '#people';
import type { Direction } from '../moves/schema.ts';

/** A day on which something passed with a person, whether logged or known from an archive. */
export interface ContactDay {
  day: string;
  direction: Direction | null;
  /** Both sides took part, as was said; of an archive's messages it follows from the answers. */
  isTwoWay: boolean;
}

/** An answer within this time belongs to what it answers. */
const ANSWER_DAYS = 60;
/** After so long without real contact a tie sleeps. */
export const DORMANT_DAYS = 365;
const LATELY_DAYS = 365;
const COLLABORATING_DAYS_MIN = 5;
const CLOSE_DAYS_MIN = 6;

/**
 * The days of real contact: those on which both took part, and those on which one answered what the
 * other had sent at most `ANSWER_DAYS` before. The last first.
 */
export function twoWayDays(contacts: readonly ContactDay[]): string[] {
  const days = new Set(contacts.filter(({ isTwoWay }) => isTwoWay).map(({ day }) => day));
  const last: Partial<Record<Direction, string>> = {};
  for (const { day, direction } of contacts.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    if (direction === null || direction === 'both') continue;
    const other = last[direction === 'given' ? 'received' : 'given'];
    if (other !== undefined && daysBetween(other, day) <= ANSWER_DAYS) days.add(day);
    last[direction] = day;
  }
  return [...days].toSorted().toReversed();
}

/** What happened with a person, as the suggestions need it. */
export interface Happenings {
  contacts: readonly ContactDay[];
  /** Whether the member follows something that they publish. */
  isFollowed: boolean;
  today: string;
}

export interface Suggested<Value> {
  value: Value;
  /** Goes on from "suggested, because". */
  because: string;
}

/** How far it has come with a person, as far as one can tell by what happened. The member decides. */
export function suggestedStage({ contacts, isFollowed, today }: Happenings): Suggested<Stage> {
  const real = twoWayDays(contacts);
  const lately = real.filter((day) => daysBetween(day, today) <= LATELY_DAYS);
  const [last] = real;
  if (lately.length >= COLLABORATING_DAYS_MIN && isBothWays(contacts, today))
    return {
      value: 'collaborating',
      because: `you were in touch on ${lately.length} days in the last year, and both of you gave`,
    };
  if (lately.length > 0)
    return { value: 'exchanging', because: `you were in touch on ${dayWords(lately[0])}` };
  if (last !== undefined)
    return { value: 'dormant', because: `you were last in touch on ${dayWords(last)}` };
  return withoutContact({ contacts, isFollowed });
}

function withoutContact({
  contacts,
  isFollowed,
}: Pick<Happenings, 'contacts' | 'isFollowed'>): Suggested<Stage> {
  if (isFollowed) return { value: 'observing', because: 'you follow what they publish' };
  if (contacts.length > 0)
    return { value: 'observing', because: 'something was sent, and nothing has come back yet' };
  return { value: 'noticed', because: 'you know of them, and nothing has passed between you yet' };
}

/**
 * How near somebody is. Of what makes a tie, only time and reciprocity leave traces; intensity and
 * confiding do not, so this is a weak hint. Null where nothing speaks for any.
 */
export function suggestedTie({ contacts, today }: Happenings): Suggested<Tie> | null {
  const real = twoWayDays(contacts);
  const lately = real.filter((day) => daysBetween(day, today) <= LATELY_DAYS);
  if (lately.length >= CLOSE_DAYS_MIN && isBothWays(contacts, today))
    return {
      value: 'close',
      because: `you were in touch on ${lately.length} days in the last year, and both of you gave`,
    };
  if (real.length > 0)
    return {
      value: 'weak',
      because: `you were in touch on ${real.length === 1 ? 'one day' : `${real.length} days`} that Kith knows of`,
    };
  if (contacts.length > 0)
    return { value: 'very-weak', because: 'nothing has passed both ways that Kith knows of' };
  return null;
}

/** Whether both gave in the last year: what somebody gave long ago says nothing about how it stands now. */
function isBothWays(contacts: readonly ContactDay[], today: string): boolean {
  const lately = contacts.filter(({ day }) => daysBetween(day, today) <= LATELY_DAYS);
  const has = (...some: Direction[]) =>
    lately.some(({ direction }) => direction !== null && some.includes(direction));
  return has('both') || (has('given') && has('received'));
}

const DAY_WORDS = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "12 March 2026": a sentence that is kept on a page says the year too. */
export const dayWords = (day: string | undefined): string =>
  day === undefined ? 'a day' : DAY_WORDS.format(new Date(`${day}T00:00:00Z`));
