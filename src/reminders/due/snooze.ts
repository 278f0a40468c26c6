import { addDays } from '#days';
import type { Kith } from '#platform';
import type { SnoozeForm } from '../schema.ts';

/** Puts one thing off for some days; none takes that back. After it, it may be told again. */
export async function snooze(
  kith: Kith,
  memberId: number,
  { thing, days, today }: SnoozeForm,
): Promise<void> {
  const until = days === 0 ? null : addDays(today, days);
  await kith.db.write((trx) =>
    trx
      .insertInto('reminder_thing')
      .values({ member_id: memberId, thing, told_on: null, snoozed_until: until })
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'thing'])
          .doUpdateSet(
            days === 0 ? { snoozed_until: null } : { snoozed_until: until, told_on: null },
          ),
      )
      .execute(),
  );
}

/** Puts off all that was told on a day, for who sees one message about it. A second time changes nothing. */
export async function snoozeTold(
  kith: Kith,
  memberId: number,
  { toldOn, days, today }: { toldOn: string; days: number; today: string },
): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('reminder_thing')
      .set({ snoozed_until: addDays(today, days), told_on: null })
      .where('member_id', '=', memberId)
      .where('told_on', '=', toldOn)
      .execute(),
  );
}
