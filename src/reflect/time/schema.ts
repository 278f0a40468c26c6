import { z } from '@hono/zod-openapi';
import type { Migration } from '#platform';

/** The time that a member said they spent: with what they added by hand, and with "on track?". */
export const TimeView = z
  .object({
    /** All of it; null where none was said, which is not the same as no time. */
    minutes: z.number().nullable(),
    /** Weeks in which some was said, as ISO 8601 has them, the latest first. */
    weeks: z.array(z.object({ week: z.string(), minutes: z.number() })),
  })
  .openapi('TimeSpent');
export type TimeView = z.infer<typeof TimeView>;

export const migrations: Migration[] = [
  {
    // Few say how long it took: what is summed is found without reading all that was lived.
    name: '0045-reflect-time',
    up: `
create index behaviour_minutes on behaviour (member_id, at) where minutes is not null;
create index goal_check_minutes on goal_check (goal_id, day) where minutes is not null`,
  },
];
