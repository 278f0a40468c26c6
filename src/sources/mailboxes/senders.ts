import { sql } from 'kysely';
import type { Read, Write } from '#platform';
import { SENDERS_MAX } from './limits.ts';
import type { Sender } from './rules.ts';

/** Whose letters are taken, and into which feed. One that was just left is among them: it may come back. */
export interface PickedSender extends Sender {
  name: string;
  feedId: number;
}

export async function pickedSenders(read: Read, mailboxId: number): Promise<PickedSender[]> {
  const rows = await read
    .selectFrom('mailbox_sender')
    .select(['kind', 'key', 'name', 'feed_id'])
    .where('mailbox_id', '=', mailboxId)
    .where('feed_id', 'is not', null)
    .execute();
  return rows.flatMap(({ feed_id, ...sender }) =>
    feed_id === null ? [] : [{ ...sender, feedId: feed_id }],
  );
}

/** A letter as its sender's. */
export interface Counted extends Sender {
  name: string;
  at: number;
}

/** Writes down who wrote how often and when last. Beyond the most that are told only those known are counted. */
export async function countSenders(
  trx: Write,
  mailboxId: number,
  counted: readonly Counted[],
): Promise<void> {
  const { count } = await trx
    .selectFrom('mailbox_sender')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mailbox_id', '=', mailboxId)
    .executeTakeFirstOrThrow();
  let room = SENDERS_MAX - Number(count);
  for (const letters of Map.groupBy(counted, ({ kind, key }) => `${kind} ${key}`).values()) {
    const [{ kind, key, name }] = letters as [Counted];
    const lastAt = Math.max(...letters.map(({ at }) => at));
    const known = await trx
      .updateTable('mailbox_sender')
      .set({
        letters: sql`letters + ${letters.length}`,
        last_at: sql`case when last_at is null or last_at < ${lastAt} then ${lastAt} else last_at end`,
        // A newsletter may go by another name one day; one named by hand gets the name it bears.
        ...(kind === 'domain' ? {} : { name }),
      })
      .where('mailbox_id', '=', mailboxId)
      .where('kind', '=', kind)
      .where('key', '=', key)
      .executeTakeFirst();
    if (known.numUpdatedRows > 0n || room-- <= 0) continue;
    const row = { mailbox_id: mailboxId, kind, key, name, last_at: lastAt, feed_id: null };
    await trx
      .insertInto('mailbox_sender')
      .values({ ...row, letters: letters.length })
      .execute();
  }
}
