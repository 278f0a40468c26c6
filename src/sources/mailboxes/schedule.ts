import type { Kith, Write } from '#platform';
import { resealPasswords } from './password.ts';

export const READ_MAILBOX = 'sources.read-mailbox';
const DUE_AT_ONCE_MAX = 200;
const DUE_EVERY_MS = 30_000;

export async function enqueueReading(
  kith: Kith,
  trx: Write,
  mailboxIds: readonly number[],
): Promise<void> {
  await kith.enqueue(
    trx,
    mailboxIds.map((mailboxId) => ({
      kind: READ_MAILBOX,
      payload: { mailboxId },
      orderingKey: `mailbox ${mailboxId}`,
      dedupeKey: `read mailbox ${mailboxId}`,
    })),
  );
}

export async function enqueueDueMailboxes(kith: Kith): Promise<void> {
  const due = await kith.db.read
    .selectFrom('mailbox')
    .select('id')
    .where('next_at', '<=', kith.now())
    .where('removed_at', 'is', null)
    .orderBy('next_at')
    .limit(DUE_AT_ONCE_MAX)
    .execute();
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  await kith.db.write((trx) => enqueueReading(kith, trx, ids));
  kith.wakeJobs();
}

/** A member's mailboxes are looked at when they ask for all their sources. */
export async function enqueueMailboxesOf(kith: Kith, trx: Write, memberId: number): Promise<void> {
  const rows = await trx
    .selectFrom('mailbox')
    .select('id')
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('next_at', 'is not', null)
    .execute();
  await enqueueReading(
    kith,
    trx,
    rows.map(({ id }) => id),
  );
}

/** Keeps looking for mailboxes whose time has come until stopped; what was sealed with an old key is sealed anew first. */
export function startReadingMailboxes(kith: Kith): () => void {
  void resealPasswords(kith).catch((error) => kith.log.error('sealing passwords', error));
  const turn = () =>
    void enqueueDueMailboxes(kith).catch((error) => kith.log.error('due mailboxes', error));
  turn();
  const timer = setInterval(turn, DUE_EVERY_MS);
  return () => clearInterval(timer);
}
