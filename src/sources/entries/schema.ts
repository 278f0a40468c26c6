import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    entry: {
      id: Generated<number>;
      feed_id: number;
      /** What makes it the same entry next time: unique in its feed. */
      identity: string;
      url: string | null;
      title: string;
      author_key: string;
      author_name: string | null;
      author_url: string | null;
      /** When it was published; when it was first seen where the feed does not say. */
      published_at: number;
      /** 0 when that is not known: the feed gave no date and the entry was there at the first look. */
      is_dated: number;
      updated_at: number | null;
      seen_at: number;
      language: string | null;
      /** Sanitised HTML. */
      html: string;
      /** The beginning as plain text. */
      excerpt: string;
      /** The beginning of the whole text, long enough to quote evidence from. */
      text: string;
      words: number;
      content_hash: string;
    };
    /** Where an entry points to, for finding whom the network points to. */
    entry_link: { entry_id: number; url: string; site_key: string };
    /** How others voted on an entry, as its feed last counted; entries of feeds that count none have no row. */
    entry_vote: { entry_id: number; votes: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0007-sources-entries',
    // The long texts come last: SQLite then reads the other columns without passing through them.
    up: `
create table entry (
  id {id},
  feed_id {int} not null references feed (id) on delete cascade,
  identity text not null,
  url text,
  title text not null,
  author_key text not null default '',
  author_name text,
  author_url text,
  published_at {int} not null,
  is_dated {int} not null check (is_dated in (0, 1)),
  updated_at {int},
  seen_at {int} not null,
  language text,
  words {int} not null,
  content_hash text not null,
  excerpt text not null,
  text text not null,
  html text not null,
  unique (feed_id, identity)
) {strict};
create index entry_feed_published on entry (feed_id, published_at, author_key, is_dated);
create table entry_link (
  entry_id {int} not null references entry (id) on delete cascade,
  url text not null,
  site_key text not null,
  primary key (entry_id, url)
) {strict};
create index entry_link_site on entry_link (site_key)`,
  },
  {
    // Who replied to an entry is asked from the entry, by its address.
    name: '0024-sources-replies',
    up: 'create index entry_link_url on entry_link (url)',
  },
  {
    // Beside the entry and not in it: votes change with nearly every look, and most feeds count none.
    name: '0036-sources-votes',
    up: `
create table entry_vote (
  entry_id {int} primary key references entry (id) on delete cascade,
  votes {int} not null
) {strict}`,
  },
  {
    // Who links to an address is read from the index alone; so is, on SQLite, whose an entry is and when it came.
    name: '0037-sources-slim-entries',
    up: `
drop index entry_link_url;
create index entry_link_to on entry_link (url, entry_id)`,
    sqlite:
      'create index entry_slim on entry (id, feed_id, author_key, published_at, is_dated, url)',
  },
  {
    // The stream goes through everybody's entries by time, newest first.
    name: '0063-sources-entries-by-time',
    up: 'create index entry_by_time on entry (published_at, id, feed_id, author_key)',
  },
  {
    // A page is looked for by its address; PostgreSQL's other kinds of index hold none that is long. And a word that
    // says nothing in one language is held against entries in others, which are found by an index or told by the slim one.
    name: '0112-sources-entries-by-address',
    up: 'create index entry_language on entry (language)',
    sqlite: `
create index entry_url on entry (url);
drop index entry_slim;
create index entry_slim on entry (id, feed_id, author_key, published_at, is_dated, url, language)`,
    postgres: 'create index entry_url on entry using hash (url)',
  },
];
