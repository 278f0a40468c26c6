import { z } from '@hono/zod-openapi';
import { type ExpressionBuilder, sql } from 'kysely';
import { type Kith, Refusal } from '#platform';
import type { Tables } from '#tables';
import { MISSED_MAX } from '../push/rules.ts';
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
    /** Usual time from one writing to the next, ms; null while too little is known. */
    gapMs: z.number().nullable(),
    /** The hub that brings what is new (WebSub), and when it last did; null where none does. */
    push: z
      .object({ hub: z.string(), lastAt: z.number().nullable(), isReliedOn: z.boolean() })
      .nullable(),
    /** Until when its server wants no visit; null when it may be asked. */
    waitsUntil: z.number().nullable(),
    /** Another address that it leads to for good, taken or refused; null when it stayed, or that is long ago. */
    moved: z
      .object({ from: z.string(), to: z.string(), at: z.number(), isTaken: z.boolean() })
      .nullable(),
    people: z.array(z.object({ id: z.number(), name: z.string() })),
  })
  .openapi('Source');
export type SourceView = z.infer<typeof SourceView>;

/** For how long a move for good is told. */
const MOVE_TOLD_MS = 30 * 24 * 60 * 60 * 1000;
/** How many of a group's people are named in a list of sources. */
const PEOPLE_SHOWN_MAX = 5;

/** A member's sources with their health, those in trouble first. */
export async function sourcesOf(kith: Kith, memberId: number, of: Of = {}): Promise<SourceView[]> {
  const [rows, counts, people] = await Promise.all([
    healthRows(kith, memberId, of),
    entryCounts(kith, memberId, of),
    peopleBySource(kith, memberId, of),
  ]);
  return rows.map((row) => ({
    ...healthOf(row),
    entries: Number(counts.get(row.feed_id)?.count ?? 0),
    latestAt: counts.get(row.feed_id)?.latest ?? null,
    people: (people.get(row.id) ?? []).slice(0, PEOPLE_SHOWN_MAX),
  }));
}

function healthRows(kith: Kith, memberId: number, of: Of) {
  let query = kith.db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .leftJoin('feed_move', (join) =>
      join
        .onRef('feed_move.feed_id', '=', 'feed.id')
        .on('feed_move.taken_at', '>', kith.now() - MOVE_TOLD_MS),
    )
    .leftJoin('host_wait', (join) =>
      join.onRef('host_wait.host', '=', 'feed.host').on('host_wait.until_at', '>', kith.now()),
    )
    .leftJoin('feed_push', (join) =>
      join
        .onRef('feed_push.feed_id', '=', 'feed.id')
        .on('feed_push.state', '=', 'active')
        .on('feed_push.lease_until', '>', kith.now()),
    )
    .select(['feed_push.hub_url', 'feed_push.pushed_at', 'feed_push.missed'])
    .select(['source.id', 'source.title as given', 'feed.id as feed_id', 'feed.title', 'feed.url'])
    .select(['feed.site_url', 'feed.format', 'feed.state', 'feed.problem', 'feed.problem_detail'])
    .select(['feed.failures', 'feed.polled_at', 'feed.succeeded_at', 'feed.next_poll_at'])
    .select(['feed.gap_ms', 'host_wait.until_at', 'feed_move.from_url', 'feed_move.to_url'])
    .select(['feed_move.taken_at', 'feed_move.state as move_state'])
    .where('source.member_id', '=', memberId);
  const some = someSources(of);
  if (some) query = query.where('source.id', 'in', some);
  return query.orderBy('feed.failures', 'desc').orderBy('source.id').limit(SOURCES_MAX).execute();
}

type HealthRow = Awaited<ReturnType<typeof healthRows>>[number];

const healthOf = (row: HealthRow): Omit<SourceView, 'entries' | 'latestAt' | 'people'> => ({
  id: row.id,
  title: row.title || row.given || row.url,
  url: row.url,
  siteUrl: row.site_url,
  format: row.format,
  state: row.state,
  problem: row.problem_detail,
  advice: row.problem_detail === null ? null : adviceFor(row.problem),
  failures: row.failures,
  polledAt: row.polled_at,
  succeededAt: row.succeeded_at,
  nextPollAt: row.next_poll_at,
  gapMs: row.gap_ms,
  waitsUntil: row.until_at,
  push: pushOf(row),
  moved: moveOf(row),
});

function pushOf({ hub_url, pushed_at, missed }: HealthRow): SourceView['push'] {
  if (hub_url === null || missed === null) return null;
  return { hub: new URL(hub_url).host, lastAt: pushed_at, isReliedOn: missed < MISSED_MAX };
}

function moveOf({ from_url, to_url, taken_at, move_state }: HealthRow): SourceView['moved'] {
  if (from_url === null || to_url === null || taken_at === null) return null;
  return { from: from_url, to: to_url, at: taken_at, isTaken: move_state === 'taken' };
}

/** What a source is called. Another member's is not there. */
export async function sourceById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<Pick<SourceView, 'id' | 'title'>> {
  const row = await kith.db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select(['source.id', 'source.title as given', 'feed.title', 'feed.url'])
    .where('source.id', '=', id)
    .where('source.member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such source.');
  return { id: row.id, title: row.title || row.given || row.url };
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
