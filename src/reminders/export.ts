import type { Kith } from '#platform';
import { devicesOf } from './push/subscriptions.ts';
import { defaultForm, formOf, settingOf } from './settings/rows.ts';

/** What a member has said about reminders; null when nothing. Secrets of calendar and devices stay here. */
export async function exportReminders(kith: Kith, memberId: number) {
  const row = await settingOf(kith, memberId);
  const snoozed = await kith.db.read
    .selectFrom('reminder_thing')
    .select(['thing', 'snoozed_until'])
    .where('member_id', '=', memberId)
    .where('snoozed_until', 'is not', null)
    .orderBy('thing')
    .execute();
  if (row === null && snoozed.length === 0) return null;
  const devices = await devicesOf(kith, memberId);
  return {
    ...(row ? formOf(row) : defaultForm()),
    email: row?.email ?? null,
    hasCalendar: row?.calendar_hash != null,
    devices: devices.map(({ label }) => label),
    putOff: snoozed.map(({ thing, snoozed_until }) => ({ thing, until: snoozed_until })),
  };
}
