import { z } from '@hono/zod-openapi';
import type { Migration } from '#platform';
import { SETTLED_AT_ONCE_MAX, type Strength } from './limits.ts';

const id = z.number().int().positive();
export const PairForm = z.object({ aId: id, bId: id });
export const PairsForm = z.object({ pairs: z.array(PairForm).min(1).max(SETTLED_AT_ONCE_MAX) });
export type Pair = z.infer<typeof PairForm>;

export const PairSide = z.object({
  id: z.number(),
  name: z.string(),
  isMe: z.boolean(),
  createdAt: z.number(),
  /** What is known, field by field; `isShared` when the other one has it too. */
  known: z.array(z.object({ title: z.string(), value: z.string(), isShared: z.boolean() })),
});
export type PairSide = z.infer<typeof PairSide>;

export const PairView = z
  .object({
    a: PairSide,
    b: PairSide,
    /** Who would stay: whom you worked with, of whom more is known, who came first. */
    keepId: z.number(),
    sureness: z.enum(['sure', 'likely', 'perhaps']),
    /** Why they may be one, in words. */
    reasons: z.array(z.string()),
    dismissedAt: z.number().nullable(),
  })
  .openapi('DuplicatePair');
export type PairView = z.infer<typeof PairView>;

export const PairsPage = z.object({
  pairs: z.array(PairView),
  /** Give it as `after` to read on; null at the end. */
  next: z.string().nullable(),
  counts: z.object({
    sure: z.number(),
    likely: z.number(),
    perhaps: z.number(),
    dismissed: z.number(),
  }),
  /** True while the directory is being looked through; ask again in a moment. */
  isLooking: z.boolean(),
});
export type PairsPage = z.infer<typeof PairsPage>;

declare module '#tables' {
  interface Tables {
    /** Two people who may be one; `a_id` is the lower. Dismissed ones stay, so that they are not proposed again. */
    person_pair: {
      a_id: number;
      b_id: number;
      member_id: number;
      strength: Strength;
      /** JSON of the words. */
      reasons: string;
      /** The look that found it last. */
      found_at: number;
      dismissed_at: number | null;
    };
    /** When a directory was looked through last, and how far it had come by then. */
    duplicate_look: {
      member_id: number;
      asked_at: number;
      done_at: number | null;
      seen_field_id: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0027-people-duplicates',
    up: `
create table person_pair (
  a_id {int} not null references person (id) on delete cascade,
  b_id {int} not null references person (id) on delete cascade,
  member_id {int} not null references member (id) on delete cascade,
  strength {int} not null check (strength between 1 and 3),
  reasons text not null,
  found_at {int} not null,
  dismissed_at {int},
  primary key (a_id, b_id),
  check (a_id < b_id)
) {strict};
create index person_pair_member on person_pair (member_id, strength, a_id, b_id);
create index person_pair_b on person_pair (b_id);
create table duplicate_look (
  member_id {int} primary key references member (id) on delete cascade,
  asked_at {int} not null,
  done_at {int},
  seen_field_id {int} not null
) {strict}`,
  },
];
