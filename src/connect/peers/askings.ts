/** Who wrote to whom within a month: what limits are counted by. */
import type { Kith, Read, Write } from '#platform';
import { type AskingFacts, MONTH_MS } from './rules.ts';

interface Two {
  from: number;
  to: number;
}

/** Remembers that one member writes to another, for as long as limits look back. */
export async function noteAsking(kith: Kith, trx: Write, { from, to }: Two): Promise<void> {
  const asked_at = kith.now();
  await trx
    .deleteFrom('peer_asking')
    .where('asked_at', '<=', asked_at - MONTH_MS)
    .execute();
  await trx
    .insertInto('peer_asking')
    .values({ from_member_id: from, to_member_id: to, asked_at })
    .onConflict((conflict) =>
      conflict.columns(['from_member_id', 'to_member_id']).doUpdateSet({ asked_at }),
    )
    .execute();
}

/** When the one last wrote to the other, epoch ms, and to how many within a month; however often either has left since. */
export async function askingsOf(
  trx: Write,
  { from, to, now }: Two & { now: number },
): Promise<Pick<AskingFacts, 'lastSentAt' | 'sentToAll'>> {
  const rows = await trx
    .selectFrom('peer_asking')
    .select(['to_member_id', 'asked_at'])
    .where('from_member_id', '=', from)
    .where('asked_at', '>', now - MONTH_MS)
    .execute();
  const last = rows.find((row) => row.to_member_id === to);
  return { lastSentAt: last?.asked_at ?? null, sentToAll: rows.length };
}

/** How many wrote to each member within a month, whatever was answered. */
export async function askedInAMonth(
  read: Read,
  { memberIds, now }: { memberIds: readonly number[]; now: number },
): Promise<Map<number, number>> {
  if (memberIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('peer_asking')
    .select((eb) => ['to_member_id', eb.fn.countAll<number>().as('count')])
    .where('to_member_id', 'in', memberIds)
    .where('asked_at', '>', now - MONTH_MS)
    .groupBy('to_member_id')
    .execute();
  return new Map(rows.map((row) => [row.to_member_id, Number(row.count)]));
}

/** For the export: whom this member wrote to is in the requests that stand; this is what else is remembered of it. */
export async function exportAskings(kith: Kith, memberId: number): Promise<{ askedAt: number }[]> {
  return kith.db.read
    .selectFrom('peer_asking')
    .select('asked_at as askedAt')
    .where('from_member_id', '=', memberId)
    .orderBy('asked_at')
    .execute();
}
