import { type Kith, Refusal, type Write } from '#platform';
import { mergeIn } from '../directory/merge.ts';
import { keeperOf, sidesOf } from './queries.ts';
import type { Pair } from './schema.ts';

/** Says of pairs that they are not the same; they are not proposed again until that is taken back. */
export async function dismissPairs(
  kith: Kith,
  memberId: number,
  { pairs, isDismissed }: { pairs: readonly Pair[]; isDismissed: boolean },
): Promise<void> {
  await kith.db.write(async (trx) => {
    for (const { aId, bId } of pairs) {
      const done = await trx
        .updateTable('person_pair')
        .set({ dismissed_at: isDismissed ? kith.now() : null })
        .where('member_id', '=', memberId)
        .where('a_id', '=', Math.min(aId, bId))
        .where('b_id', '=', Math.max(aId, bId))
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw noSuchPair();
    }
  });
}

const noSuchPair = () =>
  new Refusal('not_found', 'These two are not proposed any more. Reload the page.');

/**
 * Makes each pair one person; who stays is told by `keeperOf`. Pairs that hang together become one
 * person all: who was merged a moment ago is found as the one they became. Answers the changes that undo it.
 */
export async function mergePairs(
  kith: Kith,
  memberId: number,
  pairs: readonly Pair[],
): Promise<number[]> {
  const changeIds = await kith.db.write(async (trx) => {
    const made: number[] = [];
    for (const { aId, bId } of pairs) {
      const people = await liveOf(trx, memberId, [aId, bId]);
      const [one, other] = people;
      if (one === undefined || other === undefined) throw noSuchPair();
      if (one === other) continue;
      const sides = await sidesOf(trx, [one, other]);
      const [a, b] = [sides.get(one), sides.get(other)];
      if (!a || !b) throw noSuchPair();
      const keepId = keeperOf(a, b);
      const goneId = keepId === one ? other : one;
      made.push(await mergeIn(kith, trx, { memberId, keepId, goneId }));
    }
    return made;
  });
  kith.wakeJobs();
  return changeIds;
}

/** Whom these became, in the order given; without those who are gone. */
async function liveOf(trx: Write, memberId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'merged_into', 'removed_at'])
    .where('member_id', '=', memberId)
    .where('id', 'in', ids)
    .execute();
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    return row.merged_into ?? (row.removed_at === null ? row.id : []);
  });
}
