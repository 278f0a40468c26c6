import {
  type Choice,
  type Decision,
  outgoingGoal,
  saidOf,
} from '../../src/contribute/redaction/outgoing-rules.ts';
import type { GoalGoingOut } from '../../src/contribute/redaction/publish-goal.ts';

/** What a member sends who has looked through a goal and says the same of whoever is named in it. */
export function lookedThrough(seen: GoalGoingOut, choice: Choice = 'replace') {
  const decisions = new Map<string, Decision>(seen.subjects.map(({ key }) => [key, { choice }]));
  return {
    ...outgoingGoal(seen, seen.subjects, decisions),
    source: seen.source,
    named: saidOf(seen.subjects, decisions),
  };
}
