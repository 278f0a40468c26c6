import { DAY_MS } from '#days';
import type { Kith, Write } from '#platform';
import { MINUTES_AT_FIRST, WAITS_DAYS, WAITS_DAYS_CHOICES } from './limits.ts';
import type { ChangedSettings, StreamSettings } from './schema.ts';

/** How a member wants to read. */
export async function settingsOf(kith: Kith, memberId: number): Promise<StreamSettings> {
  const row = await kith.db.read
    .selectFrom('stream_setting')
    .select(['minutes', 'waits_days'])
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) return { minutes: MINUTES_AT_FIRST, waitsDays: WAITS_DAYS };
  const waitsDays = WAITS_DAYS_CHOICES.find((days) => days === row.waits_days) ?? null;
  return { minutes: row.minutes, waitsDays };
}

/** What was published before waits no more, epoch ms; 0 where all waits until it is read. */
export async function waitsFrom(kith: Kith, memberId: number): Promise<number> {
  const { waitsDays } = await settingsOf(kith, memberId);
  return waitsDays === null ? 0 : kith.now() - waitsDays * DAY_MS;
}

/** What is not named stays as it is. */
export async function changeSettings(
  kith: Kith,
  memberId: number,
  changed: ChangedSettings,
): Promise<void> {
  const before = await settingsOf(kith, memberId);
  const { minutes = before.minutes, waitsDays = before.waitsDays } = changed;
  const values = { minutes, waits_days: waitsDays ?? 0 };
  await kith.db.write(async (trx) => {
    await trx
      .insertInto('stream_setting')
      .values({ member_id: memberId, ...values })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
      .execute();
    if (waitsDays !== before.waitsDays) await compareAnew(trx, memberId);
  });
}

/** Other entries wait now: which of them speak of a goal is to be seen again. */
const compareAnew = (trx: Write, memberId: number) =>
  trx
    .deleteFrom('compared_question')
    .where('goal_id', 'in', (eb) =>
      eb.selectFrom('goal').select('id').where('member_id', '=', memberId),
    )
    .execute();
