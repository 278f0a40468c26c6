import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import {
  ADDRESS_CHARS_MAX,
  CAUSES,
  CRITERIA_MAX,
  CRITERION_CHARS_MAX,
  DECISIONS,
  REACHED,
  SATISFACTION_MAX,
  STEP_CHARS_MAX,
  WORDS_CHARS_MAX,
} from './limits.ts';

export const GOAL_REVIEWS_MAX = 20_000;

export const words = (charsMax: number = WORDS_CHARS_MAX) =>
  z
    .string()
    .max(charsMax, `At most ${charsMax.toLocaleString('en')} characters; put the rest in a note.`)
    .refine(isStorable, NOT_STORABLE);

export const ReviewState = z.enum(['draft', 'done', 'skipped']);
export type ReviewState = z.infer<typeof ReviewState>;
export const Cause = z.enum(CAUSES);
export const DecisionKind = z.enum(DECISIONS);

/** What shows that a criterion is reached: a note, an entry, or an address. */
const ShownBy = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['note', 'entry']), id: z.number().int().positive() }),
  z.object({
    kind: z.literal('link'),
    url: z
      .url({
        protocol: /^https?$/,
        error: 'Give a whole address, beginning with https:// or http://.',
      })
      .max(ADDRESS_CHARS_MAX),
  }),
]);
export type ShownBy = z.infer<typeof ShownBy>;

/** A line of the goal's evidence of success, and how far it is reached. */
export const Said = z.object({
  criterion: words(CRITERION_CHARS_MAX),
  reached: z.enum(REACHED).nullable().default(null),
  words: words().default(''),
  shownBy: ShownBy.nullable().default(null),
});
export type Said = z.infer<typeof Said>;

/** What is filled in of a goal's review, in any order and over as many days as one likes. */
export const ReviewForm = z
  .object({
    criteria: z.array(Said).max(CRITERIA_MAX, `At most ${CRITERIA_MAX} lines of evidence.`),
    confidence: z.number().int().min(0).max(100).nullable(),
    satisfaction: z.number().int().min(1).max(SATISFACTION_MAX).nullable(),
    causes: z.array(Cause).max(CAUSES.length),
    causeWords: words(),
  })
  .partial()
  .openapi('ReviewForm');
export type ReviewForm = z.infer<typeof ReviewForm>;

/** What follows. `reviewOn` is the next day to look back, where the goal goes on. */
export const DecisionForm = z
  .object({
    decision: DecisionKind,
    words: words().default(''),
    reviewOn: Day.nullable().optional(),
    /** With "strategy": a step that is planned at once. */
    step: z.string().trim().max(STEP_CHARS_MAX).refine(isStorable, NOT_STORABLE).optional(),
  })
  .openapi('ReviewDecision');
export type DecisionForm = z.infer<typeof DecisionForm>;

/** Leaving a review out, with the next day to look back; or taking it up again. */
export const SkipForm = z.object({
  state: z.enum(['skipped', 'draft']),
  reviewOn: Day.nullable().optional(),
});
export type SkipForm = z.infer<typeof SkipForm>;

const SaidView = z.object({
  criterion: z.string(),
  reached: z.enum(REACHED).nullable(),
  words: z.string(),
  shownBy: z
    .object({
      kind: z.enum(['note', 'entry', 'link']),
      id: z.number().nullable(),
      url: z.string().nullable(),
      title: z.string(),
    })
    .nullable(),
});
export type SaidView = z.infer<typeof SaidView>;

export const GoalReviewView = z
  .object({
    id: z.number(),
    goal: z.object({ id: z.number(), title: z.string(), status: z.string() }),
    state: ReviewState,
    /** What it looks back on: from the last review, or from when the goal was written. */
    since: z.number(),
    criteria: z.array(SaidView),
    confidence: z.number().nullable(),
    satisfaction: z.number().nullable(),
    causes: z.array(Cause),
    causeWords: z.string(),
    decision: DecisionKind.nullable(),
    decisionWords: z.string(),
    createdAt: z.number(),
    updatedAt: z.number(),
    /** When it was decided or left out. */
    doneAt: z.number().nullable(),
  })
  .openapi('GoalReview');
export type GoalReviewView = z.infer<typeof GoalReviewView>;

/** How the goal stood before a decision was carried out, and what carrying out made: for undo. */
export const Carried = z.object({
  status: z.enum(['draft', 'active', 'parked', 'met']),
  reason: z.string(),
  evidence: z.string(),
  reviewOn: z.string().nullable(),
  confidence: z.number().nullable(),
  /** What the decision set, so that a later change by hand is not undone with it. */
  set: z.object({
    reviewOn: z.string().nullable().optional(),
    confidence: z.number().nullable().optional(),
  }),
  /** The step that was planned with it. */
  stepId: z.number().nullable(),
});
export type Carried = z.infer<typeof Carried>;

declare module '#tables' {
  interface Tables {
    goal_review: {
      id: Generated<number>;
      member_id: number;
      goal_id: number;
      state: ReviewState;
      since: number;
      /** `Said[]` as JSON. */
      criteria: string;
      confidence: number | null;
      satisfaction: number | null;
      /** `Cause[]` as JSON. */
      causes: string;
      cause_words: string;
      decision: z.infer<typeof DecisionKind> | null;
      decision_words: string;
      /** `Carried` as JSON. */
      carried: string | null;
      created_at: number;
      updated_at: number;
      done_at: number | null;
      /** Set while a removal can still be undone; such a review is nowhere to be seen. */
      removed_at: number | null;
    };
    week_review: {
      id: Generated<number>;
      member_id: number;
      /** `2026-W48`. */
      week: string;
      state: ReviewState;
      learned: string;
      gave: string;
      next: string;
      note_id: number | null;
      created_at: number;
      updated_at: number;
      done_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0021-reflect-reviews',
    up: `
create table goal_review (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  state text not null check (state in ('draft', 'done', 'skipped')),
  since {int} not null,
  criteria text not null,
  confidence {int} check (confidence between 0 and 100),
  satisfaction {int} check (satisfaction between 1 and 5),
  causes text not null,
  cause_words text not null check (length(cause_words) <= 5000),
  decision text check (decision in ('strategy', 'people', 'goal', 'continue', 'park', 'met')),
  decision_words text not null check (length(decision_words) <= 5000),
  carried text,
  created_at {int} not null,
  updated_at {int} not null,
  done_at {int},
  removed_at {int},
  check ((state = 'draft') = (done_at is null)),
  check (state <> 'done' or decision is not null)
) {strict};
create unique index goal_review_open on goal_review (goal_id) where state = 'draft' and removed_at is null;
create index goal_review_member on goal_review (member_id, updated_at);
create index goal_review_goal on goal_review (goal_id, done_at);
create table week_review (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  week text not null check (length(week) = 8),
  state text not null check (state in ('draft', 'done', 'skipped')),
  learned text not null check (length(learned) <= 5000),
  gave text not null check (length(gave) <= 5000),
  next text not null check (length(next) <= 5000),
  note_id {int} references note (id) on delete set null,
  created_at {int} not null,
  updated_at {int} not null,
  done_at {int},
  unique (member_id, week),
  check ((state = 'draft') = (done_at is null))
) {strict};
create index week_review_note on week_review (note_id)`,
  },
];
