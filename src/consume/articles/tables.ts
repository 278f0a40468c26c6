import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** The whole text of an entry, as its page gives it to everybody; what came of asking for it where there is none. */
    entry_article: {
      entry_id: number;
      fetched_at: number;
      words: number;
      /** What a reader must know of it: why there is no text, or that there is more for who pays. */
      note: string | null;
      /** Sanitised HTML; '' where there is none. */
      html: string;
    };
    /** Of which entries a member reads the whole, so that nobody learns what another asked for. */
    whole_entry: { member_id: number; entry_id: number };
    /** Of which feeds a member always wants the whole articles. */
    whole_feed: { member_id: number; feed_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0079-consume-articles',
    up: `
create table entry_article (
  entry_id {int} primary key references entry (id) on delete cascade,
  fetched_at {int} not null,
  words {int} not null,
  note text,
  html text not null
) {strict};
create table whole_entry (
  member_id {int} not null references member (id) on delete cascade,
  entry_id {int} not null references entry (id) on delete cascade,
  primary key (member_id, entry_id)
) {strict};
create index whole_entry_entry on whole_entry (entry_id);
create table whole_feed (
  member_id {int} not null references member (id) on delete cascade,
  feed_id {int} not null references feed (id) on delete cascade,
  primary key (member_id, feed_id)
) {strict};
create index whole_feed_feed on whole_feed (feed_id)`,
  },
];
