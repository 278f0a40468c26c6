import { z } from '@hono/zod-openapi';
import { Criterion } from '#people';
import { DIMENSIONS } from './echo.ts';

const Marks = z.array(z.object({ start: z.number(), end: z.number() }));

/** An entry as evidence: what to read, when it was published, and the words that matched. */
export const EvidenceView = z
  .object({
    entryId: z.number(),
    title: z.string(),
    titleMarks: Marks,
    url: z.string().nullable(),
    /** Null when nobody knows. */
    publishedAt: z.number().nullable(),
    passage: z.string(),
    passageMarks: Marks,
    /** The words of title and passage that matched, as written. */
    matched: z.array(z.string()),
    /** The sentence that counts for a criterion. */
    quote: z.string().nullable(),
    /** The model that finds it near in meaning, where it does not speak of the question by its words. */
    nearBy: z.string().optional(),
  })
  .openapi('Evidence');
export type EvidenceView = z.infer<typeof EvidenceView>;

export const CriterionView = z
  .object({
    criterion: Criterion,
    /** What it is called, and what a member asks themselves about it. */
    title: z.string(),
    question: z.string(),
    hint: z.enum(['hint', 'not-enough', 'only-you']),
    because: z.string(),
    count: z.number(),
    floor: z.number(),
    evidence: z.array(EvidenceView),
    /** What the member did or wrote down that bears on it, with its day: one with a `sign` is counted, any other only reminds. */
    recorded: z.array(
      z.object({
        what: z.string(),
        words: z.string(),
        day: z.string(),
        sign: z.object({ path: z.string() }).optional(),
      }),
    ),
    assessment: z.enum(['unknown', 'yes', 'no']),
    reason: z.string(),
    /** When the member decided; null while unknown. */
    decidedAt: z.number().nullable(),
  })
  .openapi('CriterionFound');
export type CriterionView = z.infer<typeof CriterionView>;

export const FoundPerson = z
  .object({
    id: z.number(),
    name: z.string(),
    decision: z.enum(['open', 'chosen', 'later', 'dismissed']),
    latestAt: z.number().nullable(),
    /** Others come first in these weeks, so that not every member of this Kith turns to the same person. */
    isWaiting: z.boolean().optional(),
    /** Another comes first in these weeks, so that nobody leads everywhere in a small Kith or in all one's goals. */
    yieldsFirst: z.boolean().optional(),
    /** Whether somebody is around is a fact of its own: it says nothing of how much they know. */
    responsiveness: z.object({
      /** Entries of the last three months. */
      entriesLately: z.number(),
      /** Entries with which they replied to others on the questions. */
      replies: z.number(),
      /** The last day on which something of theirs reached the member, as far as is known; YYYY-MM-DD. */
      heardOn: z.string().nullable(),
    }),
    sources: z.array(z.object({ title: z.string(), url: z.string() })),
    questions: z.array(
      z.object({
        questionId: z.number(),
        /** In how many entries they touch the question, and how it compares in words, never as a number. */
        entries: z.number(),
        strength: z.enum(['much', 'some']),
        evidence: z.array(EvidenceView),
      }),
    ),
    criteria: z.array(CriterionView),
    /** In what they differ from everybody chosen beside them, and where that is not known; left out while nobody is. */
    different: z.array(z.enum(DIMENSIONS)).optional(),
    unknown: z.array(z.enum(DIMENSIONS)).optional(),
  })
  .openapi('FoundPerson');
export type FoundPerson = z.infer<typeof FoundPerson>;

export const FindingView = z
  .object({
    questions: z.array(z.object({ id: z.number(), text: z.string() })),
    people: z.array(FoundPerson),
    portfolio: z.array(z.object({ id: z.number(), name: z.string(), adds: z.array(z.string()) })),
    gaps: z.array(
      z.object({ kind: z.string(), key: z.string(), text: z.string(), brief: z.string() }),
    ),
    /** How alike the chosen are; null while they are fewer than three. */
    echo: z
      .array(
        z.object({
          dimension: z.enum(DIMENSIONS),
          state: z.enum(['alike', 'mixed', 'different', 'unknown']),
          groups: z.array(z.object({ label: z.string(), people: z.array(z.string()) })),
          unknown: z.array(z.string()),
        }),
      )
      .nullable(),
    /** Who was put out of sight, to be brought back. */
    dismissed: z.array(z.object({ id: z.number(), name: z.string() })),
    /** How much there was to look at: nothing found in nothing is no gap. */
    lookedAt: z.object({ entries: z.number(), sources: z.number() }),
    /**
     * Why questions went by their words alone where a host lets them be compared by meaning; null where nothing is missing.
     * While it is asking, whoever looks again soon may have it.
     */
    byWordsAlone: z.object({ isAsking: z.boolean(), words: z.string() }).nullable(),
  })
  .openapi('Finding');
export type FindingView = z.infer<typeof FindingView>;
