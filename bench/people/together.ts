/** The product's choice of people who together cover several questions, made from the rankings for each. */
import { chancesOf, type Offer, portfolio, type RankedPerson } from '#finding';

export function togetherFor(
  apart: readonly (readonly RankedPerson[])[],
  limit: number,
): { personId: number }[] {
  const offers = new Map<number, Offer>();
  for (const [place, people] of apart.entries()) {
    for (const [personId, chance] of chancesOf(people)) {
      const offer = offers.get(personId) ?? { personId, covers: new Map() };
      // The choice squares what it is given.
      offer.covers.set(`question ${place}`, Math.sqrt(chance));
      offers.set(personId, offer);
    }
  }
  const weights = new Map(apart.map((_, place): [string, number] => [`question ${place}`, 1]));
  return portfolio([...offers.values()], { weights, limit, gainMin: 0 });
}
