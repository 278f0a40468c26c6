import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** A passage of what a member keeps, as they marked it, and where it stands in the text that is kept now. */
    highlight: {
      id: Generated<number>;
      keep_id: number;
      exact: string;
      prefix: string;
      suffix: string;
      /** Where it began in the text it was marked in; null when nobody said. Never changed. */
      made_start: number | null;
      /** Where it stands in the keep's text; null when it is not found in it. */
      start_at: number | null;
      end_at: number | null;
      how: 'place' | 'words' | 'alike' | null;
      note: string;
      /** The page on which it was found last, where the text has pages. */
      page: number | null;
      /** Passage and note, as words are compared. */
      folded: string;
      /** The same key is the same highlight, when it is sent again. */
      draft_key: string | null;
      created_at: number;
      updated_at: number;
      removed_at: number | null;
    };
    /** What the text of a keep was before it was fetched again. */
    keep_text: {
      id: Generated<number>;
      keep_id: number;
      /** When it was fetched or kept. */
      taken_at: number;
      words: number;
      excerpt: string;
      html: string;
      /** How many pages it had; null of what has none. */
      pages: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0084-consume-highlight',
    up: `
create table highlight (
  id {id},
  keep_id {int} not null references keep (id) on delete cascade,
  exact text not null check (length(exact) between 1 and 4000),
  prefix text not null,
  suffix text not null,
  made_start {int},
  start_at {int},
  end_at {int},
  how text check (how in ('place', 'words', 'alike')),
  note text not null check (length(note) <= 5000),
  draft_key text,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  check ((how is null) = (start_at is null) and (how is null) = (end_at is null))
) {strict};
create unique index highlight_once on highlight (keep_id, draft_key) where draft_key is not null;
create index highlight_keep on highlight (keep_id, start_at);
create table keep_text (
  id {id},
  keep_id {int} not null references keep (id) on delete cascade,
  taken_at {int} not null,
  words {int} not null,
  excerpt text not null,
  html text not null
) {strict};
create index keep_text_keep on keep_text (keep_id);
alter table keep add column text_at {int}`,
  },
  {
    name: '0094-consume-highlight-page',
    up: `
alter table highlight add column page {int};
alter table keep_text add column pages {int}`,
  },
];
