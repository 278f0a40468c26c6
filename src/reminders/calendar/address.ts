import type { Kith } from '#platform';
import { hashOf, newSecret } from '../keys.ts';
import { ensureRow } from '../settings/rows.ts';

/** Makes a secret address; the one before stops to work. It is shown this once. */
export async function renewCalendar(kith: Kith, memberId: number): Promise<{ path: string }> {
  const [secret, now] = [newSecret(), kith.now()];
  await kith.db.write(async (trx) => {
    await ensureRow(trx, memberId, now);
    await trx
      .updateTable('reminder_setting')
      .set({ calendar_hash: hashOf(secret), calendar_since: now })
      .where('member_id', '=', memberId)
      .execute();
  });
  return { path: `/calendar/${secret}.ics` };
}

export async function forgetCalendar(kith: Kith, memberId: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('reminder_setting')
      .set({ calendar_hash: null, calendar_since: null })
      .where('member_id', '=', memberId)
      .execute(),
  );
}
