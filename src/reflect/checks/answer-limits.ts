import type { CheckForm } from './schema.ts';

type Answer = CheckForm['answer'];

/** The three answers, as one says them. None is worse than another. */
export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  partly: 'Partly',
  'not-now': 'Not now',
};
export const ANSWERS = Object.keys(ANSWER_WORDS) as Answer[];
