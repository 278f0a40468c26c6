import { type Kith, Refusal } from '#platform';
import { DEVICES_MAX } from '../limits.ts';
import type { Device, SubscriptionForm } from '../schema.ts';

/** The browsers that take a member's push messages, in the order in which they came. */
export async function devicesOf(kith: Kith, memberId: number): Promise<Device[]> {
  const rows = await kith.db.read
    .selectFrom('push_subscription')
    .select(['id', 'label', 'created_at'])
    .where('member_id', '=', memberId)
    .orderBy('id')
    .limit(DEVICES_MAX)
    .execute();
  return rows.map((row) => ({ id: row.id, label: row.label, createdAt: row.created_at }));
}

/**
 * A browser takes push messages from now on. One that is known gets its new keys; whoever used it
 * before gets none there any more.
 */
export async function subscribe(
  kith: Kith,
  memberId: number,
  { endpoint, keys, label }: SubscriptionForm,
): Promise<Device> {
  const now = kith.now();
  return kith.db.write(async (trx) => {
    await trx.deleteFrom('push_subscription').where('endpoint', '=', endpoint).execute();
    const { count } = await trx
      .selectFrom('push_subscription')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= DEVICES_MAX) {
      throw new Refusal('too_many', `At most ${DEVICES_MAX} devices. Remove one first.`);
    }
    const { id } = await trx
      .insertInto('push_subscription')
      .values({ member_id: memberId, endpoint, ...keys, label, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, label, createdAt: now };
  });
}

/** @throws Refusal `not_found` for another member's. */
export async function unsubscribe(kith: Kith, memberId: number, id: number): Promise<void> {
  const done = await kith.db.write((trx) =>
    trx
      .deleteFrom('push_subscription')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst(),
  );
  if (done.numDeletedRows === 0n) throw new Refusal('not_found', 'There is no such device.');
}
