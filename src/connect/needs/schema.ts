import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import { NEED_CHARS_MAX } from './limits.ts';

/** All needs of others that a member keeps, the dismissed ones too. */
export const NEEDS_MAX = 20_000;
export const LIST_MAX = 200;

/** What somebody asks, or what they want to become able to do. */
export const NeedKind = z.enum(['question', 'goal']);
export type NeedKind = z.infer<typeof NeedKind>;
/** Dismissed is for good: what was found in an entry does not come back, though they say it again. */
export const NeedState = z.enum(['open', 'closed', 'dismissed']);
export type NeedState = z.infer<typeof NeedState>;
/** Typed by the member, or a sentence found in an entry. */
const NeedOrigin = z.enum(['hand', 'entry']);

const words = z
  .string()
  .trim()
  .min(1, 'Write what they ask or want, in a sentence.')
  .max(NEED_CHARS_MAX, `At most ${NEED_CHARS_MAX.toLocaleString('en')} characters.`)
  .refine(isStorable, NOT_STORABLE);

export const NewNeed = z
  .object({
    kind: NeedKind.default('question'),
    words,
    /** The day on which they said so, where one knows. */
    askedOn: Day.nullable().default(null),
  })
  .openapi('NewNeed');
export type NewNeed = z.infer<typeof NewNeed>;

export const NeedForm = z
  .object({ kind: NeedKind, words, askedOn: Day.nullable() })
  .partial()
  .openapi('NeedForm');
export type NeedForm = z.infer<typeof NeedForm>;

export const NeedSettlement = z.object({ state: NeedState }).openapi('NeedSettlement');

export const NeedView = z
  .object({
    id: z.number(),
    person: z.object({ id: z.number(), name: z.string() }),
    kind: NeedKind,
    words: z.string(),
    origin: NeedOrigin,
    /** The entry that says so. Null for what was typed, and where the entry is gone. */
    entry: z.object({ id: z.number(), title: z.string(), url: z.string().nullable() }).nullable(),
    askedOn: z.string().nullable(),
    state: NeedState,
    createdAt: z.number(),
    /** When it was closed or dismissed; epoch ms. */
    settledAt: z.number().nullable(),
  })
  .openapi('Need');
export type NeedView = z.infer<typeof NeedView>;

declare module '#tables' {
  interface Tables {
    /** What somebody else asks about or wants to become able to do. */
    need: {
      id: Generated<number>;
      member_id: number;
      person_id: number;
      kind: NeedKind;
      words: string;
      /** The same words of the same person are the same need. */
      words_key: string;
      origin: 'hand' | 'entry';
      entry_id: number | null;
      asked_on: string | null;
      state: NeedState;
      created_at: number;
      settled_at: number | null;
    };
    /** Up to which entry a source has been read for what people ask. */
    need_progress: { source_id: number; entry_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0030-connect-needs',
    up: `
create table need (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  kind text not null check (kind in ('question', 'goal')),
  words text not null check (length(words) <= 1000),
  words_key text not null,
  origin text not null check (origin in ('hand', 'entry')),
  entry_id {int} references entry (id) on delete set null,
  asked_on text,
  state text not null check (state in ('open', 'closed', 'dismissed')),
  created_at {int} not null,
  settled_at {int},
  unique (person_id, words_key),
  check ((state = 'open') = (settled_at is null))
) {strict};
create index need_member on need (member_id, state, asked_on);
create index need_entry on need (entry_id);
create table need_progress (
  source_id {int} primary key references source (id) on delete cascade,
  entry_id {int} not null
) {strict}`,
  },
];
