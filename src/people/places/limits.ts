/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const PLACE_NAME_CHARS_MAX = 200;
export const PLACE_ADDRESS_CHARS_MAX = 2_000;
export const PLACE_WHY_CHARS_MAX = 2_000;
export const PLACE_KINDS = [
  'hashtag',
  'forum',
  'list',
  'meetup',
  'server',
  'conference',
  'other',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** How often a place happens again; '' is once, or all the time. */
export const RHYTHMS = [
  '',
  'week',
  'fortnight',
  'month-weekday',
  'month',
  'quarter',
  'year',
] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const PEOPLE_PER_PLACE_MAX = 500;
export const GOALS_PER_PLACE_MAX = 50;
