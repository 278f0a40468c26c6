import { isYear } from './period-rules.ts';
import { COMPARED_MAX, COMPARED_MIN, PROMPTS, type PromptId } from './prompt-limits.ts';
import type { PortraitView } from './schema.ts';

/** How one prompt was answered over time; null where it was not answered with a step. */
export interface Line {
  id: PromptId;
  title: string;
  steps: (number | null)[];
}
export interface Comparison {
  periods: string[];
  lines: Line[];
}

/**
 * One's own portraits beside each other: quarters with quarters, years with years. Null while fewer
 * than two have been answered, as one alone says nothing about change.
 */
export function compare(portraits: readonly PortraitView[], period: string): Comparison | null {
  const alike = portraits
    .filter((one) => isYear(one.period) === isYear(period) && isAnswered(one))
    .toSorted((a, b) => a.period.localeCompare(b.period))
    .slice(-COMPARED_MAX);
  if (alike.length < COMPARED_MIN) return null;
  return {
    periods: alike.map((one) => one.period),
    lines: PROMPTS.map(({ id, title }) => ({
      id,
      title,
      steps: alike.map(({ answers }) => answers[id]?.agrees ?? null),
    })),
  };
}

/** Whether anything was answered by a step; words alone cannot be drawn. */
export const isAnswered = ({ answers }: PortraitView): boolean =>
  Object.values(answers).some((answer) => answer.agrees !== null);
