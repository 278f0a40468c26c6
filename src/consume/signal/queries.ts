import { z } from '@hono/zod-openapi';
import { DAY_MS } from '#days';
import type { Kith } from '#platform';

const SIGNAL_DAYS = 90;

export const SignalView = z
  .object({
    sourceId: z.number(),
    /** Entries of the last SIGNAL_DAYS days, published since the member follows it. */
    shown: z.number(),
    /** Of these, how many the member opened or marked one by one. */
    opened: z.number(),
    /** Of these, how many the member keeps. */
    kept: z.number(),
  })
  .openapi('Signal');
export type SignalView = z.infer<typeof SignalView>;

/**
 * What of each source a member opens and keeps. What was marked as read together with others says nothing of
 * a source, and is not counted.
 */
export async function signalOf(kith: Kith, memberId: number): Promise<SignalView[]> {
  const since = kith.now() - SIGNAL_DAYS * DAY_MS;
  const [shown, opened, kept] = await Promise.all([
    shownSince(kith, memberId, since),
    openedSince(kith, memberId, since),
    keptSince(kith, memberId, since),
  ]);
  const openedOf = new Map(opened.map((row) => [row.id, Number(row.count)]));
  const keptOf = new Map(kept.map((row) => [row.id, Number(row.count)]));
  return shown.map(({ id, count }) => ({
    sourceId: id,
    shown: Number(count),
    opened: openedOf.get(id) ?? 0,
    kept: keptOf.get(id) ?? 0,
  }));
}

const shownSince = (kith: Kith, memberId: number, since: number) =>
  kith.db.read
    .selectFrom('source')
    .innerJoin('entry', 'entry.feed_id', 'source.feed_id')
    .select(({ fn }) => ['source.id', fn.countAll<number>().as('count')])
    .where('source.member_id', '=', memberId)
    .where('entry.published_at', '>=', since)
    .whereRef('entry.published_at', '>=', 'source.created_at')
    .groupBy('source.id')
    .execute();

const openedSince = (kith: Kith, memberId: number, since: number) =>
  kith.db.read
    .selectFrom('read_entry')
    .innerJoin('entry', 'entry.id', 'read_entry.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select(({ fn }) => ['source.id', fn.countAll<number>().as('count')])
    .where('read_entry.member_id', '=', memberId)
    .where('source.member_id', '=', memberId)
    .where('entry.published_at', '>=', since)
    .whereRef('entry.published_at', '>=', 'source.created_at')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('read_entry as beside')
            .select('beside.entry_id')
            .whereRef('beside.member_id', '=', 'read_entry.member_id')
            .whereRef('beside.read_at', '=', 'read_entry.read_at')
            .whereRef('beside.entry_id', '!=', 'read_entry.entry_id'),
        ),
      ),
    )
    .groupBy('source.id')
    .execute();

const keptSince = (kith: Kith, memberId: number, since: number) =>
  kith.db.read
    .selectFrom('keep')
    .innerJoin('entry', 'entry.id', 'keep.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select(({ fn }) => ['source.id', fn.countAll<number>().as('count')])
    .where('keep.member_id', '=', memberId)
    .where('keep.removed_at', 'is', null)
    .where('source.member_id', '=', memberId)
    .where('entry.published_at', '>=', since)
    .whereRef('entry.published_at', '>=', 'source.created_at')
    .groupBy('source.id')
    .execute();
