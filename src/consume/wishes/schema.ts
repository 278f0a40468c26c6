import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { TRAIT_KINDS, type TraitKind } from './rules.ts';

const Id = z.number().int().positive();

export const NewWish = z
  .object({
    entryId: Id,
    /** More of what is like it; else less. */
    isMore: z.boolean(),
  })
  .openapi('NewWish');
export type NewWish = z.infer<typeof NewWish>;

export const WishView = z
  .object({
    id: z.number(),
    entryId: z.number().nullable(),
    title: z.string(),
    isMore: z.boolean(),
    createdAt: z.number(),
  })
  .openapi('Wish');
export type WishView = z.infer<typeof WishView>;

/** What was noted just now, and what had been said of the same entry before: what takes it back goes there. */
export const WishNow = WishView.extend({
  before: z.object({ isMore: z.boolean() }).nullable(),
}).openapi('WishNow');
export type WishNow = z.infer<typeof WishNow>;

/** Names a trait among a member's: a person by their id. */
export const TraitName = z
  .object({ kind: z.enum(TRAIT_KINDS), key: z.string().max(2_000) })
  .openapi('TraitName');
export type TraitName = z.infer<typeof TraitName>;

export const TraitView = TraitName.extend({
  label: z.string(),
  more: z.number(),
  less: z.number(),
}).openapi('Trait');
export type TraitView = z.infer<typeof TraitView>;

export const ForgetForm = TraitName.extend({ isForgotten: z.boolean() }).openapi('ForgetForm');
export type ForgetForm = z.infer<typeof ForgetForm>;

export const WishesView = z
  .object({ traits: z.array(TraitView), wishes: z.array(WishView) })
  .openapi('Wishes');
export type WishesView = z.infer<typeof WishesView>;

declare module '#tables' {
  interface Tables {
    /** That a member wanted more or less of what is like an entry. */
    wish: {
      id: Generated<number>;
      member_id: number;
      entry_id: number | null;
      title: string;
      is_more: number;
      created_at: number;
      /** When everything learnt was taken back; it can come back for a while. */
      reset_at: number | null;
    };
    /** What the entry of a wish is like. */
    wish_trait: {
      id: Generated<number>;
      wish_id: number;
      kind: TraitKind;
      /** Address of the feed, folded word or length; '' for a person, who is named by `person_id`. */
      key: string;
      label: string;
      person_id: number | null;
      /** 1 when the member has it no longer count. */
      is_forgotten: Generated<number>;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0083-consume-wishes',
    up: `
create table wish (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  entry_id {int} references entry (id) on delete set null,
  title text not null,
  is_more {int} not null check (is_more in (0, 1)),
  created_at {int} not null,
  reset_at {int}
) {strict};
create unique index wish_once on wish (member_id, entry_id) where reset_at is null;
create index wish_entry on wish (entry_id);
create table wish_trait (
  id {id},
  wish_id {int} not null references wish (id) on delete cascade,
  kind text not null check (kind in ('source', 'person', 'word', 'length')),
  key text not null,
  label text not null,
  person_id {int} references person (id) on delete cascade,
  is_forgotten {int} not null default 0 check (is_forgotten in (0, 1))
) {strict};
create index wish_trait_wish on wish_trait (wish_id);
create index wish_trait_person on wish_trait (person_id)`,
  },
];
