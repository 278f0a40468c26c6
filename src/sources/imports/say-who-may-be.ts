import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { sayWhoMayBe } from './may-be.ts';
import { personOfRow } from './person-of-row.ts';
import type { ReadRow } from './readers/index.ts';

export const SAY_WHO_MAY_BE = 'sources.say-who-may-be';
const ATTEMPTS_MAX = 3;
const Payload = z.object({ batchId: z.number().int() });

/**
 * Of pasted addresses that would make new people, whom these may be; then the preview is whole. What an address stands for is
 * known only once it has been looked at, and the directory is read once for all of them.
 */
export function sayWhoMayBeJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { batchId } = Payload.parse(payload);
      const rows = await kith.db.read
        .selectFrom('import_item')
        .innerJoin('import_batch', 'import_batch.id', 'import_item.batch_id')
        .select(['import_item.id', 'row', 'reason', 'import_batch.member_id'])
        .where('batch_id', '=', batchId)
        .where('plan', '=', 'new')
        .execute();
      const prepared = rows.map(({ id, row, reason }) => ({
        id,
        reason,
        plan: 'new' as const,
        person: personOfRow(JSON.parse(row) as ReadRow),
        perhapsId: null as number | null,
      }));
      const memberId = rows[0]?.member_id;
      if (memberId !== undefined)
        await sayWhoMayBe(kith.db.read, memberId, { prepared, format: 'addresses' });
      await kith.db.write(async (trx) => {
        for (const { id, reason, perhapsId } of prepared)
          if (perhapsId !== null)
            await trx
              .updateTable('import_item')
              .set({ reason, perhaps_id: perhapsId })
              .where('id', '=', id)
              .execute();
        await endPreview(trx, batchId);
      });
    },
    // The preview says less then, and can be taken over all the same.
    givenUp: (trx, payload) => endPreview(trx, Payload.parse(payload).batchId),
  };
}

async function endPreview(trx: Write, batchId: number): Promise<void> {
  await trx
    .updateTable('import_batch')
    .set({ state: 'preview' })
    .where('id', '=', batchId)
    .where('state', '=', 'looking')
    .execute();
}
