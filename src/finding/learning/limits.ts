/** What a member did that says whether a proposal was right. Apart from the schema, so that screens need not load that. */
export const VERDICTS = [
  'chosen',
  'later',
  'dismissed',
  'confirmed',
  'refused',
  'helped',
  'partly-helped',
  'not-helped',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The latest lessons that count; what was decided years ago was about other needs. */
export const LESSONS_MAX = 500;
export const LESSONS_SHOWN_MAX = 50;
