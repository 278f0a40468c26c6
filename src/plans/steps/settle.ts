import type { Happened } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { occursOn } from '../recurrence/occurrences.ts';
import { stepById } from './queries.ts';
import type { StepSettlement, StepView } from './schema.ts';

/**
 * Says that a step, or one occurrence of a recurring step, is done; takes that back; or drops the
 * step. Said twice it is said once. Throws `invalid` for a day on which the step does not fall.
 */
export async function settleStep(
  kith: Kith,
  memberId: number,
  id: number,
  settlement: StepSettlement,
): Promise<StepView> {
  const step = await stepById(kith, memberId, id);
  const { on } = settlement;
  await kith.db.write((trx) =>
    on === undefined || step.recurrence === null
      ? settleWhole(kith, trx, { memberId, step, settlement })
      : settleOccurrence(kith, trx, { memberId, step, settlement: { ...settlement, on } }),
  );
  kith.wakeJobs();
  return stepById(kith, memberId, id);
}

interface Settling<Said = StepSettlement> {
  memberId: number;
  step: StepView;
  settlement: Said;
}

async function settleWhole(
  kith: Kith,
  trx: Write,
  { memberId, step, settlement }: Settling,
): Promise<void> {
  const { state } = settlement;
  const changed = await trx
    .updateTable('step')
    .set({ state, done_at: state === 'done' ? kith.now() : null, updated_at: kith.now() })
    .where('id', '=', step.id)
    .where('state', '!=', state)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  // The end of a series is nothing done: its occurrences were.
  if (step.recurrence !== null) return;
  const key = `step:${step.id}:done`;
  if (state === 'done') await announce(kith, trx, 'step.done', { memberId, step, settlement, key });
  else if (step.state === 'done')
    await announce(kith, trx, 'step.undone', { memberId, step, settlement, key });
}

async function settleOccurrence(
  kith: Kith,
  trx: Write,
  { memberId, step, settlement }: Settling<StepSettlement & { on: string }>,
): Promise<void> {
  const { state, on } = settlement;
  if (state === 'dropped')
    throw new Refusal('invalid', 'An occurrence passes by itself. Drop the step, or leave it.');
  requireOccurrence(step, on);
  const key = `step:${step.id}:${on}:done`;
  const isNew = state === 'done' ? await markDone(trx, step.id, on, kith.now()) : false;
  if (isNew) await announce(kith, trx, 'step.done', { memberId, step, settlement, key });
  if (state === 'planned' && (await markUndone(trx, step.id, on)))
    await announce(kith, trx, 'step.undone', { memberId, step, settlement, key });
}

function requireOccurrence({ dueOn, recurrence, doneOn }: StepView, day: string): void {
  // What was done before the rule was changed can still be taken back.
  if (dueOn === null || recurrence === null || doneOn.includes(day)) return;
  if (!occursOn({ rule: recurrence, start: dueOn }, day))
    throw new Refusal('invalid', 'The step does not fall on this day. Choose one of its days.');
}

async function markDone(trx: Write, stepId: number, day: string, now: number): Promise<boolean> {
  const done = await trx
    .insertInto('step_done')
    .values({ step_id: stepId, day, done_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

async function markUndone(trx: Write, stepId: number, day: string): Promise<boolean> {
  const undone = await trx
    .deleteFrom('step_done')
    .where('step_id', '=', stepId)
    .where('day', '=', day)
    .executeTakeFirst();
  return undone.numDeletedRows === 1n;
}

async function announce(
  kith: Kith,
  trx: Write,
  event: 'step.done' | 'step.undone',
  { memberId, step, settlement, key }: Settling & { key: string },
): Promise<void> {
  await kith.announce(trx, event, {
    key,
    memberId,
    goalId: step.goalId,
    personIds: step.person ? [step.person.id] : [],
    at: kith.now(),
    ...(settlement.on ? { happenedAt: noonOf(settlement.on, kith.now()) } : {}),
    subject: { kind: 'step', id: step.id },
    c: step.c,
    phase: step.phase,
    minutes: settlement.minutes ?? null,
  } satisfies Happened);
}

/** The day that was ticked, which may be one of last week; never later than now. */
const noonOf = (day: string, now: number): number => Math.min(Date.parse(`${day}T12:00:00Z`), now);
