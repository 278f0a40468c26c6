import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { EntryLine } from '#sources';
import { MARKED_AT_ONCE_MAX, MINUTES_MAX, MINUTES_MIN, WAITS_DAYS_CHOICES } from './limits.ts';

const Id = z.coerce.number().int().positive();

/** A place in the stream: everything older comes after it. */
const Cursor = z
  .string()
  .regex(/^\d{1,16}\.\d{1,16}$/, 'This is no place in the stream.')
  .transform((text) => {
    const [publishedAt = 0, entryId = 0] = text.split('.').map(Number);
    return { publishedAt, entryId };
  });
export type Cursor = z.output<typeof Cursor>;
export const cursorOf = ({ publishedAt, entryId }: Cursor): string => `${publishedAt}.${entryId}`;

/** Which part of what is published: of one source, person or place, what a saved search looks for, or all. */
const part = {
  source: Id.optional(),
  person: Id.optional(),
  place: Id.optional(),
  search: Id.optional(),
};

export const StreamQuery = z.object({
  ...part,
  /** `waiting`: not read, and not so old that it waits no more. `old`: not read, and so old. */
  show: z.enum(['waiting', 'all', 'old']).default('waiting'),
  after: Cursor.optional(),
});
export type StreamQuery = z.output<typeof StreamQuery>;

export const StreamEntry = EntryLine.extend({
  isRead: z.boolean(),
  /** The keep of it; null while it is not kept. */
  keepId: z.number().nullable(),
  /** Who published it, of the member's people. */
  people: z.array(z.object({ id: z.number(), name: z.string() })),
  /** Other entries of the member's sources that carry the same. */
  alsoIn: z.array(z.object({ id: z.number(), source: z.string() })),
}).openapi('StreamEntry');
export type StreamEntry = z.infer<typeof StreamEntry>;

export const StreamView = z
  .object({
    entries: z.array(StreamEntry),
    /** For `after`; null at the end. */
    next: z.string().nullable(),
    /** How many wait in this part, counted up to `waitingMax`. */
    waiting: z.number(),
    waitingMax: z.number(),
    /** When all of this was so. */
    askedAt: z.number(),
    /** What the part is called; null for all. */
    of: z.string().nullable(),
    /** What a saved search could not take as it is written, in sentences. */
    problems: z.array(z.string()),
  })
  .openapi('Stream');
export type StreamView = z.infer<typeof StreamView>;

export const ReadForm = z
  .object({
    entryIds: z
      .array(Id)
      .min(1, 'Name at least one entry.')
      .max(MARKED_AT_ONCE_MAX, `At most ${MARKED_AT_ONCE_MAX} entries at once.`),
    isRead: z.boolean(),
    /** Opened to read, not only marked: its length counts for the minutes of the day. */
    isOpened: z.boolean().default(false),
  })
  .openapi('ReadForm');
export type ReadForm = z.output<typeof ReadForm>;

/** Everything that waits in a part, down from a place in the stream. */
export const ReadAllForm = z
  .object({
    ...part,
    from: Cursor.optional(),
    /** `askedAt` of the stream that was looked at: what has come since was not seen, and still waits. */
    cameBy: z.number().int().positive().optional(),
    /** Makes it safe to repeat: the same key marks the same, once. */
    draftKey: z.uuid().optional(),
  })
  .openapi('ReadAllForm');
export type ReadAllForm = z.output<typeof ReadAllForm>;

export const ReadAllDone = z
  .object({
    count: z.number(),
    /** Names what was marked, for `DELETE /stream/read-all/{at}`; so does its `draftKey`. */
    at: z.number(),
  })
  .openapi('ReadAllDone');
export type ReadAllDone = z.infer<typeof ReadAllDone>;

export const StreamSettings = z
  .object({
    minutes: z
      .number()
      .int()
      .min(MINUTES_MIN, `At least ${MINUTES_MIN} minutes.`)
      .max(MINUTES_MAX, `At most ${MINUTES_MAX} minutes.`),
    /** For how many days something waits to be read; null until it is read. */
    waitsDays: z.literal(WAITS_DAYS_CHOICES).nullable(),
  })
  .openapi('StreamSettings');
export type StreamSettings = z.output<typeof StreamSettings>;
export const ChangedSettings = StreamSettings.partial().openapi('ChangedStreamSettings');
export type ChangedSettings = z.output<typeof ChangedSettings>;

declare module '#tables' {
  interface Tables {
    /** An entry that a member has read, or marked so. Kept apart from entries, which belong to nobody. */
    read_entry: {
      member_id: number;
      entry_id: number;
      read_at: number;
      /** 1 when it was opened to read, 0 when only marked. */
      is_opened: Generated<number>;
    };
    /** When all of a part was marked under which key; for a while, in case the answer was lost. */
    read_together: {
      member_id: number;
      draft_key: string;
      /** By which what was marked is known; 0 when it was taken back. */
      read_at: number | null;
      made_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0064-consume-read',
    up: `
create table read_entry (
  member_id {int} not null references member (id) on delete cascade,
  entry_id {int} not null references entry (id) on delete cascade,
  read_at {int} not null,
  primary key (member_id, entry_id)
) {strict};
create index read_entry_at on read_entry (member_id, read_at);
create index read_entry_entry on read_entry (entry_id)`,
  },
  {
    name: '0070-consume-opened',
    up: 'alter table read_entry add column is_opened {int} not null default 0 check (is_opened in (0, 1))',
  },
  {
    name: '0109-consume-read-together',
    up: `
create table read_together (
  member_id {int} not null references member (id) on delete cascade,
  draft_key text not null,
  read_at {int},
  made_at {int} not null,
  primary key (member_id, draft_key)
) {strict}`,
  },
];
