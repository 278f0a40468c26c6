import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { StreamEntry } from '../stream/schema.ts';
import { TraitName } from '../wishes/schema.ts';

/** Why an entry stands here: the question it speaks of, and whose goal that is. */
export const WhyHere = z
  .object({ goalId: z.number(), goal: z.string(), question: z.string() })
  .openapi('WhyHere');
export type WhyHere = z.infer<typeof WhyHere>;

/** What the member wanted more or less of, and moved it. */
export const Wanted = TraitName.extend({ label: z.string(), isMore: z.boolean() }).openapi(
  'Wanted',
);
export type Wanted = z.infer<typeof Wanted>;

export const GoalEntry = StreamEntry.extend({
  why: z.array(WhyHere),
  wanted: z.array(Wanted),
}).openapi('GoalEntry');
export type GoalEntry = z.infer<typeof GoalEntry>;

export const GoalStreamQuery = z.object({
  /** Since when it is today where the member is, epoch ms: what was opened since has used the day's minutes. */
  today: z.coerce.number().int().min(0),
  /** Also what is beyond the day's minutes. */
  more: z.enum(['1']).optional(),
});
export type GoalStreamQuery = z.output<typeof GoalStreamQuery>;

export const GoalStreamView = z
  .object({
    entries: z.array(GoalEntry),
    /** What the member wants to read in a day, in minutes. */
    minutes: z.number(),
    minutesRead: z.number(),
    /** How many speak of the goals and are left for another day. */
    left: z.number(),
    /** Whether there are active goals at all. */
    hasGoals: z.boolean(),
    /** Whether there is anybody whose publishing could speak of them. */
    hasSources: z.boolean(),
    /** True while what came is still being read for the goals. */
    isReading: z.boolean(),
    /** What came could not be read for them: what stands here is from before, and it is tried again by itself. */
    isStuck: z.boolean(),
  })
  .openapi('GoalStream');
export type GoalStreamView = z.infer<typeof GoalStreamView>;

declare module '#tables' {
  interface Tables {
    /** Up to which entry a question of a goal was compared, and how it was worded then. Question 0: the goal itself. */
    compared_question: { goal_id: number; question_id: number; text: string; entry_id: number };
    /** An entry that speaks of a question, and of how much of it (see `spokenOf`). */
    entry_fit: { goal_id: number; question_id: number; entry_id: number; ground: number };
    /** `waits_days` 0: all waits until it is read. */
    stream_setting: { member_id: number; minutes: number; waits_days: Generated<number> };
  }
}

export const migrations: Migration[] = [
  {
    name: '0069-consume-goals',
    up: `
create table compared_question (
  goal_id {int} not null references goal (id) on delete cascade,
  question_id {int} not null,
  text text not null,
  entry_id {int} not null,
  primary key (goal_id, question_id)
) {strict};
create table entry_fit (
  goal_id {int} not null references goal (id) on delete cascade,
  question_id {int} not null,
  entry_id {int} not null references entry (id) on delete cascade,
  ground {real} not null,
  primary key (goal_id, question_id, entry_id)
) {strict};
create index entry_fit_entry on entry_fit (entry_id);
create table stream_setting (
  member_id {int} primary key references member (id) on delete cascade,
  minutes {int} not null
) {strict}`,
  },
  {
    name: '0083-consume-waits',
    up: 'alter table stream_setting add column waits_days {int} not null default 30 check (waits_days >= 0)',
  },
  {
    // What was found by an earlier rule is compared anew (decision 0086).
    name: '0106-consume-compared-anew',
    up: `update compared_question set text = ''`,
  },
];
