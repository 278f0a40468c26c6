import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** The index over entries. On SQLite a virtual FTS5 table, on PostgreSQL a tsvector; written and read only by this folder. */
    entry_terms: { entry_id: number; terms: string };
  }
}

/**
 * The terms are stemmed and folded by us and the engines only split at spaces, so that both find
 * the same. SQLite's table is contentless: the texts stand in the rooms already.
 */
export const migrations: Migration[] = [
  {
    name: '0007-sources-search',
    up: '',
    sqlite: `
create virtual table entry_terms using fts5 (
  title, tags, body, content = '', contentless_delete = 1,
  tokenize = "ascii tokenchars '.+#'"
);
create virtual table entry_terms_vocabulary using fts5vocab (entry_terms, 'row')`,
    postgres: `
create table entry_terms (entry_id bigint primary key, terms tsvector not null, length bigint not null);
create index entry_terms_index on entry_terms using gin (terms)`,
  },
  {
    // FTS5 merges its parts at every fourth, so that each entry is written again and again: a third of the work of
    // indexing. At every eighth a quarter of all is saved, and a search looks into half as many parts again (3 %).
    name: '0058-sources-merge-later',
    up: '',
    sqlite: `insert into entry_terms (entry_terms, rank) values ('automerge', 8)`,
  },
];
