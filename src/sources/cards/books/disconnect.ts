import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith } from '#platform';
import { UNDO_MS } from './limits.ts';
import { accountById, noSuchAccount } from './queries.ts';
import type { AccountView } from './schema.ts';

export const ERASE_ACCOUNT = 'sources.erase-card-account';
const ERASE_ATTEMPTS_MAX = 8;
const Payload = z.object({ accountId: z.number().int() });

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

/** The job that erases. An account that came back, or was disconnected again since, is left alone. */
export function eraseAccountJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ERASE_ATTEMPTS_MAX,
    run: async (payload) => {
      const { accountId } = Payload.parse(payload);
      await kith.db.write((trx) =>
        trx
          .deleteFrom('card_account')
          .where('id', '=', accountId)
          .where('removed_at', '<=', kith.now() - UNDO_MS)
          .execute(),
      );
    },
  };
}
