import { type Kith, takeUpAgain } from '#platform';
import { APPLY } from './apply.ts';
import { UNDO } from './undo.ts';

/** Goes on with the work of an import that was given up, where it stopped. */
export async function takeUpImport(kith: Kith, memberId: number, batchId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const work = await takeUpAgain(trx, 'import_batch', { memberId, id: batchId });
    const kind = work === 'apply' ? APPLY : UNDO;
    const payload = { batchId, memberId };
    await kith.enqueue(trx, [{ kind, payload, orderingKey: `imports ${memberId}` }]);
  });
  kith.wakeJobs();
}
