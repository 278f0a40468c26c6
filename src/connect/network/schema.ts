import { z } from '@hono/zod-openapi';
import { STAGES, TIES } from '#people';

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

export const NetworkView = z
  .object({
    people: z.array(NetworkPerson),
    ties: z.array(NetworkTie),
    goals: z.array(z.object({ id: z.number(), title: z.string() })),
    /** Everybody in the directory; more than are on the map when there are many. */
    total: z.number(),
  })
  .openapi('Network');
export type NetworkView = z.infer<typeof NetworkView>;
