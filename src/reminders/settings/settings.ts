import { type Kith, Refusal } from '#platform';
import { nextSlot } from '../moments.ts';
import { devicesOf } from '../push/subscriptions.ts';
import { publicKeyOf } from '../push/vapid.ts';
import type { ReminderForm, ReminderSettings } from '../schema.ts';
import { columnsOf, defaultForm, ensureRow, formOf, settingOf } from './rows.ts';

/** Everything the page of reminders shows. */
export async function reminderSettings(kith: Kith, memberId: number): Promise<ReminderSettings> {
  const row = await settingOf(kith, memberId);
  return {
    ...(row ? formOf(row) : defaultForm()),
    isSaved: row !== null,
    isMailPossible: kith.mail !== null,
    email: row?.email ?? null,
    emailPending: row?.email_pending ?? null,
    devices: await devicesOf(kith, memberId),
    pushKey: await publicKeyOf(kith),
    calendarSince: row?.calendar_since ?? null,
    nextAt: row?.next_at ?? null,
    last: await lastDigest(kith, memberId),
  };
}

async function lastDigest(kith: Kith, memberId: number): Promise<ReminderSettings['last']> {
  const row = await kith.db.read
    .selectFrom('reminder_digest')
    .select(['day', 'state', 'problem'])
    .where('member_id', '=', memberId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Takes over what a member wants, and works out when Kith looks next. */
export async function changeReminders(
  kith: Kith,
  memberId: number,
  form: ReminderForm,
): Promise<ReminderSettings> {
  const row = await settingOf(kith, memberId);
  if (form.isEmailOn && !row?.email) {
    throw new Refusal('invalid', 'Confirm an e-mail address first.', {
      isEmailOn: 'Confirm an e-mail address first.',
    });
  }
  const now = kith.now();
  const isOn = form.isEmailOn || form.isPushOn;
  await kith.db.write(async (trx) => {
    await ensureRow(trx, memberId, now);
    await trx
      .updateTable('reminder_setting')
      .set({
        ...columnsOf(form),
        next_at: isOn ? (nextSlot(form, now)?.at ?? null) : null,
        updated_at: now,
      })
      .where('member_id', '=', memberId)
      .execute();
  });
  return reminderSettings(kith, memberId);
}

/** Switches every way of telling off. Addresses and devices stay, so that one can change one's mind. */
export async function stopReminders(kith: Kith, memberId: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('reminder_setting')
      .set({ is_email_on: 0, is_push_on: 0, next_at: null, updated_at: kith.now() })
      .where('member_id', '=', memberId)
      .execute(),
  );
}
