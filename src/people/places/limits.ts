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
