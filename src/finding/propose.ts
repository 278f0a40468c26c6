import { CRITERIA, CRITERION_WORDS } from '#people';
import type { Answered } from './ground-question.ts';
import { type Offer, portfolio } from './portfolio.ts';
import type { FindingView, FoundPerson } from './view.ts';

/** A question weighs like three criteria: the need comes first. */
const QUESTION_WEIGHT = 1;
const CRITERION_WEIGHT = 1 / 3;
/** How sure a hint is; the member's yes is sure. */
const HINT_SHARE = 0.7;

/** Who together covers the questions and criteria best, beside those already chosen, with what each adds in words. */
export function picksOf(people: FoundPerson[], answered: Answered[]): FindingView['portfolio'] {
  const offers = people.map((person) => offerOf(person, answered));
  const isChosen = (id: number): boolean =>
    people.some((person) => person.id === id && person.decision === 'chosen');
  const weights = new Map([
    ...answered.map(({ question: { id } }): [string, number] => [
      `question ${id}`,
      QUESTION_WEIGHT,
    ]),
    ...CRITERIA.map((criterion): [string, number] => [`criterion ${criterion}`, CRITERION_WEIGHT]),
  ]);
  const picks = portfolio(
    offers.filter((offer) => !isChosen(offer.personId)),
    { weights, chosen: offers.filter((offer) => isChosen(offer.personId)) },
  );
  const words = new Map([
    ...answered.map(({ question: { id, text } }): [string, string] => [`question ${id}`, text]),
    ...CRITERIA.map((criterion): [string, string] => [
      `criterion ${criterion}`,
      CRITERION_WORDS[criterion].title,
    ]),
  ]);
  return picks.map((pick) => ({
    id: pick.personId,
    name: people.find((person) => person.id === pick.personId)?.name ?? '',
    adds: pick.adds.slice(0, ADDS_SHOWN_MAX).map(({ key }) => words.get(key) ?? key),
  }));
}

const ADDS_SHOWN_MAX = 4;

function offerOf(person: FoundPerson, answered: Answered[]): Offer {
  const covers = new Map<string, number>();
  for (const { question, grounded } of answered) {
    const ground = grounded.get(person.id);
    const isShown = person.questions.some(({ questionId }) => questionId === question.id);
    if (ground && isShown) covers.set(`question ${question.id}`, ground.best);
  }
  for (const { criterion, hint, assessment } of person.criteria) {
    const share =
      assessment === 'yes' ? 1 : assessment === 'unknown' && hint === 'hint' ? HINT_SHARE : 0;
    if (share > 0) covers.set(`criterion ${criterion}`, share);
  }
  return { personId: person.id, covers };
}
