import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { CHANNELS, type Channel, DIRECTIONS, type Direction } from './limits.ts';

export const ContactView = z
  .object({
    /** `YYYY-MM-DD`. */
    day: z.string(),
    direction: z.enum(DIRECTIONS),
    channel: z.enum(CHANNELS),
  })
  .openapi('PersonContact');
export type ContactView = z.infer<typeof ContactView>;

declare module '#tables' {
  interface Tables {
    /** A day on which something passed between the member and a person, known from an archive. Never what it said. */
    person_contact: {
      id: Generated<number>;
      person_id: number;
      /** `YYYY-MM-DD`. */
      day: string;
      direction: Direction;
      channel: Channel;
      batch_id: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0026-people-contacts',
    up: `
create table person_contact (
  id {id},
  person_id {int} not null references person (id) on delete cascade,
  day text not null check (length(day) = 10),
  direction text not null check (direction in ('given', 'received', 'both')),
  channel text not null,
  batch_id {int}
) {strict};
create unique index person_contact_once on person_contact (person_id, day, channel, coalesce(batch_id, 0));
create index person_contact_batch on person_contact (batch_id);
alter table person_field add column past_at {int};
alter table person_field add column past_by_batch {int};
create index person_field_past on person_field (past_by_batch) where past_by_batch is not null`,
  },
];
