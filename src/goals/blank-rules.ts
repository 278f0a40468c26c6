import type { GoalForm } from './schema.ts';

const WORDED = [
  'need',
  'able',
  'why',
  'known',
  'outcome',
  'obstacle',
  'evidence',
  'startText',
  'audiencePerson',
] as const;

type Worded = Pick<GoalForm, (typeof WORDED)[number] | 'ifThen'> & {
  questions?: readonly unknown[] | undefined;
};

/** Whether nobody has written a word: what is only chosen, such as where one starts from, is none. */
export function saysNothing(goal: Worded): boolean {
  const { ifThen, questions = [] } = goal;
  const texts = [...WORDED.map((field) => goal[field]), ifThen?.cue, ifThen?.action];
  return questions.length === 0 && texts.every((text) => !text?.trim());
}
