import type { Dimension } from '../echo.ts';

/** Apart from the schema, so that screens need not load that. */
export const BRIEF_QUESTION_CHARS_MAX = 500;
/** More words than fit in a question. */
export const BRIEF_WORDS_MAX = 250;
export const GAP_CHARS_MAX = 200;
export const BRIEFS_PER_GOAL_MAX = 200;

/** In what people may be alike or different, in words. */
export const DIMENSION_WORDS: Record<Dimension, string> = {
  employer: 'Employer',
  field: 'Field',
  country: 'Country',
  source: 'Where they write',
  view: 'View of it',
};
