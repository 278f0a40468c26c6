import type { Generated } from 'kysely';
import type { Migration } from '#platform';

export const PEOPLE_MAX = 60_000;
export const PERSON_NAME_CHARS_MAX = 200;
export const FIELD_CHARS_MAX = 2_000;

/** What can be known of a person. A field may have several values, each with where it came from. */
export const FIELDS = [
  'name', 'site', 'feed', 'email', 'fediverse', 'linkedin', 'profile', 'employer', 'role', 'bio', 'connected-on', 'group',
] as const;
export type Field = (typeof FIELDS)[number];

/** Where a value came from. A value typed by hand is never overwritten by another origin. */
export const ORIGINS = ['hand', 'opml', 'addresses', 'mastodon-csv', 'linkedin-csv', 'feed', 'page', 'beyond'] as const;
export type Origin = (typeof ORIGINS)[number];

declare module '#tables' {
  interface Tables {
    person: {
      id: Generated<number>;
      member_id: number;
      /** The name shown: the best of the person's `name` fields. */
      name: string;
      name_key: string;
      /** 1 for the member's own person: what this person publishes is what the member can give. */
      is_me: number;
      /** The import that made the person; a number the sources room keeps. */
      made_by_batch: number | null;
      created_at: number;
      updated_at: number;
    };
    person_field: {
      id: Generated<number>;
      person_id: number;
      field: Field;
      value: string;
      origin: Origin;
      /** In words: a file's name, an address. */
      origin_detail: string;
      batch_id: number | null;
      noted_at: number;
    };
    /** What tells that two records are one person: `site:…`, `acct:…`, `mailto:…`, `linkedin:…`. */
    person_key: { member_id: number; key: string; person_id: number; batch_id: number | null };
  }
}

export const migrations: Migration[] = [
  {
    name: '0004-people-directory',
    up: `
create table person (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  name_key text not null,
  is_me {int} not null default 0 check (is_me in (0, 1)),
  made_by_batch {int},
  created_at {int} not null,
  updated_at {int} not null
) {strict};
create index person_member on person (member_id, name_key);
create index person_batch on person (made_by_batch);
create table person_field (
  id {id},
  person_id {int} not null references person (id) on delete cascade,
  field text not null,
  value text not null check (length(value) between 1 and 2000),
  origin text not null,
  origin_detail text not null,
  batch_id {int},
  noted_at {int} not null,
  unique (person_id, field, value)
) {strict};
create index person_field_batch on person_field (batch_id);
create table person_key (
  member_id {int} not null references member (id) on delete cascade,
  key text not null,
  person_id {int} not null references person (id) on delete cascade,
  batch_id {int},
  primary key (member_id, key)
) {strict};
create index person_key_person on person_key (person_id)`,
  },
];
