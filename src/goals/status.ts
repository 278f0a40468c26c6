import { type Kith, Refusal, type Write } from '#platform';
import { goalById, goalIn } from './queries.ts';
import { recordChange, sittingOf } from './record.ts';
import { requireActive, requireSaid } from './rules.ts';
import type { GoalStatus, GoalView, StatusForm } from './schema.ts';
import { goalToChange, type Whose } from './write.ts';

/**
 * Moves a goal on. A draft becomes active only when it says what one wants to be able to do and
 * asks something; parking says why, meeting says what shows it.
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

interface Moving extends Whose {
  /** The move belongs to something that is told itself, such as a review. */
  isToldElsewhere?: boolean;
}

/** The same in a transaction of the caller, with what else must happen or not happen together with it. */
export async function setStatusIn(
  kith: Kith,
  trx: Write,
  whose: Moving,
  form: StatusForm,
): Promise<void> {
  // Undo gives a goal back as it stood, also one from before anybody was asked why.
  if (!(await stoodSo(trx, whose, form, kith.now()))) requireSaid(form);
  await standAs(kith, trx, whose, form);
}

/** A goal as it stood before, when what was done to it is taken back. */
export async function standAs(
  kith: Kith,
  trx: Write,
  whose: Moving,
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
      parked_reason: status === 'parked' ? reason.trim() : '',
      met_evidence: status === 'met' ? evidence.trim() : '',
    })
    .where('id', '=', id)
    .execute();
  const after = await goalIn(trx, memberId, id);
  await recordChange(kith, trx, { memberId, before, after, isToldElsewhere });
}

/** Whether it stood so when this sitting began; only what was said may have changed, too. */
async function stoodSo(
  trx: Write,
  { memberId, id }: Whose,
  { status, reason = '', evidence = '' }: StatusForm,
  now: number,
): Promise<boolean> {
  const changes = (await sittingOf(trx, id, now))?.changes;
  if (!changes) return false;
  const stood = changes.status?.from ?? (await goalIn(trx, memberId, id)).status;
  if (stood !== status || !(changes.status ?? changes.parkedReason ?? changes.metEvidence))
    return false;
  return (
    (changes.parkedReason?.from ?? '') === reason && (changes.metEvidence?.from ?? '') === evidence
  );
}
