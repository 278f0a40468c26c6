import { z } from '@hono/zod-openapi';
import { C, Phase } from '#goals';
import { GoalReviewView } from '../reviews/schema.ts';

/** With `people=no` nobody is named. */
export const JourneyAsked = z.object({ people: z.enum(['yes', 'no']).default('yes') });

const Reached = GoalReviewView.shape.criteria;

/** The way of one goal: from the need to what came of it, told from what is there. Times in epoch ms. */
export const JourneyView = z
  .object({
    goal: z.object({
      id: z.number(),
      title: z.string(),
      status: z.string(),
      need: z.string(),
      able: z.string(),
      why: z.string(),
      questions: z.array(z.string()),
      /** Why it rests, or what shows that it is met. */
      lastWords: z.string(),
      beganAt: z.number(),
    }),
    /** Each line of the evidence of success, as it was last looked at. */
    evidence: Reached,
    plan: z.array(
      z.object({
        id: z.number(),
        text: z.string(),
        c: C,
        phase: Phase,
        state: z.enum(['planned', 'done', 'dropped']),
        doneAt: z.number().nullable(),
        /** Of a recurring step: the last days on which it was done, the latest first. */
        doneOn: z.array(z.string()),
        with: z.string().nullable(),
      }),
    ),
    turns: z.array(z.object({ at: z.number(), words: z.string() })),
    confidence: z.array(z.object({ at: z.number(), value: z.number() })),
    /** Who was chosen for it; empty where nobody is named. */
    people: z.array(z.object({ id: z.number(), name: z.string() })),
    moves: z.array(z.object({ at: z.number(), words: z.string(), outcome: z.string() })),
    notes: z.array(z.object({ id: z.number(), at: z.number(), title: z.string() })),
    reviews: z.array(
      GoalReviewView.pick({
        id: true,
        confidence: true,
        satisfaction: true,
        causes: true,
        causeWords: true,
        decision: true,
        decisionWords: true,
      }).extend({ at: z.number() }),
    ),
    isNamed: z.boolean(),
  })
  .openapi('Journey');
export type JourneyView = z.infer<typeof JourneyView>;
