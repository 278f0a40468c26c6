import { goalById } from '#goals';
import type { Kith, Write } from '#platform';
import { record, takeBack } from '../behaviours/record.ts';
import { ruleOf } from '../behaviours/rules.ts';
import { requirePast } from '../past-only.ts';
import type { CheckForm, CheckView } from './schema.ts';

interface Asked {
  goalId: number;
  /** The member's own calendar day. */
  day: string;
}

/**
 * Says whether a goal is on track, on a day; said again, the last word counts. With a word it is a behaviour, a bare tap
 * is none.
 */
export async function answerCheck(
  kith: Kith,
  memberId: number,
  { goalId, day, form }: Asked & { form: CheckForm },
): Promise<CheckView> {
  await goalById(kith, memberId, goalId);
  requirePast(kith, Date.parse(day), 'day');
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const said = { answer: form.answer, words: form.words, minutes: form.minutes, updated_at: now };
    const { id } = await trx
      .insertInto('goal_check')
      .values({ goal_id: goalId, day, ...said })
      .onConflict((conflict) => conflict.columns(['goal_id', 'day']).doUpdateSet(said))
      .returning('id')
      .executeTakeFirstOrThrow();
    await tell(kith, trx, {
      memberId,
      goalId,
      day,
      minutes: form.minutes,
      checkId: form.words === '' ? null : id,
    });
  });
  return { goalId, day, ...form, updatedAt: now };
}

/** Takes the word of a day back, as if nothing had been said. Said twice it is said once. */
export async function withdrawCheck(
  kith: Kith,
  memberId: number,
  { goalId, day }: Asked,
): Promise<void> {
  await goalById(kith, memberId, goalId);
  await kith.db.write(async (trx) => {
    const done = await trx
      .deleteFrom('goal_check')
      .where('goal_id', '=', goalId)
      .where('day', '=', day)
      .executeTakeFirst();
    if (done.numDeletedRows > 0n)
      await tell(kith, trx, { memberId, goalId, day, minutes: null, checkId: null });
  });
}

/** The behaviour of a check, in the transaction of its cause: it is this room's own, so nobody has to be told. */
async function tell(
  kith: Kith,
  trx: Write,
  {
    memberId,
    goalId,
    day,
    minutes,
    checkId,
  }: Asked & { memberId: number; minutes: number | null; checkId: number | null },
): Promise<void> {
  const happened = {
    key: `check:${goalId}:${day}`,
    memberId,
    goalId,
    at: kith.now(),
    minutes,
    subject: checkId === null ? null : { kind: 'check', id: checkId },
  };
  const rule = ruleOf('check.answered');
  await (checkId !== null ? record(trx, rule, happened) : takeBack(trx, rule, happened));
}
