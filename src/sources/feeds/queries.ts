import { z } from '@hono/zod-openapi';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Kith } from '#platform';
import type { Tables } from '#tables';
import { adviceFor } from './rules.ts';
import { SOURCES_MAX } from './schema.ts';

export const SourceView = z
  .object({
    id: z.number(),
    title: z.string(),
    url: z.string(),
    siteUrl: z.string().nullable(),
    format: z.string().nullable(),
    state: z.enum(['new', 'ok', 'failing', 'gone']),
    /** What went wrong at the last look, in words. */
    problem: z.string().nullable(),
    /** What one can do about that. */
    advice: z.string().nullable(),
    failures: z.number(),
    entries: z.number(),
    latestAt: z.number().nullable(),
    polledAt: z.number().nullable(),
    succeededAt: z.number().nullable(),
    nextPollAt: z.number(),
    people: z.array(z.object({ id: z.number(), name: z.string() })),
  })
  .openapi('Source');
export type SourceView = z.infer<typeof SourceView>;

/** How many of a group's people are named in a list of sources. */
const PEOPLE_SHOWN_MAX = 5;

/** A member's sources with their health, those in trouble first. */
export async function sourcesOf(kith: Kith, memberId: number, of: Of = {}): Promise<SourceView[]> {
  let query = kith.db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select([
      'source.id',
      'source.title as given',
      'feed.id as feed_id',
      'feed.title',
      'feed.url',
      'feed.site_url',
      'feed.format',
      'feed.state',
      'feed.problem',
      'feed.problem_detail',
      'feed.failures',
      'feed.polled_at',
      'feed.succeeded_at',
      'feed.next_poll_at',
    ])
    .where('source.member_id', '=', memberId);
  const some = someSources(of);
  if (some) query = query.where('source.id', 'in', some);
  const rows = await query
    .orderBy('feed.failures', 'desc')
    .orderBy('source.id')
    .limit(SOURCES_MAX)
    .execute();
  const [counts, people] = await Promise.all([
    entryCounts(kith, memberId, of),
    peopleBySource(kith, memberId, of),
  ]);
  return rows.map((row) => ({
    id: row.id,
    title: row.title || row.given || row.url,
    url: row.url,
    siteUrl: row.site_url,
    format: row.format,
    state: row.state,
    problem: row.problem_detail,
    advice: row.problem_detail === null ? null : adviceFor(row.problem),
    failures: row.failures,
    entries: Number(counts.get(row.feed_id)?.count ?? 0),
    latestAt: counts.get(row.feed_id)?.latest ?? null,
    polledAt: row.polled_at,
    succeededAt: row.succeeded_at,
    nextPollAt: row.next_poll_at,
    people: (people.get(row.id) ?? []).slice(0, PEOPLE_SHOWN_MAX),
  }));
}

/** Which of a member's sources: those of a person or of a place; all when neither is named. */
interface Of {
  personId?: number | undefined;
  placeId?: number | undefined;
}

function someSources({ personId, placeId }: Of) {
  if (personId === undefined && placeId === undefined) return null;
  return (eb: ExpressionBuilder<Tables, 'source'>) =>
    personId === undefined
      ? eb
          .selectFrom('source_place')
          .select('source_id')
          .where('place_id', '=', placeId ?? 0)
      : eb.selectFrom('source_person').select('source_id').where('person_id', '=', personId);
}

async function entryCounts(kith: Kith, memberId: number, of: Of) {
  let query = kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select((eb) => [
      'entry.feed_id',
      eb.fn.countAll<number>().as('count'),
      sql<number | null>`max(case when entry.is_dated = 1 then entry.published_at end)`.as(
        'latest',
      ),
    ])
    .where('source.member_id', '=', memberId)
    .groupBy('entry.feed_id');
  const some = someSources(of);
  if (some) query = query.where('source.id', 'in', some);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.feed_id, row]));
}

async function peopleBySource(
  kith: Kith,
  memberId: number,
  of: Of,
): Promise<Map<number, { id: number; name: string }[]>> {
  let query = kith.db.read
    .selectFrom('source_person')
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .select(['source_person.source_id', 'person.id', 'person.name'])
    .distinct()
    .where('source.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('person.id');
  const some = someSources(of);
  if (some) query = query.where('source.id', 'in', some);
  const rows = await query.execute();
  const bySource = new Map<number, { id: number; name: string }[]>();
  for (const row of rows) {
    bySource.set(row.source_id, [
      ...(bySource.get(row.source_id) ?? []),
      { id: row.id, name: row.name },
    ]);
  }
  return bySource;
}
