import { Refusal } from '#platform';
import { WHAT_SHOWS_IT, WHY_IT_RESTS } from './limits.ts';
import { Audience, type GoalView, type StatusForm } from './schema.ts';

/** What keeps a goal from being active, by field; empty when nothing does. */
function missingToBeActive(goal: {
  able: string;
  questions: readonly unknown[];
}): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!goal.able) missing.able = 'Say what you want to be able to do.';
  if (goal.questions.length === 0) {
    missing.questions = 'Keep at least one question: each is searched for on its own.';
  }
  return missing;
}

/** @throws Refusal `invalid`, by field, when something is missing. */
export function requireActive(goal: { able: string; questions: readonly unknown[] }): void {
  const missing = missingToBeActive(goal);
  const [first] = Object.values(missing);
  if (first) throw new Refusal('invalid', first, missing);
}

/**
 * A goal rests for a reason, and is met because something shows it: who comes back to it in a year
 * has nothing else to go by.
 * @throws Refusal `invalid`, by field, when that is missing.
 */
export function requireSaid({ status, reason = '', evidence = '' }: StatusForm): void {
  if (status === 'parked' && reason.trim() === '') throw missing('reason', WHY_IT_RESTS);
  if (status === 'met' && evidence.trim() === '') throw missing('evidence', WHAT_SHOWS_IT);
}

const missing = (field: string, words: string) => new Refusal('invalid', words, { [field]: words });

/** Whether the thought behind a goal at work has changed: its need, its questions, what could get in the way. */
export function isRefined(before: GoalView, after: GoalView): boolean {
  const thought = ({ need, questions, obstacle }: GoalView) =>
    JSON.stringify([need, questions.map(({ text }) => text), obstacle]);
  return after.status === 'active' && thought(before) !== thought(after);
}

/** Statuses in which others may see a goal: one that is being written or rests is seen by nobody else. */
export const SHARED_STATUSES = ['active', 'met'] as const;

/** Who sees a goal as it stands. */
export function reachOf(goal: Pick<GoalView, 'status' | 'audience'>): Audience {
  return SHARED_STATUSES.some((status) => status === goal.status) ? goal.audience : 'me';
}

/** Whether more may see it than before. */
export function widens(before: GoalView, after: GoalView): boolean {
  const rank = (goal: GoalView) => Audience.options.indexOf(reachOf(goal));
  return rank(after) > rank(before);
}

/** For whom a goal was and is no more because its audience was narrowed. One that rests was shared all the same. */
export function takenFrom(before: GoalView, after: GoalView): Audience[] {
  if (before.status !== after.status) return [];
  const ranks = [reachOf(after), reachOf(before)].map((one) => Audience.options.indexOf(one));
  const [now = 0, then = 0] = ranks;
  return Audience.options.slice(now + 1, then + 1);
}
