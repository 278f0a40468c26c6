import { type Kith, Refusal } from '#platform';
import { goalById, goalIn } from './queries.ts';
import { recordChange } from './record.ts';
import { requireActive } from './rules.ts';
import type { GoalStatus, GoalView, StatusForm } from './schema.ts';
import { goalToChange } from './write.ts';

/**
 * Moves a goal on. A draft becomes active only when it says what one wants to be able to do and
 * asks something. Parking may say why, meeting may say what shows it; neither has to.
 */
export async function setGoalStatus(
  kith: Kith,
  memberId: number,
  id: number,
  status: GoalStatus,
  { reason = '', evidence = '' }: Omit<StatusForm, 'status'> = {},
): Promise<GoalView> {
  await kith.db.write(async (trx) => {
    const before = await goalToChange(trx, { memberId, id }, kith.now());
    if (status === 'active') requireActive(before);
    if (status === 'draft' && before.status !== 'draft') {
      throw new Refusal(
        'invalid',
        'A goal that was started is not a draft again. Park it instead.',
      );
    }
    await trx
      .updateTable('goal')
      .set({
        status,
        parked_reason: status === 'parked' ? reason : '',
        met_evidence: status === 'met' ? evidence : '',
      })
      .where('id', '=', id)
      .execute();
    await recordChange(kith, trx, { memberId, before, after: await goalIn(trx, memberId, id) });
  });
  return goalById(kith, memberId, id);
}
