import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import { ANSWER_CHARS_MAX, PER_DAY_MAX, QUESTION_CHARS_MAX } from './limits.ts';

/** All questions of a member. */
export const RECALL_QUESTIONS_MAX = 10_000;
/** Answers read for the picture of calibration: the latest say how it is now. */
export const CALIBRATION_ANSWERS_MAX = 1_000;

const text = (what: string, charsMax: number) =>
  z
    .string()
    .trim()
    .min(1, `Write ${what}.`)
    .max(charsMax, `At most ${charsMax.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);

/** The day it is where the member is; only they know. */
export const TodayQuery = z.object({ today: Day });

/** 1 not this time, 2 with effort, 3 knew it, 4 at once. */
export const Grade = z.number().int().min(1).max(4);
export const RecallState = z.enum(['active', 'suspended']);
export type RecallState = z.infer<typeof RecallState>;

export const NewRecallQuestion = z
  .object({
    question: text('the question', QUESTION_CHARS_MAX),
    answer: text('the answer', ANSWER_CHARS_MAX),
    today: Day,
  })
  .openapi('NewRecallQuestion');
export type NewRecallQuestion = z.infer<typeof NewRecallQuestion>;

export const RecallQuestionForm = z
  .object({
    question: text('the question', QUESTION_CHARS_MAX),
    answer: text('the answer', ANSWER_CHARS_MAX),
    state: RecallState,
  })
  .partial()
  .extend({ today: Day })
  .openapi('RecallQuestionForm');
export type RecallQuestionForm = z.infer<typeof RecallQuestionForm>;

export const RecallQuestionView = z
  .object({
    id: z.number(),
    note: z.object({ id: z.number(), title: z.string() }),
    question: z.string(),
    answer: z.string(),
    state: RecallState,
    /** The day from which it is asked. */
    dueOn: z.string(),
    /** How often it was answered. */
    answered: z.number(),
    createdAt: z.number(),
  })
  .openapi('RecallQuestion');
export type RecallQuestionView = z.infer<typeof RecallQuestionView>;

/** What is asked now, and how far the day is. */
export const RecallSession = z
  .object({
    questions: z.array(
      RecallQuestionView.extend({
        /** Whether to ask "how sure are you?" before the answer is shown. */
        isConfidenceAsked: z.boolean(),
      }),
    ),
    /** Due in all, more perhaps than are asked today. */
    dueCount: z.number(),
    answeredToday: z.number(),
    perDay: z.number(),
    /** All questions that are asked at some time. */
    activeCount: z.number(),
    /** The next day on which something is due; null when there is no question. */
    nextOn: z.string().nullable(),
  })
  .openapi('RecallSession');
export type RecallSession = z.infer<typeof RecallSession>;

export const RecallAnswerForm = z
  .object({
    grade: Grade,
    /** How sure one was before seeing the answer; null when it was not asked. */
    confidence: z.number().int().min(0).max(100).nullable().default(null),
    today: Day,
  })
  .openapi('RecallAnswerForm');
export type RecallAnswerForm = z.infer<typeof RecallAnswerForm>;

export const RecallAnswerView = z
  .object({ id: z.number(), question: RecallQuestionView })
  .openapi('RecallAnswer');
export type RecallAnswerView = z.infer<typeof RecallAnswerView>;

export const RecallSettings = z
  .object({
    perDay: z
      .number()
      .int()
      .min(1, 'At least 1 a day.')
      .max(PER_DAY_MAX, `At most ${PER_DAY_MAX} a day.`),
  })
  .openapi('RecallSettings');

export const CalibrationBand = z.object({
  /** Confidence from here … */
  from: z.number(),
  /** … to here, this included. */
  to: z.number(),
  count: z.number(),
  /** Mean confidence, 0–100. */
  confidence: z.number(),
  /** Of a hundred answers, how many were recalled. */
  recalled: z.number(),
});
export type CalibrationBand = z.infer<typeof CalibrationBand>;

export const CalibrationView = z
  .object({
    /** Answers that came with a confidence. */
    answered: z.number(),
    needed: z.number(),
    /** Null below `needed`: so few say nothing. */
    shown: z
      .object({
        confidence: z.number(),
        recalled: z.number(),
        bands: z.array(CalibrationBand),
      })
      .nullable(),
  })
  .openapi('Calibration');
export type CalibrationView = z.infer<typeof CalibrationView>;

declare module '#tables' {
  interface Tables {
    /** A question to oneself on a note. */
    recall_question: {
      id: Generated<number>;
      member_id: number;
      note_id: number;
      question: string;
      answer: string;
      state: RecallState;
      due_on: string;
      /** The day one last saw the answer: written, changed or asked. */
      seen_on: string;
      /** The day of the last answer. */
      answered_on: string | null;
      /** What ts-fsrs remembers of it; null before the first answer. */
      stability: number | null;
      difficulty: number | null;
      answered: number;
      created_at: number;
      updated_at: number;
      removed_at: number | null;
    };
    recall_answer: {
      id: Generated<number>;
      recall_question_id: number;
      grade: number;
      confidence: number | null;
      answered_on: string;
      answered_at: number;
      /** How the question was before, as JSON, to take the answer back. */
      before: string;
    };
    recall_setting: { member_id: number; per_day: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0022-reflect-recall',
    up: `
create table recall_question (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  note_id {int} not null references note (id) on delete cascade,
  question text not null check (length(question) <= 1000),
  answer text not null check (length(answer) <= 10000),
  state text not null check (state in ('active', 'suspended')),
  due_on text not null,
  seen_on text not null,
  answered_on text,
  stability {real},
  difficulty {real},
  answered {int} not null default 0,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int}
) {strict};
create index recall_question_due on recall_question (member_id, state, due_on);
create index recall_question_note on recall_question (note_id);
create table recall_answer (
  id {id},
  recall_question_id {int} not null references recall_question (id) on delete cascade,
  grade {int} not null check (grade between 1 and 4),
  confidence {int} check (confidence between 0 and 100),
  answered_on text not null,
  answered_at {int} not null,
  before text not null
) {strict};
create index recall_answer_question on recall_answer (recall_question_id, id);
create table recall_setting (
  member_id {int} primary key references member (id) on delete cascade,
  per_day {int} not null check (per_day between 1 and 50)
) {strict}`,
  },
];
