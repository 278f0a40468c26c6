/**
 * From where people look at one question: their entries in groups, once what all of them say because it
 * is the question is taken away (people-finding, section 8). Pure; the same entries give the same groups.
 */
export interface Spoken {
  id: number;
  personId: number;
  terms: string[];
}

export interface Perspective<Entry extends Spoken = Spoken> {
  /** The entries that look from there, at least two. */
  entries: Entry[];
  /** Terms that set it apart, most first. */
  terms: string[];
}

/** From this similarity (cosine, topic removed) on, entries look from the same place. */
const ALIKE_MIN = 0.1;
const TERM_CHARS_MIN = 4;
const TERMS_SHOWN_MAX = 8;
/** Putting entries where they fit better; after the first rounds hardly any moves. */
const ROUNDS = 3;

type Vector = Map<string, number>;

/** The perspectives on a question among these entries. `topic` are its own terms. */
export function perspectivesOf<Entry extends Spoken>(
  entries: readonly Entry[],
  topic: ReadonlySet<string>,
): Perspective<Entry>[] {
  const ordered = entries.toSorted((a, b) => a.id - b.id);
  const vectors = vectorsOf(ordered, topic);
  const alike = withoutTopic(vectors);
  const groups = grouped(ordered.length, alike);
  return groups
    .filter((group) => group.length > 1)
    .map((group) => ({
      entries: group.flatMap((place) => ordered[place] ?? []),
      terms: ownTermsOf(group, vectors),
    }));
}

const isTelling = (term: string): boolean => term.length >= TERM_CHARS_MIN && !/^\d/.test(term);

/** tf·idf, of length 1. A term of one entry alone joins nothing and is left out. */
function vectorsOf(entries: readonly Spoken[], topic: ReadonlySet<string>): Vector[] {
  const having = new Map<string, number>();
  for (const { terms } of entries)
    for (const term of new Set(terms)) having.set(term, (having.get(term) ?? 0) + 1);
  return entries.map(({ terms }) => {
    const times = new Map<string, number>();
    for (const term of terms) {
      if ((having.get(term) ?? 0) < 2 || topic.has(term) || !isTelling(term)) continue;
      times.set(term, (times.get(term) ?? 0) + 1);
    }
    const weighed = [...times].map(([term, count]): [string, number] => [
      term,
      (1 + Math.log(count)) * Math.log(1 + entries.length / (having.get(term) ?? 1)),
    ]);
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    return new Map(weighed.map(([term, weight]) => [term, weight / length]));
  });
}

function dot(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

/**
 * How alike two entries are in what is not the topic: the cosine after the part along the mean of all
 * is taken out of both, u·v − (u·c)(v·c)/c·c, which needs no dense vectors.
 */
function withoutTopic(vectors: Vector[]): (a: number, b: number) => number {
  const mean: Vector = new Map();
  for (const vector of vectors)
    for (const [term, weight] of vector)
      mean.set(term, (mean.get(term) ?? 0) + weight / vectors.length);
  const length = dot(mean, mean) || 1;
  const along = vectors.map((vector) => dot(vector, mean));
  const left = vectors.map((vector, place) =>
    Math.sqrt(Math.max(0, dot(vector, vector) - (along[place] ?? 0) ** 2 / length)),
  );
  const known = new Map<number, number>();
  return (a, b) => {
    const key = Math.min(a, b) * vectors.length + Math.max(a, b);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const [u, v] = [vectors[a], vectors[b]];
    const lengths = (left[a] ?? 0) * (left[b] ?? 0);
    const rest = u && v ? dot(u, v) - ((along[a] ?? 0) * (along[b] ?? 0)) / length : 0;
    const cosine = lengths > 1e-9 ? rest / lengths : 0;
    known.set(key, cosine);
    return cosine;
  };
}

/** Each entry with those it is most like on the average, or by itself. */
function grouped(count: number, alike: (a: number, b: number) => number): number[][] {
  const groupOf: (number | null)[] = Array.from({ length: count }, () => null);
  for (let round = 0; round < ROUNDS; round++)
    for (let place = 0; place < count; place++) groupOf[place] = bestGroup(place, groupOf, alike);
  const groups = Map.groupBy(groupOf.keys(), (place) => groupOf[place] ?? -1);
  return [...groups].toSorted(([a], [b]) => a - b).map(([, places]) => [...places]);
}

function bestGroup(
  place: number,
  groupOf: readonly (number | null)[],
  alike: (a: number, b: number) => number,
): number {
  const sums = new Map<number, { sum: number; size: number }>();
  for (const [other, group] of groupOf.entries()) {
    if (group === null || other === place) continue;
    const known = sums.get(group) ?? { sum: 0, size: 0 };
    sums.set(group, { sum: known.sum + alike(place, other), size: known.size + 1 });
  }
  let best = { group: -1, mean: ALIKE_MIN };
  for (const [group, { sum, size }] of sums)
    if (sum / size > best.mean) best = { group, mean: sum / size };
  return best.group >= 0 ? best.group : Math.max(-1, ...sums.keys()) + 1;
}

/** Terms of several of these entries that are rare among the others. */
function ownTermsOf(group: readonly number[], vectors: readonly Vector[]): string[] {
  const inside = new Set(group);
  const held = new Map<string, { here: number; there: number }>();
  for (const [place, vector] of vectors.entries()) {
    for (const term of vector.keys()) {
      const known = held.get(term) ?? { here: 0, there: 0 };
      if (inside.has(place)) known.here++;
      else known.there++;
      held.set(term, known);
    }
  }
  const others = Math.max(1, vectors.length - group.length);
  const telling = ({ here, there }: { here: number; there: number }): number =>
    here / group.length - there / others;
  return [...held]
    .filter(([, counts]) => counts.here > 1 && telling(counts) > 0)
    .toSorted(([a, x], [b, y]) => telling(y) - telling(x) || (a < b ? -1 : 1))
    .slice(0, TERMS_SHOWN_MAX)
    .map(([term]) => term);
}
