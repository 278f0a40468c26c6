import { z } from '@hono/zod-openapi';
import type { Kith, Listener, Write } from '#platform';

const FeedMerged = z.object({ entries: z.array(z.tuple([z.number().int(), z.number().int()])) });

/**
 * When two feeds turn out to be one, what a member read in the first is read in the second, and what
 * they keep leads to the entry that goes on. Heard twice, nothing changes.
 */
export function followMergedFeeds(kith: Kith): Listener {
  return async (payload) => {
    const staysAs = new Map(FeedMerged.parse(payload).entries);
    if (staysAs.size === 0) return;
    await kith.db.write(async (trx) => {
      await carryReadMarks(trx, staysAs);
      await carryKeeps(trx, staysAs);
    });
  };
}

type StaysAs = ReadonlyMap<number, number>;

async function carryReadMarks(trx: Write, staysAs: StaysAs): Promise<void> {
  const read = await trx
    .selectFrom('read_entry')
    .innerJoin('entry', 'entry.id', 'read_entry.entry_id')
    .select(['member_id', 'entry_id', 'read_at', 'is_opened'])
    .where('entry_id', 'in', [...staysAs.keys()])
    .execute();
  const rows = read.flatMap(({ entry_id, ...mark }) => {
    const id = staysAs.get(entry_id);
    return id === undefined ? [] : [{ ...mark, entry_id: id }];
  });
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    await trx
      .insertInto('read_entry')
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.columns(['member_id', 'entry_id']).doNothing())
      .execute();
}

const ROWS_AT_ONCE = 1_000;

async function carryKeeps(trx: Write, staysAs: StaysAs): Promise<void> {
  const keeps = await trx
    .selectFrom('keep')
    .select(['id', 'entry_id'])
    .where('entry_id', 'in', [...staysAs.keys()])
    .execute();
  for (const { id, entry_id } of keeps) {
    const staysId = staysAs.get(entry_id ?? 0);
    if (staysId !== undefined)
      await trx.updateTable('keep').set({ entry_id: staysId }).where('id', '=', id).execute();
  }
}
