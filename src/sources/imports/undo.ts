import { z } from '@hono/zod-openapi';
import { forgetBatch } from '#people';
import { beginUndoing, type JobHandler, type Kith, toldOfWork } from '#platform';
import { unfollow } from '../feeds/follow.ts';
import { undoLists } from './lists/undo.ts';

export const UNDO = 'sources.undo-import';
const ATTEMPTS_MAX = 10;
const SOURCES_AT_ONCE = 20;
const Payload = z.object({ batchId: z.number().int(), memberId: z.number().int() });
const batchIdOf = (payload: unknown): number => Payload.parse(payload).batchId;

/** Takes a whole import back. People whom the member has done something with since stay. */
export async function undoImport(kith: Kith, memberId: number, batchId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    await beginUndoing(trx, 'import_batch', { memberId, id: batchId });
    await kith.enqueue(trx, [
      { kind: UNDO, payload: { batchId, memberId }, orderingKey: `imports ${memberId}` },
    ]);
  });
  kith.wakeJobs();
}

export function undoJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { batchId, memberId } = Payload.parse(payload);
      while (await unfollowSome(kith, memberId, batchId));
      await kith.db.write(async (trx) => {
        await undoLists(kith, trx, { memberId, batchId });
        await forgetBatch(trx, memberId, { batchId, now: kith.now() });
        await trx
          .updateTable('import_batch')
          .set({ state: 'undone', stopped_at: null })
          .where('id', '=', batchId)
          .where('state', '=', 'undoing')
          .execute();
      });
    },
    ...toldOfWork('import_batch', { state: 'undoing', idOf: batchIdOf, now: kith.now }),
  };
}

async function unfollowSome(kith: Kith, memberId: number, batchId: number): Promise<boolean> {
  return kith.db.write(async (trx) => {
    const sources = await trx
      .selectFrom('source')
      .select('id')
      .where('member_id', '=', memberId)
      .where('batch_id', '=', batchId)
      .limit(SOURCES_AT_ONCE)
      .execute();
    await unfollow(
      kith,
      trx,
      sources.map((source) => source.id),
    );
    return sources.length > 0;
  });
}
