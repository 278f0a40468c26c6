/** Words and limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const WHY_CHARS_MAX = 2_000;
export const CADENCE_DAYS_MAX = 3_650;

/** How far it has come. Pruning is normal: dormant is a stage like any other. */
export const STAGES = ['noticed', 'observing', 'exchanging', 'collaborating', 'dormant'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Record<Stage, { title: string; means: string }> = {
  noticed: { title: 'Noticed', means: 'I know that they are there.' },
  observing: { title: 'Observing', means: 'I read or hear what they do.' },
  exchanging: { title: 'Exchanging', means: 'We say something to each other now and then.' },
  collaborating: { title: 'Collaborating', means: 'We do something together.' },
  dormant: { title: 'Dormant', means: 'We were in touch once, and are not now.' },
};

/** How near somebody is; three layers, of which the last is to know of each other only. */
export const TIES = ['close', 'weak', 'very-weak'] as const;
export type Tie = (typeof TIES)[number];

export const TIE_WORDS: Record<Tie, { title: string; means: string }> = {
  close: { title: 'Close', means: 'We know each other well and would help at once.' },
  weak: { title: 'Weak', means: 'We know each other, and meet now and then.' },
  'very-weak': { title: 'Very weak', means: 'We know of each other.' },
};

/** Why one stays in touch, by the factors that research names; what is more goes into words. */
export const REASONS = [
  'learning',
  'collaboration',
  'benevolence',
  'like-minded',
  'common',
  'organisation',
  'network',
  'reputation',
] as const;
export type Reason = (typeof REASONS)[number];

export const REASON_WORDS: Record<Reason, string> = {
  learning: 'I can learn from them, or they from me',
  collaboration: 'We could do something together',
  benevolence: 'They wish others well',
  'like-minded': 'We see things alike',
  common: 'We have much in common',
  organisation: 'Where they work',
  network: 'Whom they know',
  reputation: 'What others say of them',
};

/** Offered as a rhythm; any other number of days can be typed. */
export const CADENCES: readonly { days: number; label: string }[] = [
  { days: 30, label: 'every month' },
  { days: 91, label: 'every quarter' },
  { days: 182, label: 'every half year' },
  { days: 365, label: 'every year' },
];

export const cadenceWords = (days: number | null): string =>
  days === null
    ? 'no rhythm'
    : (CADENCES.find((one) => one.days === days)?.label ?? `every ${days} days`);
