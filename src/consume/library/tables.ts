import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** An entry or page that a member keeps, with a copy of it: it outlasts the source it came from. */
    keep: {
      id: Generated<number>;
      member_id: number;
      /** What makes it the same thing when it is kept again: its address, else its entry. */
      key: string;
      entry_id: number | null;
      goal_id: number | null;
      url: string | null;
      title: string;
      source: string;
      author: string | null;
      published_at: number | null;
      words: number;
      /** Title, source, takeaway and tags, as words are compared. */
      folded: string;
      /** 1 while its page is to be fetched. */
      is_fetching: number;
      /** Why there is no text; null when there is, or will be. */
      problem: string | null;
      created_at: number;
      updated_at: number;
      removed_at: number | null;
      /** When its text was taken; null when that is when it was kept. */
      text_at: number | null;
      /** Since when its page waits to be fetched, as it came with a list; null when it does not. */
      waits_since: number | null;
      /** When its address is to be looked at; since when it leads nowhere, since when for good, and why. */
      check_at: number | null;
      failed_since: number | null;
      gone_since: number | null;
      /** When the page itself was last there for whoever is not signed in. */
      seen_at: Generated<number | null>;
      failure: string | null;
      takeaway: string;
      excerpt: string;
      /** Sanitised HTML, as it was when it was kept. */
      html: string;
      /** How many pages it has; null of what has none, as pages of the web. */
      pages: number | null;
      /** As ISO 639-1, where its text said so. */
      language: string | null;
    };
    /** Each word of its text once, as words are compared: what is searched. */
    keep_said: { keep_id: number; said: string };
    keep_tag: { keep_id: number; tag: string; tag_key: string };
  }
}

export const migrations: Migration[] = [
  {
    name: '0065-consume-keep',
    // The long texts come last: SQLite then reads the other columns without passing through them.
    up: `
create table keep (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  key text not null,
  entry_id {int} references entry (id) on delete set null,
  goal_id {int} references goal (id) on delete set null,
  url text,
  title text not null,
  source text not null,
  author text,
  published_at {int},
  words {int} not null,
  folded text not null,
  is_fetching {int} not null check (is_fetching in (0, 1)),
  problem text,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  takeaway text not null check (length(takeaway) <= 10000),
  excerpt text not null,
  html text not null
) {strict};
create unique index keep_once on keep (member_id, key) where removed_at is null;
create index keep_goal on keep (goal_id);
create index keep_entry on keep (entry_id);
create table keep_tag (
  keep_id {int} not null references keep (id) on delete cascade,
  tag text not null,
  tag_key text not null,
  primary key (keep_id, tag_key)
) {strict};
create index keep_tag_key on keep_tag (tag_key)`,
  },
  {
    name: '0093-consume-keep-pages',
    // Beside the keep, not in it: a search then passes through the words alone, not through whole texts.
    up: `
alter table keep add column pages {int};
alter table keep add column language text;
create table keep_said (
  keep_id {int} primary key references keep (id) on delete cascade,
  said text not null
) {strict}`,
  },
];
