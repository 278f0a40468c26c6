import { z } from '@hono/zod-openapi';
import { C, Phase } from '#goals';
import { GoalReviewView } from '../reviews/schema.ts';
import { Zone } from '../reviews/week-schema.ts';
import { TimeView } from '../time/schema.ts';

/** With `people=no` nobody is named. Days and months are those of the zone. */
export const JourneyAsked = z.object({
  people: z.enum(['yes', 'no']).default('yes'),
  zone: Zone.default('UTC'),
});

/** What sort of thing happened; the lanes of the picture. */
export const HappeningKind = z.enum(['preparing', 'step', 'people', 'note', 'review', 'outside']);
export type HappeningKind = z.infer<typeof HappeningKind>;

/** One thing that happened for the goal. */
export const HappenedLine = z.object({
  kind: HappeningKind,
  day: z.string(),
  /** What was done, and to what: "Wrote a note: Rehearsals". */
  words: z.string(),
  /** The address of what it was done to, where it has one. */
  href: z.string().nullable(),
  /** With whom, with what, how long, each as one says it. */
  facts: z.array(z.string()),
  /** What was said of it, each a sentence or more of the member's own. */
  details: z.array(z.string()),
  /** Who was in it, by name; empty where nobody is named. */
  people: z.array(z.string()),
  /** How often, where the same was done more than once on a day. */
  times: z.number(),
  minutes: z.number().nullable(),
});
export type HappenedLine = z.infer<typeof HappenedLine>;

export const JourneyMonth = z.object({
  /** `2026-11`. */
  month: z.string(),
  turns: z.array(z.object({ day: z.string(), words: z.string() })),
  happened: z.array(HappenedLine),
});
export type JourneyMonth = z.infer<typeof JourneyMonth>;

const Named = z.object({ id: z.number(), name: z.string() });

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
      known: z.string(),
      outcome: z.string(),
      obstacle: z.string(),
      /** What one does once the obstacle is there, as a sentence. */
      ifThen: z.string(),
      questions: z.array(z.string()),
      /** What it is a part of, and its own parts. */
      partOf: z.string().nullable(),
      parts: z.array(z.string()),
      minutesPerWeek: z.number().nullable(),
      /** Why it rests, or what shows that it is met. */
      lastWords: z.string(),
      beganAt: z.number(),
      beganOn: z.string(),
    }),
    /** Each line of the evidence of success, as it was last looked at. */
    evidence: GoalReviewView.shape.criteria,
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
    confidence: z.array(z.object({ at: z.number(), value: z.number() })),
    time: TimeView,
    /** Who was chosen for it; empty where nobody is named. */
    people: z.array(Named),
    /** The places that serve it. */
    places: z.array(Named),
    /** All that happened, month by month, the earliest first. */
    months: z.array(JourneyMonth),
    /** How many of the earliest things are left out, where there are more than one page bears. */
    leftOut: z.number(),
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
