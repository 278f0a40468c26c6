import { gapKey, personKey } from './key-rules.ts';
import { BUILD_MAX } from './limits.ts';

interface Named {
  id: number;
  name: string;
}
interface Found extends Named {
  questions: readonly { questionId: number }[];
}

/** An active goal, with those of its people nothing has passed with, and what nobody covers. */
export interface GoalToBuild {
  goal: { id: number; title: string };
  chosen: readonly Found[];
  proposed: readonly Found[];
  /** Whether anybody is chosen for it at all. */
  hasChosen: boolean;
  gaps: readonly { key: string; text: string; brief: string }[];
  questions: readonly { id: number; text: string }[];
}

export interface BuildLine {
  key: string;
  person: Named | null;
  goal: { id: number; title: string };
  why: string;
}

/** Values, trust and being inspired are no reason to look for somebody new: one decides them of whom one knows. */
const ONLY_THE_MEMBER_SAYS: ReadonlySet<string> = new Set([
  'criterion shared-values',
  'criterion inspires',
  'criterion trust',
]);

/** Lines of one goal; the rest of the queue is for the others. */
const LINES_PER_GOAL_MAX = 2;

/**
 * Whom to get to know: first who was chosen and not met yet, then who is proposed where nobody is
 * chosen, then what nobody covers. The goals take turns, and nobody stands there twice.
 */
export function buildOf(goals: readonly GoalToBuild[]): BuildLine[] {
  const ofGoal = goals.map((goal) => linesOf(goal));
  const lines: BuildLine[] = [];
  for (let turn = 0; turn < LINES_PER_GOAL_MAX; turn++)
    for (const own of ofGoal) {
      const next = own.find(({ key }) => !lines.some((line) => line.key === key));
      if (next && lines.length < BUILD_MAX) lines.push(next);
    }
  return lines;
}

function linesOf(goal: GoalToBuild): BuildLine[] {
  const of = (person: Found, why: string): BuildLine => ({
    key: personKey(person.id),
    person: { id: person.id, name: person.name },
    goal: goal.goal,
    why,
  });
  const chosen = goal.chosen.map((person) =>
    of(person, 'You chose them, and nothing has passed between you yet.'),
  );
  const proposed = goal.hasChosen
    ? []
    : goal.proposed.map((person) => of(person, proposal(goal, person)));
  const gaps = goal.gaps
    .filter(({ key }) => !ONLY_THE_MEMBER_SAYS.has(key))
    .map(({ key, text, brief }) => ({
      key: gapKey(goal.goal.id, key),
      person: null,
      goal: goal.goal,
      why: `${text} ${brief}`,
    }));
  return [...chosen, ...proposed, ...gaps];
}

function proposal({ questions }: GoalToBuild, person: Found): string {
  const touched = questions.find(({ id }) => person.questions.some((one) => one.questionId === id));
  return touched
    ? `Writes about “${touched.text}”, and nobody is chosen for this goal yet.`
    : 'Touches this goal, and nobody is chosen for it yet.';
}
