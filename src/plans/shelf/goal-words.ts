import type { GoalView } from '#goals';

/** The words by which a goal is compared with others. */
export const wordsOf = (goal: Pick<GoalView, 'able' | 'questions'>): string =>
  [goal.able, ...goal.questions.map(({ text }) => text)].join('\n');
