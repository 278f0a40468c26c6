import { eraseRemovedJob, type JobHandler, type Kith } from '#platform';
import type { LetGo } from '../let-go.ts';
import { requireUnderCap } from './cap.ts';
import { askById, noSuchAsk } from './queries.ts';
import type { AskView } from './schema.ts';
import { holdPeople, tellSent } from './settle.ts';

/** How long a removal can be undone. Then the ask is erased; answers stay in our story. */
const UNDO_MS = 10 * 60 * 1000;
export const ERASE_ASK = 'connect.eraseAsk';

const letGo = (memberId: number, id: number, at: number): LetGo => ({
  memberId,
  subject: { kind: 'ask', id },
  at,
});

/** Takes an ask out of sight at once; it is erased when it can no longer be undone. */
export async function removeAsk(kith: Kith, memberId: number, id: number): Promise<void> {
  const ask = await askById(kith, memberId, id);
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('ask')
      .set({ removed_at: now, draft_key: null })
      .where('id', '=', id)
      .execute();
    await tellSent(kith, trx, memberId, { ask, isGone: true });
    await kith.announce(trx, 'ask.removed', letGo(memberId, id, now));
    await kith.enqueue(trx, [{ kind: ERASE_ASK, payload: { askId: id }, runAt: now + UNDO_MS }]);
  });
  kith.wakeJobs();
}

/** Undoes a removal. Throws `conflict` when its people were asked enough meanwhile. */
export async function restoreAsk(kith: Kith, memberId: number, id: number): Promise<AskView> {
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('ask')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchAsk();
    const people = await trx
      .selectFrom('ask_person')
      .select('person_id')
      .where('ask_id', '=', id)
      .execute();
    const personIds = people.map(({ person_id }) => person_id);
    await holdPeople(trx, personIds);
    await requireUnderCap(trx, memberId, { personIds, now: kith.now() });
  });
  const ask = await askById(kith, memberId, id);
  await kith.db.write(async (trx) => {
    await tellSent(kith, trx, memberId, { ask });
    await kith.announce(trx, 'ask.restored', letGo(memberId, id, kith.now()));
  });
  kith.wakeJobs();
  return ask;
}

export const eraseAskJob = (kith: Kith): JobHandler =>
  eraseRemovedJob(kith, { table: 'ask', key: 'askId', undoMs: UNDO_MS });
