import { type GoalView, goalsOf, goalTitle } from '#goals';
import { type AssessmentView, assessmentsFor, CRITERION_WORDS, personById } from '#people';
import type { Kith } from '#platform';
import { choicesFor } from '../choices.ts';
import { findForGoal } from '../find.ts';
import { type QuestionSaid, readFor } from './grounds.ts';
import type { GoodForView } from './schema.ts';

/** Goals looked at for one page. */
const GOALS_MAX = 6;
type ForGoal = GoodForView['goals'][number];

/**
 * What a person is good for: for each goal under way what their own entries say on its questions, the
 * signs on the criteria as the goal's page gives them, and what the member decided. A goal of which they
 * say nothing is named too: not enough evidence is an answer.
 */
export async function goodForOf(
  kith: Kith,
  memberId: number,
  personId: number,
): Promise<GoodForView> {
  const person = await personById(kith, memberId, personId);
  const active = (await goalsOf(kith, memberId)).filter(({ status }) => status === 'active');
  const goals = active.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, GOALS_MAX);
  const said = await readFor(kith, memberId, { personId: person.id, goals });
  return {
    goals: await Promise.all(
      goals.map((goal) =>
        goodFor(kith, memberId, { goal, personId: person.id, said: said.get(goal.id) ?? [] }),
      ),
    ),
    more: active.length - goals.length,
  };
}

async function goodFor(
  kith: Kith,
  memberId: number,
  { goal, personId, said }: { goal: GoalView; personId: number; said: QuestionSaid[] },
): Promise<ForGoal> {
  const [choices, assessments] = await Promise.all([
    choicesFor(kith, goal.id),
    assessmentsFor(kith, memberId, goal.id),
  ]);
  const mine = assessments.filter((one) => one.personId === personId);
  return {
    goal: { id: goal.id, title: goalTitle(goal) },
    decision: choices.get(personId) ?? 'open',
    questions: said,
    criteria:
      (said.length > 0 ? await signs(kith, memberId, { goal, personId }) : null) ?? wordsOf(mine),
  };
}

/** The criteria as the goal's page shows them: others on the goal have to be read for that. */
async function signs(
  kith: Kith,
  memberId: number,
  { goal, personId }: { goal: GoalView; personId: number },
): Promise<ForGoal['criteria'] | null> {
  const { people } = await findForGoal(kith, memberId, goal.id, { alsoPersonId: personId });
  const found = people.find(({ id }) => id === personId);
  return (
    found?.criteria.map(({ criterion, title, hint, because, count, assessment, reason }) => ({
      criterion,
      title,
      hint,
      because,
      count,
      assessment,
      reason,
    })) ?? null
  );
}

/** Where there is nothing to read, the member's own word still stands. */
const wordsOf = (assessments: readonly AssessmentView[]): ForGoal['criteria'] =>
  assessments.map(({ criterion, value, reason }) => ({
    criterion,
    title: CRITERION_WORDS[criterion].title,
    hint: 'only-you',
    because: '',
    count: 0,
    assessment: value,
    reason,
  }));
