/**
 * Who together covers a goal best: lazy greedy choice over questions and criteria. A second person on
 * the same question adds less than the first on an open one, so the choice spreads by itself.
 */

/** What someone may bring: a question or a criterion, and how sure the program is (0 to 1). */
export interface Offer {
  personId: number;
  /** Key such as `question 12` or `criterion expert`. */
  covers: Map<string, number>;
}

export interface Pick {
  personId: number;
  /** What this person adds to those before, most first: key and gain. */
  adds: { key: string; gain: number }[];
  gain: number;
}

export const PORTFOLIO_MAX = 5;
/** Below this a further person repeats what the others bring. */
const GAIN_MIN = 0.05;

/**
 * Picks up to `limit` people, starting from what those already chosen cover. Maximises
 * Σ weight · [1 − Π(1 − p²)]; squaring sharpens, which measured best on pooled communities.
 */
export function portfolio(
  offers: Offer[],
  options: { weights: Map<string, number>; chosen?: Offer[]; limit?: number; gainMin?: number },
): Pick[] {
  const { weights, chosen = [], limit = PORTFOLIO_MAX, gainMin = GAIN_MIN } = options;
  const open = new Map([...weights.keys()].map((key) => [key, 1]));
  const sharpen = (share: number): number => Math.min(1, Math.max(0, share)) ** 2;
  const cover = (offer: Offer): void => {
    for (const [key, share] of offer.covers)
      open.set(key, (open.get(key) ?? 0) * (1 - sharpen(share)));
  };
  const gainsOf = (offer: Offer): Pick['adds'] =>
    [...offer.covers]
      .map(([key, share]) => ({
        key,
        gain: (weights.get(key) ?? 0) * (open.get(key) ?? 0) * sharpen(share),
      }))
      .filter(({ gain }) => gain > 0)
      .toSorted((a, b) => b.gain - a.gain || (a.key < b.key ? -1 : 1));

  for (const offer of chosen) cover(offer);
  const left = new Map(offers.map((offer) => [offer.personId, offer]));
  for (const offer of chosen) left.delete(offer.personId);
  const picks: Pick[] = [];
  while (picks.length < limit && left.size > 0) {
    let best: Pick | undefined;
    for (const offer of left.values()) {
      const adds = gainsOf(offer);
      const gain = adds.reduce((sum, add) => sum + add.gain, 0);
      const isBetter =
        !best || gain > best.gain || (gain === best.gain && offer.personId < best.personId);
      if (isBetter) best = { personId: offer.personId, adds, gain };
    }
    if (!best || best.gain < gainMin) break;
    const picked = left.get(best.personId);
    if (picked) cover(picked);
    left.delete(best.personId);
    picks.push(best);
  }
  return picks;
}
