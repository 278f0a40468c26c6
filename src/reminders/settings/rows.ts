import type { Selectable } from 'kysely';
import type { Kith, Write } from '#platform';
import type { Tables } from '#tables';
import { DEFAULTS } from '../limits.ts';
import type { Rhythm } from '../moments.ts';
import type { ReminderForm } from '../schema.ts';

export type SettingRow = Selectable<Tables['reminder_setting']>;

/** What is in force for a member; null when they never said anything. */
export async function settingOf(kith: Kith, memberId: number): Promise<SettingRow | null> {
  const row = await kith.db.read
    .selectFrom('reminder_setting')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ?? null;
}

const daysOf = (text: string): number[] => [...text].map(Number);

export const rhythmOf = (row: SettingRow): Rhythm => ({
  timeZone: row.time_zone,
  sendAt: row.send_at,
  quietFrom: row.quiet_from,
  quietTo: row.quiet_to,
  days: daysOf(row.days),
});

export const formOf = (row: SettingRow): ReminderForm => ({
  isEmailOn: row.is_email_on === 1,
  isPushOn: row.is_push_on === 1,
  ...rhythmOf(row),
  days: daysOf(row.days),
  weeklyCap: row.weekly_cap,
  reviewDay: row.review_day,
  hasRecall: row.has_recall === 1,
  hasCalendarWords: row.has_calendar_words === 1,
});

export const defaultForm = (): ReminderForm => ({ ...DEFAULTS, days: [...DEFAULTS.days] });

export const columnsOf = (form: ReminderForm) => ({
  is_email_on: Number(form.isEmailOn),
  is_push_on: Number(form.isPushOn),
  time_zone: form.timeZone,
  send_at: form.sendAt,
  quiet_from: form.quietFrom,
  quiet_to: form.quietTo,
  days: [...new Set(form.days)].toSorted((a, b) => a - b).join(''),
  weekly_cap: form.weeklyCap,
  review_day: form.reviewDay,
  has_recall: Number(form.hasRecall),
  has_calendar_words: Number(form.hasCalendarWords),
});

/** A row to write into, in the transaction of what is written: nothing is on in it. */
export async function ensureRow(trx: Write, memberId: number, now: number): Promise<void> {
  await trx
    .insertInto('reminder_setting')
    .values({
      member_id: memberId,
      ...columnsOf(defaultForm()),
      code_tries: 0,
      codes_sent: 0,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute();
}
