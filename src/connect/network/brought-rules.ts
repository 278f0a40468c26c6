/** What each of one's people brought, and was given: told, not added up. Pure. */
export const THING_KINDS = [
  'learnt',
  'came',
  'gave',
  'kept',
  'helped',
  'met',
  'introduced',
] as const;
export type ThingKind = (typeof THING_KINDS)[number];
/** What of these somebody was given; all others they brought. */
const GIVEN: ReadonlySet<ThingKind> = new Set(['gave', 'introduced']);

/** One thing that came from or went to a person. `id` is of the encounter, note, goal or person that it is about. */
export interface Thing {
  personId: number;
  kind: ThingKind;
  id: number;
  /** Null where no day was written down. */
  day: string | null;
  words: string;
}

/** That one met, and on which side it was. */
export interface Meeting {
  personId: number;
  day: string;
  direction: 'given' | 'received' | 'both' | null;
}

/** Things of one person: some told, the rest counted. */
export interface Things {
  things: Omit<Thing, 'personId'>[];
  more: number;
}

export interface Told {
  personId: number;
  /** The last day of which anything is known. */
  latest: string | null;
  received: number;
  given: number;
  brought: Things;
  gave: Things;
}

/** Everybody of whom there is something to tell, whoever was there last first. */
export function broughtBy(
  { things, meetings }: { things: readonly Thing[]; meetings: readonly Meeting[] },
  { toldMax }: { toldMax: number },
): Told[] {
  const thingsOf = Map.groupBy(things, ({ personId }) => personId);
  const meetingsOf = Map.groupBy(meetings, ({ personId }) => personId);
  const ids = new Set([...thingsOf.keys(), ...meetingsOf.keys()]);
  return [...ids]
    .map((personId) => {
      const theirs = (thingsOf.get(personId) ?? []).toSorted(latestFirst);
      const met = meetingsOf.get(personId) ?? [];
      return {
        personId,
        latest: latestOf([...theirs, ...met]),
        received: met.filter(({ direction }) => direction === 'received' || direction === 'both')
          .length,
        given: met.filter(({ direction }) => direction === 'given' || direction === 'both').length,
        brought: told(
          theirs.filter(({ kind }) => !GIVEN.has(kind)),
          toldMax,
        ),
        gave: told(
          theirs.filter(({ kind }) => GIVEN.has(kind)),
          toldMax,
        ),
      };
    })
    .toSorted((a, b) => laterDay(a.latest, b.latest) || a.personId - b.personId);
}

const told = (things: Thing[], max: number): Things => ({
  things: things.slice(0, max).map(({ kind, id, day, words }) => ({ kind, id, day, words })),
  more: Math.max(0, things.length - max),
});

const latestOf = (some: readonly { day: string | null }[]): string | null =>
  some.reduce<string | null>(
    (last, { day }) => (day !== null && (last ?? '') < day ? day : last),
    null,
  );

/** What has no day comes last. */
const laterDay = (a: string | null, b: string | null): number =>
  (a ?? '') === (b ?? '') ? 0 : (a ?? '') < (b ?? '') ? 1 : -1;

const latestFirst = (a: Thing, b: Thing): number =>
  laterDay(a.day, b.day) ||
  a.kind.localeCompare(b.kind) ||
  b.id - a.id ||
  a.words.localeCompare(b.words);
