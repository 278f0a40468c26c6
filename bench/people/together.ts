/** The product's choice of people who together cover several questions, made from the rankings for each. */
import { type Offer, portfolio, type RankedPerson } from '#finding';

/** People of each question among whom is chosen. */
const OFFERED_MAX = 30;
/** Whoever comes first for a question covers half of it: somebody further is still worth half as much. */
const FIRST_COVERS = Math.SQRT1_2;

export function togetherFor(
  apart: readonly (readonly RankedPerson[])[],
  limit: number,
): { personId: number }[] {
  const offers = new Map<number, Offer>();
  for (const [place, people] of apart.entries()) {
    const first = people[0]?.score ?? 0;
    for (const { personId, score } of people.slice(0, OFFERED_MAX)) {
      const offer = offers.get(personId) ?? { personId, covers: new Map() };
      offer.covers.set(`question ${place}`, first === 0 ? 0 : (FIRST_COVERS * score) / first);
      offers.set(personId, offer);
    }
  }
  const weights = new Map(apart.map((_, place): [string, number] => [`question ${place}`, 1]));
  return portfolio([...offers.values()], { weights, limit, gainMin: 0 });
}
