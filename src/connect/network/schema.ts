import { z } from '@hono/zod-openapi';
import { STAGES, TIES } from '#people';
import { THING_KINDS } from './brought-rules.ts';
import { UNITS } from './diversity-rules.ts';

/** A person of the network as a point of its map. */
const NetworkPerson = z.object({
  id: z.number(),
  name: z.string(),
  stage: z.enum(STAGES).nullable(),
  tie: z.enum(TIES).nullable(),
  /** Encounters that were logged with them. */
  encounters: z.number(),
  /** Goals under way for which they were chosen. */
  goalIds: z.array(z.number()),
});
export type NetworkPerson = z.infer<typeof NetworkPerson>;

/** What joins two people: entries of the one that link to the other, or encounters with both. */
const NetworkTie = z.object({
  from: z.number(),
  to: z.number(),
  /** Entries of `from` that link to `to`. */
  entries: z.number(),
  /** Encounters of the member in which both were; such a tie has no direction. */
  together: z.number(),
});
export type NetworkTie = z.infer<typeof NetworkTie>;

/** Called "Marit Solheim, Priya Raman and 4 more", by those who are joined to most; they come first. */
const Community = z.object({ name: z.string(), personIds: z.array(z.number()) });

export const NetworkView = z
  .object({
    people: z.array(NetworkPerson),
    ties: z.array(NetworkTie),
    /** Ids of people who are joined to each other more than to others, the largest community first. */
    communities: z.array(Community),
    /** Whom hardly anybody else joins to other communities than their own, by their place in `communities`. */
    bridges: z.array(z.object({ personId: z.number(), to: z.array(z.number()) })),
    goals: z.array(z.object({ id: z.number(), title: z.string() })),
    /** Everybody in the directory; more than are on the map when there are many. */
    total: z.number(),
  })
  .openapi('Network');
export type NetworkView = z.infer<typeof NetworkView>;

/** In what people are compared. The first four as for the people of a goal. */
const Compared = z.enum(['employer', 'field', 'country', 'source', 'community']);
export type Compared = z.infer<typeof Compared>;

/** How alike those of a period are in one thing. `largest`, the others known and `unknown` are all of them. */
const DiversityLine = z.object({
  dimension: Compared,
  /** `unknown`: of fewer than three of them anything is known. */
  state: z.enum(['alike', 'mixed', 'different', 'unknown']),
  /** How many different ones there are: employers, fields, … */
  groups: z.number(),
  /** What most of them share; null where no two share anything. */
  largest: z.object({ label: z.string(), people: z.number() }).nullable(),
  known: z.number(),
  unknown: z.number(),
});
export type DiversityLine = z.infer<typeof DiversityLine>;

const DiversityPeriod = z.object({
  /** `2026-Q4` or `2026-11`. */
  period: z.string(),
  people: z.number(),
  ways: z.object({ met: z.number(), chosen: z.number(), kept: z.number() }),
  /** Null while they are too few to say anything. */
  lines: z.array(DiversityLine).nullable(),
});
export type DiversityPeriod = z.infer<typeof DiversityPeriod>;

export const DiversityView = z
  .object({
    unit: z.enum(UNITS),
    /** With fewer people than this a period says nothing. */
    neededPeople: z.number(),
    periods: z.array(DiversityPeriod),
  })
  .openapi('NetworkDiversity');
export type DiversityView = z.infer<typeof DiversityView>;

const Thing = z.object({
  kind: z.enum(THING_KINDS),
  /** Of the encounter (learnt, came, gave), the note (kept), the goal (helped), the person (met, introduced). */
  id: z.number(),
  /** Null where no day was written down. */
  day: z.string().nullable(),
  /** What was learnt, came of it or was given, a note's title, what somebody helped with, whom one met. */
  words: z.string(),
});
export type Thing = z.infer<typeof Thing>;
const Things = z.object({ things: z.array(Thing), more: z.number() });

const BroughtPerson = z.object({
  person: z.object({ id: z.number(), name: z.string() }),
  /** The last day of which anything is known. */
  latest: z.string().nullable(),
  /** Encounters in which one received, and in which one gave; in some both. */
  received: z.number(),
  given: z.number(),
  brought: Things,
  gave: Things,
  goals: z.array(z.object({ id: z.number(), title: z.string() })),
});
export type BroughtPerson = z.infer<typeof BroughtPerson>;

export const BroughtView = z
  .object({
    /** Whoever was there last first. */
    people: z.array(BroughtPerson),
    /** So many more people have something to tell of. */
    more: z.number(),
  })
  .openapi('NetworkBrought');
export type BroughtView = z.infer<typeof BroughtView>;
