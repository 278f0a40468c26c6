import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** What an entry that waits may be recognised by: where it leads, and a sketch of its text. */
    entry_sketch: {
      entry_id: number;
      /** The member whose letter it is; null where it is public. */
      letter_of: number | null;
      /** '' without an address. */
      page: string;
      part_a: number | null;
      part_b: number | null;
      part_c: number | null;
      part_d: number | null;
    };
    /** Entries that carry the same, under the first of them that came; who carries it alone has no row. */
    entry_twin: { entry_id: number; first_id: number };
    /** Up to which entry of a feed twins were looked for. */
    twin_progress: { feed_id: number; entry_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0071-consume-twins',
    up: `
create table entry_sketch (
  entry_id {int} primary key references entry (id) on delete cascade,
  page text not null,
  part_a {int},
  part_b {int},
  part_c {int},
  part_d {int}
) {strict};
create index entry_sketch_page on entry_sketch (page);
create index entry_sketch_a on entry_sketch (part_a);
create index entry_sketch_b on entry_sketch (part_b);
create index entry_sketch_c on entry_sketch (part_c);
create index entry_sketch_d on entry_sketch (part_d);
create table entry_twin (
  entry_id {int} primary key references entry (id) on delete cascade,
  first_id {int} not null references entry (id) on delete cascade
) {strict};
create index entry_twin_first on entry_twin (first_id);
create table twin_progress (
  feed_id {int} primary key references feed (id) on delete cascade,
  entry_id {int} not null
) {strict}`,
  },
  {
    // Sketches are made otherwise since: those before would be like no other. The next look at a feed makes them anew.
    name: '0087-consume-twins-anew',
    up: 'delete from entry_sketch;\ndelete from twin_progress',
  },
  {
    // Whose letter it is was asked of the entry, which lies among its texts: one page of the file for each that may be alike.
    name: '0111-consume-letters-sketched',
    up: `
alter table entry_sketch add column letter_of {int};
update entry_sketch set letter_of = (
  select feed.member_id from entry join feed on feed.id = entry.feed_id where entry.id = entry_sketch.entry_id
) where entry_id in (
  select entry.id from entry join feed on feed.id = entry.feed_id where feed.member_id is not null
)`,
  },
];
