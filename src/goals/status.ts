import { type Kith, Refusal, type Write } from '#platform';
import { goalById, goalIn } from './queries.ts';
import { recordChange } from './record.ts';
import { requireActive } from './rules.ts';
import type { GoalStatus, GoalView, StatusForm } from './schema.ts';
import { goalToChange, type Whose } from './write.ts';

/**
 * Moves a goal on. A draft becomes active only when it says what one wants to be able to do and
 * asks something. Parking may say why, meeting may say what shows it; neither has to.
 */
export async function setGoalStatus(
  kith: Kith,
  memberId: number,
  id: number,
  status: GoalStatus,
  words: Omit<StatusForm, 'status'> = {},
): Promise<GoalView> {
  await kith.db.write((trx) => setStatusIn(kith, trx, { memberId, id }, { ...words, status }));
  return goalById(kith, memberId, id);
}

/** The same in a transaction of the caller, with what else must happen or not happen together with it. */
export async function setStatusIn(
  kith: Kith,
  trx: Write,
  whose: Whose & { isToldElsewhere?: boolean },
  { status, reason = '', evidence = '' }: StatusForm,
): Promise<void> {
  const { memberId, id, isToldElsewhere = false } = whose;
  const before = await goalToChange(trx, whose, kith.now());
  if (status === 'active') requireActive(before);
  if (status === 'draft' && before.status !== 'draft') {
    throw new Refusal('invalid', 'A goal that was started is not a draft again. Park it instead.');
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
  const after = await goalIn(trx, memberId, id);
  await recordChange(kith, trx, { memberId, before, after, isToldElsewhere });
}
