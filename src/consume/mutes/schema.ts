import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { WORDS_CHARS_MAX } from './limits.ts';

const Id = z.number().int().positive();
/** Until when, epoch ms; null for always. */
const untilAt = Id.nullable().default(null);

const Words = z
  .string()
  .max(WORDS_CHARS_MAX, `At most ${WORDS_CHARS_MAX} characters.`)
  .refine(isStorable, NOT_STORABLE)
  .transform((words) =>
    words
      .replace(/["“”„«»]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
  .refine((words) => /[\p{L}\p{N}]/u.test(words), 'Give a word or several.');

/** What a member wants to see nothing of: words, a source (their own, or that of an entry), or what an entry began. */
export const NewMute = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), words: Words, untilAt }),
    z.object({ kind: z.literal('source'), sourceId: Id, untilAt }),
    z.object({ kind: z.literal('sourceOf'), entryId: Id, untilAt }),
    z.object({ kind: z.literal('thread'), entryId: Id, untilAt }),
  ])
  .openapi('NewMute');
export type NewMute = z.output<typeof NewMute>;

export const MuteView = z
  .object({
    id: z.number(),
    kind: z.enum(['words', 'source', 'thread']),
    /** The words, what the source is called, or the title of the entry that began it. */
    label: z.string(),
    /** The source, while it is followed. */
    sourceId: z.number().nullable(),
    /** The entry that began it, while it is there. */
    entryId: z.number().nullable(),
    untilAt: z.number().nullable(),
    createdAt: z.number(),
    /** How many entries of the last LATELY_DAYS days it keeps away. */
    hidLately: z.number(),
  })
  .openapi('Mute');
export type MuteView = z.infer<typeof MuteView>;

/** What was muted just now, and until when it was before: what takes it back goes there. */
export const MutedNow = MuteView.extend({
  before: z.object({ untilAt: z.number().nullable() }).nullable(),
}).openapi('MutedNow');
export type MutedNow = z.infer<typeof MutedNow>;

/** Also a time that is over, as it was. */
export const MuteUntil = z.object({ untilAt: Id.nullable() }).openapi('MuteUntil');

declare module '#tables' {
  interface Tables {
    /** What a member wants to see nothing of in the stream. */
    mute: {
      id: Generated<number>;
      member_id: number;
      kind: 'words' | 'source' | 'thread';
      /** What makes it the same mute again: the words made plain, the feed, or the page of the entry. */
      key: string;
      label: string;
      /** Of a source: its feed, which outlasts leaving the source and following it again. */
      feed_id: number | null;
      /** Of a thread: what began it, and where that is. */
      entry_id: number | null;
      url: string | null;
      until_at: number | null;
      created_at: number;
      lifted_at: number | null;
      /** Up to which entry it was held against what came, and among which sources (see `standingOf`). */
      matched_to: Generated<number>;
      matched_sources: Generated<string>;
    };
    /** An entry that a mute of words or of a thread keeps away. */
    muted_entry: { mute_id: number; entry_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0081-consume-mutes',
    up: `
create table mute (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  kind text not null check (kind in ('words', 'source', 'thread')),
  key text not null,
  label text not null,
  feed_id {int} references feed (id) on delete cascade,
  entry_id {int} references entry (id) on delete set null,
  url text,
  until_at {int},
  created_at {int} not null,
  lifted_at {int},
  matched_to {int} not null default 0,
  matched_sources text not null default '',
  unique (member_id, kind, key)
) {strict};
create index mute_feed on mute (feed_id);
create index mute_entry on mute (entry_id);
create table muted_entry (
  mute_id {int} not null references mute (id) on delete cascade,
  entry_id {int} not null references entry (id) on delete cascade,
  primary key (mute_id, entry_id)
) {strict};
create index muted_entry_entry on muted_entry (entry_id, mute_id)`,
  },
];
