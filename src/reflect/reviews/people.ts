import { chosenFor, helpOf } from '#finding';
import type { Kith } from '#platform';
import { reviewById } from './queries.ts';

/** Whom a review asks about: chosen for its goal, and of whom it was said at this review whether they helped. */
export async function peopleOfReview(
  kith: Kith,
  memberId: number,
  reviewId: number,
): Promise<{ id: number; name: string }[]> {
  const { goal } = await reviewById(kith, memberId, reviewId);
  const [chosen, help] = await Promise.all([
    chosenFor(kith, memberId, [goal.id]),
    helpOf(kith, memberId, { goalId: goal.id }),
  ]);
  const said = help.filter(({ occasion }) => occasion === `review:${reviewId}`);
  const people = [...(chosen.get(goal.id)?.people ?? []), ...said.map(({ person }) => person)];
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
