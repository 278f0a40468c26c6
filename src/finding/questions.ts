import type { GoalView } from '#goals';

/** What is searched for a goal: its questions, or while it has none what one wants to be able to do. */
export const questionsOf = ({
  questions,
  able,
  need,
}: Pick<GoalView, 'questions' | 'able' | 'need'>): { id: number; text: string }[] =>
  questions.length > 0 ? questions : [{ id: 0, text: able || need }];
