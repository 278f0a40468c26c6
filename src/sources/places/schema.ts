import { z } from '@hono/zod-openapi';
import type { Migration } from '#platform';
import { NewSource } from '../feeds/schema.ts';

/** The address of a place's feed or listing; left out, the place's own address is looked at. */
export const PlaceSource = NewSource.pick({ url: true, which: true })
  .partial()
  .openapi('PlaceSource');

/** An entry of a place, with who signed it. */
export const PlaceEntry = z
  .object({
    id: z.number(),
    title: z.string(),
    url: z.string().nullable(),
    publishedAt: z.number().nullable(),
    excerpt: z.string(),
    source: z.string(),
    words: z.number(),
    author: z.string().nullable(),
    /** Of the member's people, where it is one of theirs. */
    person: z.object({ id: z.number(), name: z.string() }).nullable(),
  })
  .openapi('PlaceEntry');
export type PlaceEntry = z.infer<typeof PlaceEntry>;

declare module '#tables' {
  interface Tables {
    /** That a source is the feed or listing of a place, which is nobody's own. */
    source_place: { source_id: number; place_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0032-sources-places',
    up: `
create table source_place (
  source_id {int} not null references source (id) on delete cascade,
  place_id {int} not null references place (id) on delete cascade,
  primary key (source_id, place_id)
) {strict};
create index source_place_place on source_place (place_id)`,
  },
];
