import { Refusal } from '#platform';

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
