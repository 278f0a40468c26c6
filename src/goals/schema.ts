import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import {
  MINUTES_PER_WEEK_MAX,
  PASTED_CHARS_MAX,
  QUESTION_CHARS_MAX,
  QUESTIONS_MAX,
  READERS_MAX,
  SENTENCE_CHARS_MAX,
  TEXT_CHARS_MAX,
} from './limits.ts';

export const GOALS_MAX = 500;

const textOf = (charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax, `At most ${charsMax.toLocaleString('en')} characters; put the rest in a note.`)
    .refine(isStorable, NOT_STORABLE);

export const GoalText = textOf(TEXT_CHARS_MAX);
export const PastedText = textOf(PASTED_CHARS_MAX);
const Sentence = textOf(SENTENCE_CHARS_MAX);

export const GoalKind = z.enum(['learning', 'performance']);
export type GoalKind = z.infer<typeof GoalKind>;
export const GoalStatus = z.enum(['draft', 'active', 'parked', 'met']);
export type GoalStatus = z.infer<typeof GoalStatus>;
/** Who may see a goal, from the fewest to the most. With a person it is shown by hand. */
export const Audience = z.enum(['me', 'person', 'members', 'public']);
export type Audience = z.infer<typeof Audience>;
/** Where somebody started from. */
export const GoalStart = z.enum(['blank', 'trouble', 'role', 'feedback', 'text', 'goal']);
export type GoalStart = z.infer<typeof GoalStart>;

export const QuestionText = z
  .string()
  .trim()
  .min(1, 'A question needs words.')
  .max(QUESTION_CHARS_MAX, `A question has at most ${QUESTION_CHARS_MAX} characters.`)
  .refine(isStorable, NOT_STORABLE);

/** "If (cue), then I (action)." Either may be missing while one writes. */
export const IfThen = z.object({ cue: Sentence, action: Sentence });
export type IfThen = z.infer<typeof IfThen>;

/** What a member fills in. Everything may be missing while the goal is a draft. */
export const GoalForm = z
  .object({
    need: GoalText,
    able: GoalText,
    kind: GoalKind,
    why: GoalText,
    known: GoalText,
    interest: z.number().int().min(1).max(5).nullable(),
    outcome: GoalText,
    obstacle: GoalText,
    ifThen: IfThen.nullable(),
    evidence: GoalText,
    confidence: z.number().int().min(0).max(100).nullable(),
    minutesPerWeek: z.number().int().min(0).max(MINUTES_PER_WEEK_MAX).nullable(),
    reviewOn: Day.nullable(),
    audience: Audience,
    audiencePerson: Sentence,
    parentId: z.number().int().positive().nullable(),
    start: GoalStart,
    startText: PastedText,
    questions: z
      .array(z.object({ id: z.number().int().positive().optional(), text: QuestionText }))
      .max(QUESTIONS_MAX, `At most ${QUESTIONS_MAX} questions: a goal with more is several goals.`),
  })
  .partial()
  .openapi('GoalForm');
export type GoalForm = z.infer<typeof GoalForm>;

/** `draftKey` makes starting a goal safe to repeat: the same key is the same goal. */
export const NewGoal = GoalForm.extend({ draftKey: z.uuid().optional() }).openapi('NewGoal');
export type NewGoal = z.infer<typeof NewGoal>;

/** A move to another status: parking says why, meeting says what shows it. */
export const StatusForm = z
  .object({ status: GoalStatus, reason: GoalText.optional(), evidence: GoalText.optional() })
  .openapi('GoalStatusForm');
export type StatusForm = z.infer<typeof StatusForm>;

export const GoalView = z
  .object({
    id: z.number(),
    status: GoalStatus,
    need: z.string(),
    able: z.string(),
    kind: GoalKind,
    /** Why it matters to the member. */
    why: z.string(),
    /** What the member knows already. */
    known: z.string(),
    interest: z.number().nullable(),
    /** The best that could come of it. */
    outcome: z.string(),
    obstacle: z.string(),
    ifThen: z.object({ cue: z.string(), action: z.string() }).nullable(),
    evidence: z.string(),
    confidence: z.number().nullable(),
    minutesPerWeek: z.number().nullable(),
    reviewOn: z.string().nullable(),
    audience: Audience,
    /** Whom the member shows it to, in their words; for the audience `person`. */
    audiencePerson: z.string(),
    /** The goal that this is a part of. */
    parentId: z.number().nullable(),
    /** Why it is parked; empty unless it is. */
    parkedReason: z.string(),
    /** What shows that it is met; empty unless it is. */
    metEvidence: z.string(),
    start: GoalStart,
    startText: z.string(),
    questions: z.array(z.object({ id: z.number(), text: z.string() })),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Goal');
export type GoalView = z.infer<typeof GoalView>;

export const GoalStory = z
  .object({
    /** Epoch ms, as all times here. */
    beganAt: z.number(),
    turns: z.array(
      z.object({
        at: z.number(),
        /** Follows a date: "you changed …". */
        words: z.string(),
        /** The texts in full. */
        changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
    confidence: z.array(z.object({ at: z.number(), value: z.number() })),
  })
  .openapi('GoalStory');
export type GoalStory = z.infer<typeof GoalStory>;

/** What others see of a goal, and nothing else. */
export const SharedGoal = z
  .object({
    id: z.number(),
    able: z.string(),
    need: z.string(),
    why: z.string(),
    questions: z.array(z.string()),
    memberName: z.string(),
  })
  .openapi('SharedGoal');
export type SharedGoal = z.infer<typeof SharedGoal>;

/** Members whom a goal is shown to by name. */
export const GoalReaders = z
  .object({ members: z.array(z.object({ id: z.number(), name: z.string() })) })
  .openapi('GoalReaders');
export type GoalReaders = z.infer<typeof GoalReaders>;
export const GoalReadersForm = z
  .object({ memberIds: z.array(z.number().int().positive()).max(READERS_MAX) })
  .openapi('GoalReadersForm');

export const TextProposals = z
  .object({
    /** Sentences and items that ask for something, as written and in their order. */
    needs: z.array(z.string()),
    /** Phrases out of them, each a question to look for. */
    questions: z.array(z.string()),
  })
  .openapi('TextProposals');
export type TextProposals = z.infer<typeof TextProposals>;

const NamedGoal = z.object({ id: z.number(), title: z.string(), status: GoalStatus });

/** What a goal is a part of, and the parts it has itself. */
export const GoalParts = z
  .object({ parent: NamedGoal.nullable(), parts: z.array(NamedGoal) })
  .openapi('GoalParts');
export type GoalParts = z.infer<typeof GoalParts>;
