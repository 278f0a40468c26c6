import type { Kith, Write } from '#platform';
import { fetchPageJob } from '../library/fetch-page.ts';

/** One page of all that wait, then this long none: a list of thousands is no flood for anybody. */
const PAUSE_MS = 5_000;

/** Lets a page that came with a list be fetched every few seconds; gives how to stop. */
export function startFetchingWaiting(kith: Kith): () => void {
  let lastMemberId = 0;
  const turn = async () => {
    lastMemberId = (await fetchNextWaiting(kith, lastMemberId)) ?? lastMemberId;
  };
  const timer = setInterval(
    () => void turn().catch((error) => kith.log.error('pages that wait', error)),
    PAUSE_MS,
  );
  return () => clearInterval(timer);
}

/**
 * Lets the next page be fetched that waits, of the next member: nobody waits for all of another's. Gives whose it was;
 * null when nothing waits.
 */
export async function fetchNextWaiting(kith: Kith, afterMemberId: number): Promise<number | null> {
  const isAny = await kith.db.read
    .selectFrom('keep')
    .select('id')
    .where('waits_since', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (!isAny) return null;
  const memberId = await kith.db.write(async (trx) => {
    const next = (await nextOf(trx, afterMemberId)) ?? (await nextOf(trx, 0));
    if (!next) return null;
    await trx
      .updateTable('keep')
      .set({ waits_since: null, is_fetching: 1 })
      .where('id', '=', next.id)
      .execute();
    await kith.enqueue(trx, [fetchPageJob(next.id, next.url)]);
    return next.memberId;
  });
  kith.wakeJobs();
  return memberId;
}

/** The one of the next member after this one that waits longest. */
async function nextOf(trx: Write, afterMemberId: number) {
  const row = await trx
    .selectFrom('keep')
    .select(['id', 'url', 'member_id'])
    .where('waits_since', 'is not', null)
    .where('removed_at', 'is', null)
    .where('url', 'is not', null)
    .where('member_id', '>', afterMemberId)
    .orderBy('member_id')
    .orderBy('waits_since')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.url ? { id: row.id, url: row.url, memberId: row.member_id } : null;
}
