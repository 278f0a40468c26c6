import { z } from '@hono/zod-openapi';
import { IfThenNow, StepView } from '#plans';

const Named = z.object({ id: z.number(), name: z.string() });
const Titled = z.object({ id: z.number(), title: z.string() });

const HomeGoal = Titled.extend({
  reviewOn: z.string().nullable(),
  isReviewDue: z.boolean(),
  step: StepView.nullable(),
  /** Steps besides it whose day has come. */
  dueMore: z.number(),
  /** The if-then plan whose moment it is. */
  ifThen: IfThenNow.nullable(),
  people: z.array(Named),
});

export const HomeView = z
  .object({
    /** What is most pressing first. */
    goals: z.array(HomeGoal),
    /** All active goals, those not shown too. */
    goalsTotal: z.number(),
    drafts: z.array(Titled),
    /** What those chosen for these goals published lately. */
    entries: z.array(Titled.extend({ person: Named, publishedAt: z.number() })),
    /** Moves whose day has come. */
    moves: z.array(
      z.object({
        id: z.number(),
        intent: z.string(),
        person: Named,
        goal: Titled,
        dueOn: z.string().nullable(),
      }),
    ),
    movesTotal: z.number(),
    /** What asks give reason for: who waits for thanks, or to hear what came of it, and which ask closes. */
    asks: z.array(
      z.object({
        thing: z.enum(['closes', 'thank', 'tell']),
        askId: z.number(),
        names: z.array(z.string()),
        on: z.string(),
      }),
    ),
    asksTotal: z.number(),
    /** If-then plans for any day and for today, besides those that stand with their goals. */
    cues: z.array(
      z.object({ stepId: z.number(), goal: Titled, cue: z.string(), action: z.string() }),
    ),
    /** The few people to be in touch with now, each with why. */
    keeping: z.array(z.object({ person: Named, why: z.string() })),
    /** Captures that wait in the inbox. */
    waiting: z.number(),
    /** What members of this Kith wrote and waits for an answer. */
    requests: z.number(),
    /** Questions to oneself that would be asked today. */
    recall: z.number(),
    week: z.object({ week: z.string(), state: z.string() }),
  })
  .openapi('Home');
export type HomeView = z.infer<typeof HomeView>;
