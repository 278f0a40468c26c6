/** What can be known of a person, where it can come from, and how much of it. Apart from the schema, so that screens need not load that. */

/** A field may have several values, each with where it came from. The order is the order of a person's page. */
export const FIELDS = [
  'name',
  'nickname',
  'site',
  'feed',
  'newsletter',
  'email',
  'phone',
  'chat',
  'fediverse',
  'bluesky',
  'github',
  'linkedin',
  'profile',
  'employer',
  'role',
  'expertise',
  'interest',
  'bio',
  'note',
  'related',
  'birthday',
  'address',
  'connected-on',
  'group',
  'uid',
  'card-line',
] as const;
export type Field = (typeof FIELDS)[number];

/** Where a value came from. A value typed by hand is never overwritten by another origin. */
export const ORIGINS = [
  'hand',
  'opml',
  'addresses',
  'mastodon-csv',
  'linkedin-csv',
  'google-csv',
  'outlook-csv',
  'vcard',
  'people-file',
  'feed',
  'page',
  'beyond',
  'kit',
] as const;
export type Origin = (typeof ORIGINS)[number];

export const PERSON_NAME_CHARS_MAX = 200;
/** In UTF-8: an index of PostgreSQL holds no row above 2,704 bytes. */
export const FIELD_BYTES_MAX = 2_000;

/** Two lists of 50,000, as imports take them, that have nobody in common. */
export const PEOPLE_MAX = 100_000;
export const FIELDS_PER_PERSON_MAX = 200;
export const SEARCH_CHARS_MAX = 200;
export const PAGE_PEOPLE = 50;
export const PAGE_PEOPLE_MAX = 100;
/** People chosen by name for something in bulk; more are meant by a filter. */
export const CHOSEN_MAX = 2_000;
/** People who are made one in one go. */
export const MERGED_AT_ONCE_MAX = 20;
export const PEOPLE_ORDERS = ['name', 'newest', 'changed'] as const;
export type PeopleOrder = (typeof PEOPLE_ORDERS)[number];
/** How long a removed person can be brought back; also how long later rooms have to hear of it. */
export const REMOVED_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** How long a merge can be undone: mistaken identities are noticed late. */
export const MERGED_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

export const FIELD_TITLES: Record<Field, string> = {
  name: 'Name',
  nickname: 'Nickname',
  site: 'Site',
  feed: 'Feed',
  newsletter: 'Newsletter',
  email: 'Email',
  phone: 'Phone',
  chat: 'Chat',
  fediverse: 'Fediverse',
  bluesky: 'Bluesky',
  github: 'GitHub',
  linkedin: 'LinkedIn',
  profile: 'Profile',
  employer: 'Employer',
  role: 'Role',
  expertise: 'Knows about',
  interest: 'Interested in',
  bio: 'About',
  note: 'Note',
  related: 'Knows',
  birthday: 'Birthday',
  address: 'Address',
  'connected-on': 'Connected on',
  group: 'Group',
  uid: 'Card number',
  'card-line': 'Other lines of a card',
};

/** What a card brings for other programs: kept and given back, never typed. */
export const CARD_FIELDS: readonly Field[] = ['uid', 'card-line'];
/** Values in which the ends of lines say something. */
export const LONG_FIELDS: readonly Field[] = ['note', 'card-line'];

/** Where a person publishes; the rest says who they are. */
export const PUBLISHING_FIELDS: readonly Field[] = [
  'site',
  'feed',
  'newsletter',
  'fediverse',
  'bluesky',
  'github',
  'linkedin',
  'profile',
];
