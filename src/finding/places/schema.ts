import { z } from '@hono/zod-openapi';
import { PLACE_KINDS } from '#people';
import type { Migration } from '#platform';

/** Long enough for the front page of any place. */
export const GATHERING_KEY_CHARS_MAX = 500;

const Named = z.object({ id: z.number(), name: z.string() });
/** What shows that somebody gathers somewhere: an entry of theirs to read. */
const Example = z.object({ entryId: z.number(), title: z.string(), person: Named });

/** Somewhere that people who write on a goal gather, and that is none of the member's places yet. */
export const GatheringView = z
  .object({
    key: z.string(),
    kind: z.enum(PLACE_KINDS),
    name: z.string(),
    address: z.string(),
    goals: z.array(z.object({ id: z.number(), title: z.string() })),
    /** Whoever leads there, the first by name; never fewer than the floor. */
    people: z.array(Named),
    /** How many of their entries lead there; 0 where it is known from accounts. */
    entries: z.number(),
    examples: z.array(Example),
  })
  .openapi('Gathering');
export type GatheringView = z.infer<typeof GatheringView>;

/** Why somebody may be at a place. */
export const PresenceView = z
  .object({
    person: Named,
    /** Whether the member said so; evidence alone only proposes. */
    isSaid: z.boolean(),
    /** In words, with a count: "4 entries with #sre". Empty where only the member says so. */
    because: z.array(z.string()),
    examples: z.array(z.object({ entryId: z.number(), title: z.string() })),
  })
  .openapi('Presence');
export type PresenceView = z.infer<typeof PresenceView>;

/** Where a person's own entries and accounts lead to, beside where the member says they are. */
export const LeadView = z
  .object({
    key: z.string(),
    kind: z.enum(PLACE_KINDS),
    name: z.string(),
    address: z.string(),
    /** One of the member's places, where it is one. */
    placeId: z.number().nullable(),
    because: z.string(),
    examples: z.array(z.object({ entryId: z.number(), title: z.string() })),
  })
  .openapi('PlaceLead');
export type LeadView = z.infer<typeof LeadView>;

declare module '#tables' {
  interface Tables {
    /** A gathering that a member does not want to see proposed. */
    dismissed_gathering: { member_id: number; key: string; dismissed_at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0032-finding-gatherings',
    up: `
create table dismissed_gathering (
  member_id {int} not null references member (id) on delete cascade,
  key text not null check (length(key) between 1 and 500),
  dismissed_at {int} not null,
  primary key (member_id, key)
) {strict}`,
  },
];
