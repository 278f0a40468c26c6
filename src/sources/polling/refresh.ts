import { sql } from 'kysely';
import type { Kith } from '#platform';
import { enqueueMailboxesOf } from '../mailboxes/schedule.ts';
import { BROKEN } from './record.ts';
import { enqueuePolls, POLL } from './schedule.ts';

export interface Progress {
  id: number;
  startedAt: number;
  sources: number;
  done: number;
  /** Not asked: their servers want no visits for now. */
  paused: number;
  fetched: number;
  unchanged: number;
  failed: { url: string; title: string; reason: string }[];
  entriesNew: number;
  /** Counted when it is done: among many entries counting takes long, and a page looks every second. */
  entriesTotal: number | null;
  isDone: boolean;
}

const FAILED_SHOWN_MAX = 2_000;

/** Asks for a look at a member's sources: those that are due, or all of them now. Its progress survives a reload. */
export async function startRefresh(
  kith: Kith,
  memberId: number,
  which: 'due' | 'all',
): Promise<number> {
  const now = kith.now();
  const id = await kith.db.write(async (trx) => {
    let query = trx
      .selectFrom('feed')
      .innerJoin('source', 'source.feed_id', 'feed.id')
      .select(['feed.id', 'feed.host'])
      .where('source.member_id', '=', memberId)
      .where('feed.member_id', 'is', null);
    if (which === 'due') query = query.where('feed.next_poll_at', '<=', now);
    const feeds = await query.execute();
    // Only the last one is asked about; its rows go with it.
    await trx.deleteFrom('refresh').where('member_id', '=', memberId).execute();
    const refresh = await trx
      .insertInto('refresh')
      .values({ member_id: memberId, started_at: now, feeds_total: feeds.length })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (let start = 0; start < feeds.length; start += 1_000) {
      await trx
        .insertInto('refresh_feed')
        .values(
          feeds
            .slice(start, start + 1_000)
            .map((feed) => ({ refresh_id: refresh.id, feed_id: feed.id })),
        )
        .execute();
    }
    await enqueuePolls(kith, trx, feeds);
    await enqueueMailboxesOf(kith, trx, memberId);
    return refresh.id;
  });
  kith.wakeJobs();
  return id;
}

/** How far the last refresh is; null before the first. */
export async function refreshProgress(kith: Kith, memberId: number): Promise<Progress | null> {
  const refresh = await kith.db.read
    .selectFrom('refresh')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!refresh) return null;
  // Counted here: a feed that was forgotten meanwhile must not keep the refresh from its end. With
  // the jobs in one statement: a look that ends between two would be missed by both.
  const feeds = await kith.db.read
    .selectFrom('refresh_feed')
    .innerJoin('feed', 'feed.id', 'refresh_feed.feed_id')
    .leftJoin('job', (join) =>
      join
        .on('job.kind', '=', POLL)
        .on('job.dedupe_key', '=', sql<string>`'poll ' || cast(feed.id as text)`),
    )
    .leftJoin('host_wait', (join) =>
      join.onRef('host_wait.host', '=', 'feed.host').on('host_wait.until_at', '>', kith.now()),
    )
    .select([
      'host_wait.until_at as waits_until',
      'job.state as job_state',
      'feed.url',
      'feed.title',
      'feed.last_result',
      'feed.last_new',
      'feed.problem_detail',
      'feed.polled_at',
    ])
    .where('refresh_feed.refresh_id', '=', refresh.id)
    .orderBy('feed.id')
    .execute();
  // A look that ended just before the refresh began, or whose job is dead, will not come again.
  const isOpen = (row: (typeof feeds)[number]) =>
    row.job_state === 'waiting' || row.job_state === 'running';
  const isLookedAt = (row: (typeof feeds)[number]) => (row.polled_at ?? 0) >= refresh.started_at;
  const isPaused = (row: (typeof feeds)[number]) =>
    !isLookedAt(row) && !isOpen(row) && row.job_state !== 'dead' && row.waits_until !== null;
  const paused = feeds.filter(isPaused);
  const rows = feeds.filter((row) => isLookedAt(row) || (!isOpen(row) && !isPaused(row)));
  const isBroken = (row: (typeof feeds)[number]) => row.job_state === 'dead' && !isLookedAt(row);
  const failed = rows.filter((row) => row.last_result === 'failed' || isBroken(row));
  const isDone = rows.length + paused.length >= feeds.length;
  return {
    id: refresh.id,
    startedAt: refresh.started_at,
    sources: feeds.length,
    done: rows.length,
    paused: paused.length,
    fetched: rows.filter((row) => row.last_result === 'fetched' && !isBroken(row)).length,
    unchanged: rows.filter((row) => row.last_result === 'unchanged' && !isBroken(row)).length,
    failed: failed.slice(0, FAILED_SHOWN_MAX).map((row) => ({
      url: row.url,
      title: row.title || row.url,
      reason: isBroken(row) ? BROKEN : (row.problem_detail ?? 'unknown'),
    })),
    entriesNew: rows.reduce((sum, row) => sum + row.last_new, 0),
    entriesTotal: isDone ? await entriesTotal(kith, memberId) : null,
    isDone,
  };
}

async function entriesTotal(kith: Kith, memberId: number): Promise<number> {
  const row = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('source.member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
