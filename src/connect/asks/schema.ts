import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import {
  HOPED_CHARS_MAX,
  MESSAGE_CHARS_MAX,
  PEOPLE_MAX,
  PEOPLE_MIN,
  QUESTION_CHARS_MAX,
  SLOTS,
  TOLD_CHARS_MAX,
  TRIED_CHARS_MAX,
} from './limits.ts';

export const ASKS_MAX = 5_000;
export const LIST_MAX = 200;
const WHY_CHARS_MAX = 500;
const ABOUT_CHARS_MAX = 300;

const words = (what: string, charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax, `${what} has at most ${charsMax.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);
const Id = z.number().int().positive();
const question = words('A question', QUESTION_CHARS_MAX).min(1, 'Write the question.');
const tried = words('What you tried', TRIED_CHARS_MAX);
const hoped = words('What a good answer looks like', HOPED_CHARS_MAX);
const message = words('A message', MESSAGE_CHARS_MAX);
/** How likely one thinks it is that they help, 0–100; null when one would rather not say. */
const Chance = z.number().int().min(0).max(100).nullable();

export const Slot = z.enum(SLOTS);
/** By which way the message left. Kith sends nothing itself. */
export const AskChannel = z.enum(['email', 'profile', 'copy']);
export type AskChannel = z.infer<typeof AskChannel>;
export const AskPersonState = z.enum(['waiting', 'sent', 'answered', 'declined']);
export type AskPersonState = z.infer<typeof AskPersonState>;
const Helped = z.enum(['yes', 'partly', 'no']);
export type Helped = z.infer<typeof Helped>;

const AskedPerson = z.object({
  personId: Id,
  slot: Slot.default('fit'),
  why: words('A reason', WHY_CHARS_MAX).default(''),
  /** Title of something of theirs that the message may speak of. */
  about: words('A title', ABOUT_CHARS_MAX).default(''),
  chance: Chance.default(null),
  /** In the member's own words; left out, it is put together from the ask. */
  message: message.optional(),
});
export type AskedPerson = z.infer<typeof AskedPerson>;

/** `draftKey` makes it safe to repeat: the same key is the same ask. */
export const NewAsk = z
  .object({
    question,
    tried: tried.default(''),
    hoped: hoped.default(''),
    goalId: Id.nullable().default(null),
    closesOn: Day,
    people: z
      .array(AskedPerson)
      .min(PEOPLE_MIN, `Ask at least ${PEOPLE_MIN} people, so that no one has to carry it alone.`)
      .max(PEOPLE_MAX, `Ask at most ${PEOPLE_MAX} people: of many, each waits for the others.`),
    draftKey: z.uuid().optional(),
  })
  .openapi('NewAsk');
export type NewAsk = z.infer<typeof NewAsk>;

export const AskForm = z
  .object({
    question,
    tried,
    hoped,
    goalId: Id.nullable(),
    closesOn: Day,
    outcome: words('What came of it', TOLD_CHARS_MAX),
  })
  .partial()
  .openapi('AskForm');
export type AskForm = z.infer<typeof AskForm>;

export const AskSettlement = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('closed') }),
    z.object({ state: z.literal('open'), closesOn: Day }),
  ])
  .openapi('AskSettlement');
export type AskSettlement = z.infer<typeof AskSettlement>;

/** What of one message can be changed until it has left. A null message is put together anew. */
export const AskPersonForm = z
  .object({ chance: Chance, message: message.nullable() })
  .partial()
  .openapi('AskPersonForm');
export type AskPersonForm = z.infer<typeof AskPersonForm>;

export const AskPersonSettlement = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('sent'), channel: AskChannel }),
    z.object({
      state: z.literal('answered'),
      helped: Helped,
      answer: words('An answer', TOLD_CHARS_MAX).default(''),
      day: Day,
    }),
    z.object({ state: z.literal('declined') }),
  ])
  .openapi('AskPersonSettlement');
export type AskPersonSettlement = z.infer<typeof AskPersonSettlement>;

export const AskThanks = z
  .object({ isThanked: z.boolean(), isTold: z.boolean() })
  .partial()
  .openapi('AskThanks');
export type AskThanks = z.infer<typeof AskThanks>;

export const ProposalForm = z
  .object({ question, goalId: Id.nullable().default(null), personId: Id.nullable().default(null) })
  .openapi('AskProposalForm');
export type ProposalForm = z.infer<typeof ProposalForm>;

const Named = z.object({ id: z.number(), name: z.string() });
export const WhomToAsk = z
  .object({
    person: Named,
    slot: Slot,
    /** Why they, each a sentence. */
    whys: z.array(z.string()),
    /** What of theirs speaks of the question. */
    about: z.object({ id: z.number(), title: z.string(), url: z.string().nullable() }).nullable(),
    /** How often they were asked lately, of at most `capMax`. */
    askedLately: z.number(),
    mayAsk: z.boolean(),
  })
  .openapi('WhomToAsk');
export type WhomToAsk = z.infer<typeof WhomToAsk>;
export const AskProposal = z
  .object({
    /** The mix: a close one, a weak or dormant one, a contrasting one, as far as there are such. */
    proposed: z.array(WhomToAsk),
    others: z.array(WhomToAsk),
    /** Of which of the three nobody is in the mix, each with why. */
    missing: z.array(
      z.object({ kind: z.enum(['close', 'distant', 'contrasting']), words: z.string() }),
    ),
    capMax: z.number(),
    capDays: z.number(),
  })
  .openapi('AskProposal');
export type AskProposal = z.infer<typeof AskProposal>;

const Way = z.object({
  kind: AskChannel,
  label: z.string(),
  /** Where to write to them; null for copying alone. */
  address: z.string().nullable(),
});
export type Way = z.infer<typeof Way>;

export const AskPersonView = z
  .object({
    person: Named,
    slot: Slot,
    why: z.string(),
    chance: z.number().nullable(),
    message: z.string(),
    /** False while it is put together from the ask, and changes with it. */
    isOwnMessage: z.boolean(),
    ways: z.array(Way),
    channel: AskChannel.nullable(),
    state: AskPersonState,
    sentAt: z.number().nullable(),
    settledAt: z.number().nullable(),
    helped: Helped.nullable(),
    answer: z.string(),
    thankedAt: z.number().nullable(),
    toldAt: z.number().nullable(),
    thanks: z.string(),
  })
  .openapi('AskPerson');
export type AskPersonView = z.infer<typeof AskPersonView>;

export const AskView = z
  .object({
    id: z.number(),
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    question: z.string(),
    tried: z.string(),
    hoped: z.string(),
    closesOn: z.string(),
    state: z.enum(['open', 'closed']),
    outcome: z.string(),
    people: z.array(AskPersonView),
    createdAt: z.number(),
    closedAt: z.number().nullable(),
  })
  .openapi('Ask');
export type AskView = z.infer<typeof AskView>;

export const AskCalibration = z
  .object({
    answered: z.number(),
    needed: z.number(),
    /** Null below `needed`: so few say nothing. */
    shown: z
      .object({
        chance: z.number(),
        helped: z.number(),
        bands: z.array(
          z.object({
            from: z.number(),
            to: z.number(),
            count: z.number(),
            chance: z.number(),
            helped: z.number(),
          }),
        ),
      })
      .nullable(),
  })
  .openapi('AskCalibration');
export type AskCalibration = z.infer<typeof AskCalibration>;

const Answered = { asked: z.number(), answered: z.number() };

/** Of the member's own asks that came to an end: how many went to each person, how many they answered. */
export const AnsweredCounts = z.array(z.object({ personId: z.number(), ...Answered }));
export type AnsweredCounts = z.infer<typeof AnsweredCounts>;

export const AnsweredView = z
  .object({
    ...Answered,
    /** Not answered yet, and still open. */
    open: z.number(),
    /** Within how many days half of the answers came; null while there are too few to say. */
    halfWithinDays: z.number().nullable(),
    /** The latest. */
    asks: z.array(z.object({ id: z.number(), question: z.string(), state: AskPersonState })),
  })
  .openapi('Answered');
export type AnsweredView = z.infer<typeof AnsweredView>;
