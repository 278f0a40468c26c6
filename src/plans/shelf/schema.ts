import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { SharedGoal } from '#goals';
import type { Migration } from '#platform';
import { StepText } from '../steps/schema.ts';

export const KEPT_PER_GOAL_MAX = 100;
const TAKEAWAY_CHARS_MAX = 2_000;

export const PathKind = z.enum(['entry', 'goal', 'kit']);
export type PathKind = z.infer<typeof PathKind>;

export const KeptView = z
  .object({
    id: z.number(),
    kind: PathKind,
    subjectId: z.number(),
    title: z.string(),
    /** Where to read it again; null when nowhere outside. */
    url: z.string().nullable(),
    takeaway: z.string(),
    stepId: z.number().nullable(),
    keptAt: z.number(),
  })
  .openapi('KeptPath');
export type KeptView = z.infer<typeof KeptView>;

export const ShelfView = z
  .object({
    entries: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        url: z.string().nullable(),
        publishedAt: z.number().nullable(),
        person: z.object({ id: z.number(), name: z.string() }),
        passage: z.string(),
        /** Why it stands here, in words. */
        because: z.string(),
        /** The sentence that tells of learning; null when none was found. */
        sentence: z.string().nullable(),
        /** Only a few words in common: it may be about something else. */
        isLittle: z.boolean(),
      }),
    ),
    goals: z.array(SharedGoal),
    kits: z.array(z.object({ id: z.number(), title: z.string(), steps: z.array(z.string()) })),
    kept: z.array(KeptView),
  })
  .openapi('Shelf');
export type ShelfView = z.infer<typeof ShelfView>;

/** What one keeps of how somebody got there: a sentence of one's own, a step, or both. */
export const KeepForm = z
  .object({
    kind: PathKind,
    id: z.number().int().positive(),
    takeaway: z
      .string()
      .trim()
      .max(TAKEAWAY_CHARS_MAX, `At most ${TAKEAWAY_CHARS_MAX.toLocaleString('en')} characters.`)
      .refine((written) => !written.includes('\0'), 'It holds a null character. Take it out.')
      .default(''),
    step: StepText.nullable().default(null),
  })
  .openapi('KeepPath');
export type KeepForm = z.infer<typeof KeepForm>;

declare module '#tables' {
  interface Tables {
    /** What a member kept for a goal of how others got there. */
    kept_path: {
      id: Generated<number>;
      member_id: number;
      goal_id: number;
      kind: PathKind;
      subject_id: number;
      /** Empty for another member's goal: what that is called is not ours to keep. */
      title: string;
      url: string | null;
      takeaway: string;
      step_id: number | null;
      kept_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0014-plans-shelf',
    up: `
create table kept_path (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  kind text not null check (kind in ('entry', 'goal', 'kit')),
  subject_id {int} not null,
  title text not null,
  url text,
  takeaway text not null,
  step_id {int} references step (id) on delete set null,
  kept_at {int} not null,
  unique (goal_id, kind, subject_id)
) {strict};
create index kept_path_member on kept_path (member_id);
create index kept_path_step on kept_path (step_id)`,
  },
  {
    name: '0047-plans-kept-goals',
    up: `update kept_path set title = '' where kind = 'goal'`,
  },
];
