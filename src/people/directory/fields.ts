/** What can be known of a person and where it can come from. Plain words, so that screens can carry them without a schema. */

/** A field may have several values, each with where it came from. The order is the order of a person's page. */
export const FIELDS = [
  'name',
  'site',
  'feed',
  'email',
  'fediverse',
  'linkedin',
  'profile',
  'employer',
  'role',
  'bio',
  'connected-on',
  'group',
] as const;
export type Field = (typeof FIELDS)[number];

/** Where a value came from. A value typed by hand is never overwritten by another origin. */
export const ORIGINS = [
  'hand',
  'opml',
  'addresses',
  'mastodon-csv',
  'linkedin-csv',
  'feed',
  'page',
  'beyond',
] as const;
export type Origin = (typeof ORIGINS)[number];

export const PERSON_NAME_CHARS_MAX = 200;
/** In UTF-8: an index of PostgreSQL holds no row above 2,704 bytes. */
export const FIELD_BYTES_MAX = 2_000;

export const FIELD_TITLES: Record<Field, string> = {
  name: 'Name',
  site: 'Site',
  feed: 'Feed',
  email: 'Email',
  fediverse: 'Fediverse',
  linkedin: 'LinkedIn',
  profile: 'Profile',
  employer: 'Employer',
  role: 'Role',
  bio: 'About',
  'connected-on': 'Connected on',
  group: 'Group',
};

/** Where a person publishes; the rest says who they are. */
export const PUBLISHING_FIELDS: readonly Field[] = [
  'site',
  'feed',
  'fediverse',
  'linkedin',
  'profile',
];
