import { holdImport, type Kith, takeUpAgain } from '#platform';
import { APPLY } from './apply.ts';
import { UNDO } from './undo.ts';

/** Stops bringing in, with the rows that it is at. */
export const stopImport = (kith: Kith, memberId: number, id: number): Promise<void> =>
  kith.db.write((trx) => holdImport(trx, 'import_batch', { memberId, id }));

/** Goes on with the work of an import that was given up or stopped, where it stopped. */
export async function takeUpImport(kith: Kith, memberId: number, batchId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const work = await takeUpAgain(trx, 'import_batch', { memberId, id: batchId });
    const kind = work === 'apply' ? APPLY : UNDO;
    const payload = { batchId, memberId };
    await kith.enqueue(trx, [{ kind, payload, orderingKey: `imports ${memberId}` }]);
  });
  kith.wakeJobs();
}
