import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import {
  CADENCE_DAYS_MAX,
  REASONS,
  STAGES,
  type Stage,
  TIES,
  type Tie,
  WHY_CHARS_MAX,
} from './limits.ts';

const words = (what: string) =>
  z
    .string()
    .max(WHY_CHARS_MAX, `${what} has at most ${WHY_CHARS_MAX.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);

/** How a member stands to a person, as they say it; what is left out stays, null is "not said". */
export const TieForm = z
  .object({
    stage: z.enum(STAGES).nullable(),
    tie: z.enum(TIES).nullable(),
    reasons: z.array(z.enum(REASONS)).max(REASONS.length),
    /** Why I keep in touch, in words. */
    why: words('Why'),
    howMet: words('How you met'),
    /** The person through whom one met; null where nobody was. */
    metThroughId: z.number().int().positive().nullable(),
    /** After how many days without contact one wants to hear of each other; null for no rhythm. */
    cadenceDays: z
      .number()
      .int()
      .min(1, 'A rhythm has at least one day.')
      .max(CADENCE_DAYS_MAX, 'Choose at most ten years, or no rhythm.')
      .nullable(),
  })
  .partial()
  .openapi('TieForm');
export type TieForm = z.infer<typeof TieForm>;

export const TieView = z
  .object({
    personId: z.number(),
    stage: z.enum(STAGES).nullable(),
    tie: z.enum(TIES).nullable(),
    reasons: z.array(z.enum(REASONS)),
    why: z.string(),
    howMet: z.string(),
    metThrough: z.object({ id: z.number(), name: z.string() }).nullable(),
    cadenceDays: z.number().nullable(),
    /** The stages so far, the first first, with when the member said so. */
    stages: z.array(z.object({ stage: z.enum(STAGES).nullable(), at: z.number() })),
  })
  .openapi('Tie');
export type TieView = z.infer<typeof TieView>;

export const Reasons = z.array(z.enum(REASONS));

declare module '#tables' {
  interface Tables {
    /** How a member stands to a person. No row: nothing was said. */
    person_tie: {
      person_id: number;
      stage: Stage | null;
      tie: Tie | null;
      /** `Reason[]` as JSON. */
      reasons: Generated<string>;
      why: Generated<string>;
      how_met: Generated<string>;
      met_through: number | null;
      cadence_days: number | null;
      noted_at: number;
    };
    /** One row for each change of the stage. */
    person_stage: {
      id: Generated<number>;
      person_id: number;
      stage: Stage | null;
      noted_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0029-people-ties',
    up: `
create table person_tie (
  person_id {int} primary key references person (id) on delete cascade,
  stage text check (stage in ('noticed', 'observing', 'exchanging', 'collaborating', 'dormant')),
  tie text check (tie in ('close', 'weak', 'very-weak')),
  reasons text not null default '[]',
  why text not null default '' check (length(why) <= 2000),
  how_met text not null default '' check (length(how_met) <= 2000),
  met_through {int} references person (id) on delete set null,
  cadence_days {int} check (cadence_days between 1 and 3650),
  noted_at {int} not null
) {strict};
create index person_tie_through on person_tie (met_through);
create table person_stage (
  id {id},
  person_id {int} not null references person (id) on delete cascade,
  stage text check (stage in ('noticed', 'observing', 'exchanging', 'collaborating', 'dormant')),
  noted_at {int} not null
) {strict};
create index person_stage_person on person_stage (person_id, id)`,
  },
];
