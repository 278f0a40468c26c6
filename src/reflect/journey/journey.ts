import { type InteractionView, interactionsOf, movesFor } from '#connect';
import { notesOf } from '#create';
import { type GoalView, goalById, goalTitle, storyOf } from '#goals';
import { stepsOf } from '#plans';
import type { Kith } from '#platform';
import { DONE_WORDS, noMoves, noonOf } from '../reviews/happened.ts';
import { reviewsOf } from '../reviews/queries.ts';
import { criteriaOf, withCriteria } from '../reviews/rules.ts';
import type { GoalReviewView, SaidView } from '../reviews/schema.ts';
import { SOMEBODY, withoutNames } from './name-rules.ts';
import type { JourneyView } from './schema.ts';

const PEOPLE_MAX = 200;

/**
 * The way of one goal, oldest first, gathered from what the member did anyway. Without people nobody
 * is named: not those who were chosen, and not in what the member wrote of them.
 */
export async function journeyOf(
  kith: Kith,
  memberId: number,
  { goalId, isNamed }: { goalId: number; isNamed: boolean },
): Promise<JourneyView> {
  const goal = await goalById(kith, memberId, goalId);
  const [story, steps, people, moves, { interactions }, notes, reviews] = await Promise.all([
    storyOf(kith, memberId, goalId),
    stepsOf(kith, memberId, { goalId }),
    chosenFor(kith, goalId),
    movesFor(kith, memberId, { goalId, state: 'done' }),
    interactionsOf(kith, memberId, { goalId }),
    notesOf(kith, memberId, { goalId }),
    reviewsOf(kith, memberId, { goalId, isDone: true }),
  ]);
  const names = isNamed
    ? []
    : [
        ...people,
        ...moves.map(({ person }) => person),
        ...interactions.flatMap((one) => one.people),
      ].map(({ name }) => name);
  const said = (text: string) => withoutNames(text, names);
  const nameOf = (person: { name: string } | null) =>
    person === null ? null : isNamed ? person.name : SOMEBODY;
  return {
    goal: headOf(goal, story.beganAt, said),
    evidence: evidenceOf(goal, reviews).map((one) => withoutNamesIn(one, said)),
    plan: steps.map(({ id, text, c, phase, state, doneAt, doneOn, person }) => {
      return { id, text: said(text), c, phase, state, doneAt, doneOn, with: nameOf(person) };
    }),
    turns: story.turns.map(({ at, words }) => ({ at, words: said(words) })),
    confidence: story.confidence,
    people: isNamed ? people : [],
    moves: [
      ...moves.map(({ settledAt, createdAt, intent, person, outcome }) => ({
        at: settledAt ?? createdAt,
        words: `${DONE_WORDS[intent]} ${nameOf(person)}`,
        outcome: said(outcome),
      })),
      ...noMoves(interactions).map((one) => ({
        at: noonOf(one.day),
        words: `Was in touch with ${whoOf(one, isNamed)}`,
        outcome: said(one.learnt || one.outcome),
      })),
    ].toSorted((a, b) => a.at - b.at),
    notes: notes
      .map(({ id, createdAt, title }) => ({
        id,
        at: createdAt,
        title: said(title.trim()) || 'A note',
      }))
      .toSorted((a, b) => a.at - b.at),
    reviews: reviews.map((review) => reviewLine(review, said)).toReversed(),
    isNamed,
  };
}

function whoOf({ people }: InteractionView, isNamed: boolean): string {
  if (isNamed) return people.map(({ name }) => name).join(', ');
  return people.length === 1 ? SOMEBODY : `${people.length} people`;
}

type Say = (text: string) => string;

const headOf = (goal: GoalView, beganAt: number, said: Say): JourneyView['goal'] => ({
  id: goal.id,
  title: said(goalTitle(goal)),
  status: goal.status,
  need: said(goal.need),
  able: said(goal.able),
  why: said(goal.why),
  questions: goal.questions.map(({ text }) => said(text)),
  lastWords: said(goal.metEvidence || goal.parkedReason),
  beganAt,
});

/** What was said last of each line that the goal has now. */
function evidenceOf(goal: GoalView, reviews: readonly GoalReviewView[]): SaidView[] {
  const lines = criteriaOf(goal.evidence);
  const latest = new Map<string, SaidView>();
  for (const { criteria } of reviews.toReversed())
    for (const said of criteria) if (said.reached !== null) latest.set(said.criterion, said);
  const unsaid = (criterion: string): SaidView => ({
    criterion,
    reached: null,
    words: '',
    shownBy: null,
  });
  return withCriteria(lines, [...latest.values()], unsaid);
}

const withoutNamesIn = (one: SaidView, said: Say): SaidView => ({
  ...one,
  criterion: said(one.criterion),
  words: said(one.words),
  shownBy: one.shownBy && { ...one.shownBy, title: said(one.shownBy.title) },
});

const reviewLine = (review: GoalReviewView, said: Say): JourneyView['reviews'][number] => ({
  id: review.id,
  at: review.doneAt ?? review.updatedAt,
  confidence: review.confidence,
  satisfaction: review.satisfaction,
  causes: review.causes,
  causeWords: said(review.causeWords),
  decision: review.decision,
  decisionWords: said(review.decisionWords),
});

/** Who is chosen for a goal, by name. */
function chosenFor(kith: Kith, goalId: number): Promise<{ id: number; name: string }[]> {
  return kith.db.read
    .selectFrom('choice')
    .innerJoin('person', 'person.id', 'choice.person_id')
    .select(['person.id', 'person.name'])
    .where('choice.goal_id', '=', goalId)
    .where('choice.decision', '=', 'chosen')
    .where('person.removed_at', 'is', null)
    .orderBy('choice.decided_at')
    .orderBy('person.id')
    .limit(PEOPLE_MAX)
    .execute();
}
