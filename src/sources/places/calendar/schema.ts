import { z } from '@hono/zod-openapi';
import { RHYTHMS, type Rhythm } from '#people';
import type { Migration } from '#platform';

/** What is on at a place, as its calendar says. Times are those of a clock there. */
export const HappeningView = z
  .object({
    title: z.string(),
    url: z.string().nullable(),
    /** A room or a street, in the organiser's words; '' when not said. */
    location: z.string(),
    startsOn: z.string(),
    /** The last day. */
    endsOn: z.string(),
    /** `19:00`; null for whole days. */
    startTime: z.string().nullable(),
    endTime: z.string().nullable(),
    /** Epoch ms of the beginning. */
    startsAt: z.number(),
    /** The time zone of these times; null where none is said, and for whole days. */
    zone: z.string().nullable(),
    /** How often it comes again, where Kith has a word for it; '' otherwise. */
    rhythm: z.enum(RHYTHMS),
    isCancelled: z.boolean(),
  })
  .openapi('Happening');
export type HappeningView = z.infer<typeof HappeningView>;

declare module '#tables' {
  interface Tables {
    /** What a followed calendar says is to come: public, and replaced whole whenever it is read. */
    happening: {
      feed_id: number;
      place_in_feed: number;
      title: string;
      url: string | null;
      location: string;
      starts_on: string;
      ends_on: string;
      start_time: string | null;
      end_time: string | null;
      starts_at: number;
      ends_at: number;
      zone: string | null;
      rhythm: Rhythm;
      is_cancelled: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0049-sources-happenings',
    up: `
create table happening (
  feed_id {int} not null references feed (id) on delete cascade,
  place_in_feed {int} not null,
  title text not null,
  url text,
  location text not null,
  starts_on text not null check (length(starts_on) = 10),
  ends_on text not null check (length(ends_on) = 10),
  start_time text check (length(start_time) = 5),
  end_time text check (length(end_time) = 5),
  starts_at {int} not null,
  ends_at {int} not null,
  zone text,
  rhythm text not null check (rhythm in ('', 'week', 'fortnight', 'month-weekday', 'month', 'quarter', 'year')),
  is_cancelled {int} not null check (is_cancelled in (0, 1)),
  primary key (feed_id, place_in_feed)
) {strict}`,
  },
];
