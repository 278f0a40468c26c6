import { type Kith, Refusal, type Write } from '#platform';

/** Puts all lessons aside, so that ranking is as shipped again. Gives the moment, by which it can be undone. */
export async function resetLearning(kith: Kith, memberId: number): Promise<{ at: number }> {
  const at = kith.now();
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('finding_lesson')
      .set({ forgotten_at: at })
      .where('forgotten_at', 'is', null)
      .where('goal_id', 'in', goalsOf(trx, memberId))
      .execute();
  });
  return { at };
}

/** Takes back in what was put aside at a moment. */
export async function undoReset(kith: Kith, memberId: number, at: number): Promise<void> {
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('finding_lesson')
      .set({ forgotten_at: null })
      .where('forgotten_at', '=', at)
      .where('goal_id', 'in', goalsOf(trx, memberId))
      .execute();
  });
}

/** Puts one lesson aside, or takes it back in. */
export async function forgetLesson(
  kith: Kith,
  memberId: number,
  { lessonId, isForgotten }: { lessonId: number; isForgotten: boolean },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('finding_lesson')
      .set({ forgotten_at: isForgotten ? kith.now() : null })
      .where('id', '=', lessonId)
      .where('goal_id', 'in', goalsOf(trx, memberId))
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0)
      throw new Refusal('not_found', 'This is no longer learnt from.');
  });
}

const goalsOf = (trx: Write, memberId: number) =>
  trx.selectFrom('goal').select('id').where('member_id', '=', memberId);
