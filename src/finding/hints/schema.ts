import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** A sentence of an entry that challenges or qualifies, found when the entry came. */
    entry_cue: { entry_id: number; cue: 'challenge' | 'caveat'; sentence: string };
    /** Up to which entry a feed has been read for cues. */
    cue_progress: { feed_id: number; entry_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0012-finding-hints',
    up: `
create table entry_cue (
  entry_id {int} not null references entry (id) on delete cascade,
  cue text not null check (cue in ('challenge', 'caveat')),
  sentence text not null,
  primary key (entry_id, cue)
) {strict};
create table cue_progress (
  feed_id {int} primary key references feed (id) on delete cascade,
  entry_id {int} not null
) {strict}`,
  },
];
