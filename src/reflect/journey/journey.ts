import { type GoalView, goalById, goalTitle, partsOf, storyOf } from '#goals';
import { type StepView, stepsOf } from '#plans';
import type { Kith } from '#platform';
import { dayFormat } from '../reviews/day-format.ts';
import { reviewsOf } from '../reviews/queries.ts';
import { criteriaOf, withCriteria } from '../reviews/rules.ts';
import type { GoalReviewView, SaidView } from '../reviews/schema.ts';
import { timeSpent } from '../time/queries.ts';
import { monthsOf } from './kind-rules.ts';
import { linesOf } from './lines.ts';
import { leavingOut, SOMEBODY } from './name-rules.ts';
import type { HappenedLine, JourneyMonth, JourneyView } from './schema.ts';

const NAMED_MAX = 200;

export interface JourneyOf {
  goalId: number;
  isNamed: boolean;
  /** In which days and months begin. */
  zone: string;
}

/**
 * The way of one goal, oldest first, gathered from what the member did anyway: all that is recorded for it, each once.
 * What they judge of people is told as done, and not what it was. Without people nobody is named: not those who were
 * chosen, and not in what the member wrote of them.
 */
export async function journeyOf(
  kith: Kith,
  memberId: number,
  { goalId, isNamed, zone }: JourneyOf,
): Promise<JourneyView> {
  const goal = await goalById(kith, memberId, goalId);
  const dayOf = dayFormat(zone);
  const [story, steps, people, places, reviews, parts, time] = await Promise.all([
    storyOf(kith, memberId, goalId),
    stepsOf(kith, memberId, { goalId }),
    chosenFor(kith, goalId),
    servingPlaces(kith, goalId),
    reviewsOf(kith, memberId, { goalId, isDone: true }),
    partsOf(kith, memberId, goalId),
    timeSpent(kith, memberId, { goalId, zone }),
  ]);
  const turns = story.turns.map(({ at, words }) => ({ day: dayOf(at), words }));
  const turnDays = new Set(turns.map(({ day }) => day));
  const asked = { memberId, goalId, dayOf, turnDays, steps, reviews };
  const { lines, leftOut } = await linesOf(kith, asked);
  const said = isNamed ? asIs : sayingNobody(people, steps, lines);
  return {
    goal: {
      ...headOf(goal, said),
      partOf: parts.parent && said(parts.parent.title),
      parts: parts.parts.map(({ title }) => said(title)),
      beganAt: story.beganAt,
      beganOn: dayOf(story.beganAt),
    },
    evidence: evidenceOf(goal, reviews).map((one) => withoutNamesIn(one, said)),
    plan: steps.map((step) => planLine(step, said)),
    confidence: story.confidence,
    time,
    people: isNamed ? people : [],
    places: places.map(({ id, name }) => ({ id, name: said(name) })),
    months: monthsOf(turns, lines).map((month) => monthSaid(month, { isNamed, said })),
    leftOut,
    reviews: reviews.map((review) => reviewLine(review, said)).toReversed(),
    isNamed,
  };
}

type Say = (text: string) => string;
const asIs: Say = (text) => text;
const SOME_OF_THEM = new RegExp(`${SOMEBODY}(?:(?:, | and )${SOMEBODY})+`, 'giu');

/** Leaves out everybody who is named anywhere in what is told of this goal. */
function sayingNobody(
  people: readonly { name: string }[],
  steps: readonly StepView[],
  lines: readonly HappenedLine[],
): Say {
  const said = leavingOut([
    ...people.map(({ name }) => name),
    ...steps.flatMap(({ person }) => person?.name ?? []),
    ...new Set(lines.flatMap((line) => line.people)),
  ]);
  return (text) => said(text).replace(SOME_OF_THEM, 'some people');
}

function monthSaid(
  { month, turns, happened }: JourneyMonth,
  { isNamed, said }: { isNamed: boolean; said: Say },
): JourneyMonth {
  if (isNamed) return { month, turns, happened };
  return {
    month,
    turns: turns.map(({ day, words }) => ({ day, words: said(words) })),
    happened: happened.map((line) => ({
      ...line,
      words: said(line.words),
      details: line.details.map(said),
      facts: line.facts.map(said),
      people: [],
      href: line.href?.startsWith('/people/') ? null : line.href,
    })),
  };
}

const headOf = (goal: GoalView, said: Say) => ({
  id: goal.id,
  title: said(goalTitle(goal)),
  status: goal.status,
  need: said(goal.need),
  able: said(goal.able),
  why: said(goal.why),
  known: said(goal.known),
  outcome: said(goal.outcome),
  obstacle: said(goal.obstacle),
  ifThen: said(ifThenWords(goal.ifThen)),
  questions: goal.questions.map(({ text }) => said(text)),
  minutesPerWeek: goal.minutesPerWeek,
  lastWords: said(goal.metEvidence || goal.parkedReason),
});

const ifThenWords = (plan: GoalView['ifThen']): string =>
  plan === null
    ? ''
    : `${[plan.cue && `If ${plan.cue}`, plan.action && `then I ${plan.action}`].filter(Boolean).join(', ')}.`;

function planLine(step: StepView, said: Say): JourneyView['plan'][number] {
  const { id, text, c, phase, state, doneAt, doneOn, person } = step;
  const helper = person === null ? null : said(person.name);
  return { id, text: said(text), c, phase, state, doneAt, doneOn, with: helper };
}

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
    .limit(NAMED_MAX)
    .execute();
}

function servingPlaces(kith: Kith, goalId: number): Promise<{ id: number; name: string }[]> {
  return kith.db.read
    .selectFrom('place_goal')
    .innerJoin('place', 'place.id', 'place_goal.place_id')
    .select(['place.id', 'place.name'])
    .where('place_goal.goal_id', '=', goalId)
    .where('place.removed_at', 'is', null)
    .orderBy('place.name')
    .limit(NAMED_MAX)
    .execute();
}
