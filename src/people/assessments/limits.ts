/** Apart from the schema, so that screens need not load that. */
export const REASON_CHARS_MAX = 1_000;
export const ASSESSMENTS_PER_GOAL_MAX = 10_000;
/** Changes of one member's assessments that are kept and shown for a person. */
export const CHANGES_PER_PERSON_MAX = 2_000;

export const OBSERVATION_CHARS_MAX = 2_000;
export const OBSERVATIONS_PER_PERSON_MAX = 1_000;

/** What can be observed of somebody: the first three are what trust is made of. */
export const OBSERVATION_KINDS = [
  'kept-promise',
  'candid-feedback',
  'corrected-themselves',
  'other',
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

export const OBSERVATION_WORDS: Record<ObservationKind, string> = {
  'kept-promise': 'Kept a promise',
  'candid-feedback': 'Gave candid feedback',
  'corrected-themselves': 'Corrected themselves',
  other: 'Something else',
};
