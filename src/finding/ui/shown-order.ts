import type { FoundPerson } from '../view.ts';
import { byStrength, sayingOrder } from './words.ts';

/**
 * The people in the order in which they were shown before; who is new comes after them. A list that
 * rearranges itself while one works through it makes one lose one's place.
 */
export function keepPlaces<Item extends { id: number }>(
  people: readonly Item[],
  placed: readonly number[],
): Item[] {
  const places = new Map(placed.map((id, place) => [id, place]));
  return people.toSorted(
    (a, b) => (places.get(a.id) ?? placed.length) - (places.get(b.id) ?? placed.length),
  );
}

/** Who writes about one question, those who say most about it first; everybody for `null`. */
export function peopleFor(
  people: readonly FoundPerson[],
  questionId: number | null,
): readonly FoundPerson[] {
  if (questionId === null) return people;
  const said = (person: FoundPerson) =>
    person.questions.find((question) => question.questionId === questionId);
  return people
    .flatMap((person) => {
      const question = said(person);
      return question ? [{ person, at: sayingOrder(question) }] : [];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ person }) => person);
}

/** The entry that shows best why a person is here: of the question asked about, else of their strongest. */
export function bestEvidence(person: FoundPerson, questionId: number | null) {
  const questions = byStrength(person.questions).filter(
    (question) => questionId === null || question.questionId === questionId,
  );
  for (const { evidence } of questions) if (evidence[0]) return evidence[0];
  return undefined;
}
