import { eraseRemovedJob, type JobHandler, type Kith } from '#platform';
import { UNDO_MS } from './limits.ts';
import { accountById, noSuchAccount } from './queries.ts';
import type { AccountView } from './schema.ts';

export const ERASE_ACCOUNT = 'sources.erase-card-account';

/** Stops reading at once; the password is erased when it can no longer be undone. People stay: each import can be taken back. */
export async function disconnectAccount(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('card_account')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchAccount();
    await kith.enqueue(trx, [
      { kind: ERASE_ACCOUNT, payload: { accountId: id }, runAt: now + UNDO_MS },
    ]);
  });
}

export async function reconnectAccount(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<AccountView> {
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('card_account')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchAccount();
  });
  return accountById(kith, memberId, id);
}

export const eraseAccountJob = (kith: Kith): JobHandler =>
  eraseRemovedJob(kith, { table: 'card_account', key: 'accountId', undoMs: UNDO_MS });
