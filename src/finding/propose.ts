import { CRITERIA, CRITERION_WORDS } from '#people';
import type { Answered } from './ground-question.ts';
import { type Offer, portfolio } from './portfolio.ts';
import { chancesOf } from './ranking/index.ts';
import type { FindingView, FoundPerson } from './view.ts';

/** A question weighs like three criteria: the need comes first. */
const QUESTION_WEIGHT = 1;
const CRITERION_WEIGHT = 1 / 3;
/** How sure a hint is; the member's yes is sure. */
const HINT_SHARE = 0.7;

/** Who together covers the questions and criteria best, beside those already chosen, with what each adds in words. */
export function picksOf(
  people: FoundPerson[],
  answered: Answered[],
  standings: ReadonlyMap<number, number> = new Map(),
): FindingView['portfolio'] {
  const likely = answered.map(likelihoodsOf);
  const offers = people.map((person) =>
    offerOf(person, { answered, likely, valued: valuedOf(person.id, standings) }),
  );
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

/** How likely each of the people shown helps with a question, beside whoever is likeliest. */
function likelihoodsOf({ people, grounded }: Answered): Map<number, number> {
  const chances = new Map([...chancesOf(people)].filter(([id]) => grounded.has(id)));
  const highest = Math.max(...chances.values());
  return new Map([...chances].map(([id, chance]) => [id, chance / highest]));
}

/** How much surer readers' votes make a hint at expertise, or less: from 3/4 to 5/4; 1 where nobody votes. */
function valuedOf(personId: number, standings: ReadonlyMap<number, number>): number {
  const standing = standings.get(personId);
  const highest = Math.max(...standings.values());
  return standing === undefined || highest <= 0 ? 1 : 3 / 4 + standing / highest / 2;
}

interface Known {
  answered: Answered[];
  likely: readonly ReadonlyMap<number, number>[];
  valued: number;
}

function offerOf(person: FoundPerson, { answered, likely, valued }: Known): Offer {
  const covers = new Map<string, number>();
  for (const [place, { question, grounded }] of answered.entries()) {
    const ground = grounded.get(person.id);
    const isShown = person.questions.some(({ questionId }) => questionId === question.id);
    if (!ground || !isShown) continue;
    // The choice squares what it is given.
    const isChosen = person.decision === 'chosen';
    const likelihood = isChosen ? 1 : Math.sqrt(likely[place]?.get(person.id) ?? 0);
    covers.set(`question ${question.id}`, ground.best * likelihood);
  }
  for (const { criterion, hint, assessment } of person.criteria) {
    const hinted = criterion === 'expert' ? HINT_SHARE * valued : HINT_SHARE;
    const share =
      assessment === 'yes' ? 1 : assessment === 'unknown' && hint === 'hint' ? hinted : 0;
    if (share > 0) covers.set(`criterion ${criterion}`, share);
  }
  return { personId: person.id, covers };
}
