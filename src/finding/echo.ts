/**
 * How alike the people of a goal are, in what is known of them. People choose alike (domain, section 5); whoever
 * looks only into mirrors should be able to see it. Words, no numbers: what is not known stays unknown. Pure.
 */
export const DIMENSIONS = ['employer', 'field', 'country', 'source', 'view'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What is known of a person on each dimension; nothing is "unknown". */
export interface Reflected<In extends string = Dimension> {
  name: string;
  values: Partial<Record<In, readonly string[]>>;
}

export interface EchoLine<In extends string = Dimension> {
  dimension: In;
  /** `unknown`: of fewer than three of them anything is known. */
  state: 'alike' | 'mixed' | 'different' | 'unknown';
  /** Who shares what, the largest group first. */
  groups: { label: string; people: string[] }[];
  unknown: string[];
}

/** With fewer people there is nothing to be alike in. */
export const ECHO_PEOPLE_MIN = 3;
/** From this share of those known on, one group is nearly everybody. */
const ALIKE_SHARE = 2 / 3;
/** From this share of the largest possible variety on (effective number, exp of entropy), they differ. */
const VARIETY_SHARE = 0.75;

/** How alike these people are, dimension by dimension; null while they are too few. */
export function echoOf(people: readonly Reflected[]): EchoLine[] | null {
  if (people.length < ECHO_PEOPLE_MIN) return null;
  return DIMENSIONS.map((dimension) => likenessOf(people, dimension));
}

/** How alike people are in one thing, whichever it is. */
export function likenessOf<In extends string>(
  people: readonly Reflected<In>[],
  dimension: In,
): EchoLine<In> {
  const groups = new Map<string, { label: string; people: string[]; weight: number }>();
  const unknown: string[] = [];
  for (const { name, values } of people) {
    const held = new Map((values[dimension] ?? []).map((value) => [folded(value), value]));
    if (held.size === 0) unknown.push(name);
    for (const [key, label] of held) {
      const known = groups.get(key) ?? { label, people: [], weight: 0 };
      // Somebody with two employers is half at each.
      groups.set(key, {
        label: known.label,
        people: [...known.people, name],
        weight: known.weight + 1 / held.size,
      });
    }
  }
  const ordered = [...groups.values()].toSorted(
    (a, b) => b.people.length - a.people.length || (a.label < b.label ? -1 : 1),
  );
  return {
    dimension,
    state: stateOf(ordered, people.length - unknown.length),
    groups: ordered.map(({ label, people: names }) => ({ label, people: names })),
    unknown,
  };
}

const folded = (value: string): string => value.normalize('NFC').trim().toLowerCase();

function stateOf(
  groups: readonly { people: string[]; weight: number }[],
  known: number,
): EchoLine['state'] {
  if (known < ECHO_PEOPLE_MIN) return 'unknown';
  // By weight: somebody who looks from five places shares only a fifth of them.
  const largest = Math.max(
    0,
    ...groups.map(({ people, weight }) => (people.length > 1 ? weight : 0)),
  );
  if (largest >= known * ALIKE_SHARE) return 'alike';
  const entropy = groups.reduce((sum, { weight }) => {
    const share = weight / known;
    return sum - share * Math.log(share);
  }, 0);
  return Math.exp(entropy) >= known * VARIETY_SHARE ? 'different' : 'mixed';
}

/** In what somebody shares nothing with any of the others, and where that cannot be told. */
export interface Differing {
  different: Dimension[];
  unknown: Dimension[];
}

export function differingOf(one: Reflected, others: readonly Reflected[]): Differing {
  const held = (person: Reflected, dimension: Dimension): string[] =>
    (person.values[dimension] ?? []).map(folded);
  const different: Dimension[] = [];
  const unknown: Dimension[] = [];
  for (const dimension of DIMENSIONS) {
    const own = held(one, dimension);
    const theirs = new Set(others.flatMap((other) => held(other, dimension)));
    if (own.length === 0 || theirs.size === 0) unknown.push(dimension);
    else if (!own.some((value) => theirs.has(value))) different.push(dimension);
  }
  return { different, unknown };
}
