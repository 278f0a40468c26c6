import { BY_HAND } from '../behaviours/rules.ts';
import { minutesWords } from '../time/words-rules.ts';
import type { HappenedLine, HappeningKind, JourneyMonth } from './schema.ts';

interface Kind {
  kind: HappeningKind;
  /** Of its lane. */
  name: string;
  /** How often, within a summary. */
  often: (count: string, isOnce: boolean) => string;
}

/** The kinds in the order in which they are told. */
export const KINDS: readonly Kind[] = [
  {
    kind: 'preparing',
    name: 'Preparing',
    often: (n, once) => `${n} ${once ? 'preparation' : 'preparations'}`,
  },
  { kind: 'step', name: 'Steps done', often: (n, once) => `${n} ${once ? 'step' : 'steps'} done` },
  {
    kind: 'people',
    name: 'With others',
    often: (n, once) => `${n} ${once ? 'time' : 'times'} with others`,
  },
  { kind: 'note', name: 'Notes', often: (n, once) => `${n} ${once ? 'thing' : 'things'} in notes` },
  {
    kind: 'outside',
    name: 'Elsewhere',
    often: (n, once) => `${n} ${once ? 'thing' : 'things'} elsewhere`,
  },
  {
    kind: 'review',
    name: 'Looking back',
    often: (n, once) => `looked back ${once ? 'once' : `${n} times`}`,
  },
];

/** Which events are of which kind; all that are not named here prepare something, as `person.chosen` does. */
const EVENTS: Partial<Record<HappeningKind, readonly string[]>> = {
  step: ['step.done'],
  people: [
    'move.done',
    'interaction.logged',
    'ask.sent',
    'ask.answered',
    'peer.asked',
    'peer.agreed',
    'introduction.made',
    'help.given',
    'person.observed',
    'need.noted',
  ],
  note: ['capture.kept', 'note.written', 'note.linked', 'note.shared', 'recall.question-made'],
  review: [
    'review.evidence',
    'review.written',
    'help.weighed',
    'recall.answered',
    'check.answered',
    'goal.closed',
    'portrait.drawn',
    'cause.asked',
  ],
  outside: [BY_HAND],
};
const KIND_OF = new Map(
  Object.entries(EVENTS).flatMap(([kind, events]) =>
    events.map((event) => [event, kind as HappeningKind] as const),
  ),
);

export const kindOf = (event: string): HappeningKind => KIND_OF.get(event) ?? 'preparing';

/** Changes of the goal itself, which its story tells in full sentences. */
const TURNS = ['goal.set', 'goal.refined', 'goal.shared', 'goal.closed'];

/** Whether a turn of that day says the same already. */
export const isToldByTurn = (event: string, day: string, turnDays: ReadonlySet<string>): boolean =>
  TURNS.includes(event) && turnDays.has(day);

/** The same done again on a day is one line that says how often. Keeps the order. */
export function withoutRepeats(lines: readonly HappenedLine[]): HappenedLine[] {
  const known = new Map<string, HappenedLine>();
  for (const line of lines) {
    const { day, words, href, facts, details } = line;
    const key = JSON.stringify([day, words, href, facts, details]);
    const before = known.get(key);
    known.set(
      key,
      before
        ? {
            ...before,
            times: before.times + line.times,
            minutes: together(before.minutes, line.minutes),
          }
        : line,
    );
  }
  return [...known.values()];
}

const together = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : one + other;

type Turn = JourneyMonth['turns'][number];

/** All that happened by month, the earliest first; a month in which nothing did is not there. */
export function monthsOf(turns: readonly Turn[], lines: readonly HappenedLine[]): JourneyMonth[] {
  const monthOf = ({ day }: { day: string }) => day.slice(0, 7);
  const [turned, happened] = [Map.groupBy(turns, monthOf), Map.groupBy(lines, monthOf)];
  return [...new Set([...turned.keys(), ...happened.keys()])].toSorted().map((month) => ({
    month,
    turns: (turned.get(month) ?? []).toSorted(byDay),
    happened: (happened.get(month) ?? []).toSorted(byDay),
  }));
}

const byDay = (a: { day: string }, b: { day: string }) => a.day.localeCompare(b.day);

const NAMED_MAX = 4;

/** A month in one line, for whoever does not unfold it: "3 steps done, 2 times with others (Bo Lund), looked back once". */
export function summaryOf({ happened }: Pick<JourneyMonth, 'happened'>): string {
  const parts = KINDS.flatMap(({ kind, often }) => {
    const own = happened.filter((line) => line.kind === kind);
    const count = own.reduce((sum, { times }) => sum + times, 0);
    if (count === 0) return [];
    const said = often(count.toLocaleString('en'), count === 1);
    return [`${said}${kind === 'people' ? whoWords(own) : ''}`];
  });
  return asSentence(parts.join(', ')).slice(0, -1);
}

function whoWords(lines: readonly HappenedLine[]): string {
  const names = [...new Set(lines.flatMap(({ people }) => people))];
  if (names.length === 0) return '';
  const shown = names.slice(0, NAMED_MAX).join(', ');
  const others = names.length - NAMED_MAX;
  return others > 0 ? ` (${shown} and ${others} more)` : ` (${shown})`;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** "November 2026". */
export const monthWords = (month: string): string => MONTH.format(Date.parse(`${month}-01`));

export const minutesOf = ({ happened }: Pick<JourneyMonth, 'happened'>): number | null => {
  const said = happened.flatMap(({ minutes }) => minutes ?? []);
  return said.length === 0 ? null : said.reduce((sum, minutes) => sum + minutes, 0);
};

/** "You set out to …": a turn as its own sentence. */
export const asSentence = (words: string): string =>
  `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}.`;

/** With whom, where the words do not say it, with what, how often and how long. */
export function factsOf({ people, words, facts, times, minutes }: HappenedLine): string[] {
  const others = people.filter((name) => !words.includes(name));
  return [
    ...(others.length > 0 ? [`with ${others.join(', ')}`] : []),
    ...facts,
    ...(times > 1 ? [`${times} times`] : []),
    ...(minutes === null ? [] : [minutesWords(minutes)]),
  ];
}

export const leftOutWords = (leftOut: number): string =>
  `The earliest ${leftOut.toLocaleString('en')} things are not told here: a page bears only so much. The map has them all.`;
