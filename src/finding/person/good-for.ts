import { type GoalView, goalsOf, goalTitle } from '#goals';
import { personById } from '#people';
import type { Kith } from '#platform';
import { findForGoal } from '../find.ts';
import type { GoodForView } from './schema.ts';

/** Goals looked at for one page: each costs as much as its own page of people. */
const GOALS_MAX = 6;

/**
 * What a person is good for: for each goal under way what they write on its questions, the signs on the
 * criteria, and what the member decided; the same answer that the goal's own page gives. A goal of which
 * they say nothing is named too: not enough evidence is an answer.
 */
export async function goodForOf(
  kith: Kith,
  memberId: number,
  personId: number,
): Promise<GoodForView> {
  const person = await personById(kith, memberId, personId);
  const active = (await goalsOf(kith, memberId)).filter(({ status }) => status === 'active');
  const goals = active.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, GOALS_MAX);
  return {
    goals: await Promise.all(goals.map((goal) => goodFor(kith, memberId, { goal, person }))),
    more: active.length - goals.length,
  };
}

async function goodFor(
  kith: Kith,
  memberId: number,
  { goal, person }: { goal: GoalView; person: { id: number } },
): Promise<GoodForView['goals'][number]> {
  const finding = await findForGoal(kith, memberId, goal.id, { alsoPersonId: person.id });
  const named = { id: goal.id, title: goalTitle(goal) };
  const found = finding.people.find(({ id }) => id === person.id);
  const isDismissed = finding.dismissed.some(({ id }) => id === person.id);
  if (!found)
    return {
      goal: named,
      decision: isDismissed ? 'dismissed' : 'open',
      questions: [],
      criteria: [],
    };
  const texts = new Map(finding.questions.map(({ id, text }) => [id, text]));
  return {
    goal: named,
    decision: found.decision,
    questions: found.questions.map(({ questionId, entries, strength, evidence }) => ({
      text: texts.get(questionId) ?? '',
      entries,
      strength,
      examples: evidence.map(({ entryId, title, passage, publishedAt }) => ({
        entryId,
        title: title || passage,
        publishedAt,
      })),
    })),
    criteria: found.criteria.map(
      ({ criterion, title, hint, because, count, assessment, reason }) => ({
        criterion,
        title,
        hint,
        because,
        count,
        assessment,
        reason,
      }),
    ),
  };
}
