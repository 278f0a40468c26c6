import { eraseRemovedJob, type JobHandler, type Kith, type Write } from '#platform';
import { UNDO_MS } from './limits.ts';
import { mailboxById, noSuchMailbox } from './queries.ts';
import { enqueueReading } from './schedule.ts';
import type { MailboxView } from './schema.ts';

export const ERASE_MAILBOX = 'sources.erase-mailbox';

/**
 * Stops reading at once; the password is erased when it can no longer be undone. Letters that came stay with their
 * sources, which say that nothing comes any more.
 */
export async function disconnectMailbox(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('mailbox')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchMailbox();
    await feedsOf(trx, id)
      .set({
        state: 'gone',
        problem: 'mailbox-gone',
        problem_detail: 'Its mailbox is not connected any more.',
        failures: 1,
      })
      .execute();
    await kith.enqueue(trx, [
      { kind: ERASE_MAILBOX, payload: { mailboxId: id }, runAt: now + UNDO_MS },
    ]);
  });
}

const feedsOf = (trx: Write, mailboxId: number) =>
  trx
    .updateTable('feed')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mailbox_sender')
        .select('feed_id')
        .where('mailbox_id', '=', mailboxId)
        .where('feed_id', 'is not', null)
        .$castTo<{ feed_id: number }>(),
    );

export async function reconnectMailbox(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<MailboxView> {
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('mailbox')
      .set({ removed_at: null, next_at: kith.now() })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchMailbox();
    await feedsOf(trx, id)
      .set({ state: 'ok', problem: null, problem_detail: null, failures: 0 })
      .execute();
    await enqueueReading(kith, trx, [id]);
  });
  kith.wakeJobs();
  return mailboxById(kith, memberId, id);
}

export const eraseMailboxJob = (kith: Kith): JobHandler =>
  eraseRemovedJob(kith, { table: 'mailbox', key: 'mailboxId', undoMs: UNDO_MS });
