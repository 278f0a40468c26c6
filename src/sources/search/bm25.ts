/** The constants of FTS5's bm25(), so that both engines rank by one formula. */
const K1 = 1.2;
const B = 0.75;

/** One entry's terms that a query asks for, with the letters that say where they stand (A title, B tags, D body). */
export interface BagOfTerms {
  length: number;
  counts: Map<string, string[]>;
}

interface Collection {
  entries: number;
  /** In how many entries each term occurs. */
  having: Map<string, number>;
  averageLength: number;
  columnWeights: readonly [number, number, number];
  terms: readonly { term: string; times: number }[];
}

/** How telling a term is that `having` of all entries hold. */
export function idf(entries: number, having: number): number {
  return Math.max(1e-6, Math.log((entries - having + 0.5) / (having + 0.5)));
}

/** What BM25 adds to a term's count for an entry's length. */
export const lengthPart = (length: number, averageLength: number): number =>
  K1 * (1 - B + (B * length) / averageLength);

/** BM25 as FTS5 computes it, over column-weighted counts. */
export function bm25({
  entries,
  having,
  averageLength,
  columnWeights,
  terms,
}: Collection): (bag: BagOfTerms) => number {
  const [title, tags, body] = columnWeights;
  const weightOf = (letter: string): number =>
    letter === 'A' ? title : letter === 'B' ? tags : body;
  const scored = terms.map(({ term, times }) => {
    return { term, weight: times * idf(entries, having.get(term) ?? 0) };
  });
  return (bag) => {
    const added = lengthPart(bag.length, averageLength);
    return scored.reduce((sum, { term, weight }) => {
      const frequency = (bag.counts.get(term) ?? []).reduce(
        (total, letter) => total + weightOf(letter),
        0,
      );
      return sum + (weight * frequency * (K1 + 1)) / (frequency + added);
    }, 0);
  };
}
