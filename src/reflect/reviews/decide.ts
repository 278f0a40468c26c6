import { changeGoalIn, type GoalView, goalById, setStatusIn, standAs } from '#goals';
import { addStepIn, removeSteps } from '#plans';
import { type Kith, Refusal, type Write } from '#platform';
import type { DecisionKind } from './limits.ts';
import { noSuchReview, reviewById } from './queries.ts';
import { goesOn, reasonFor } from './rules.ts';
import { Carried, type DecisionForm, type GoalReviewView, type SkipForm } from './schema.ts';
import { openOf, tell } from './write.ts';

/**
 * Carries a decision out and closes the review: the goal is parked or met, or goes on with a new day
 * to look back. Throws `conflict` when the review is decided already.
 */
export async function decideReview(
  kith: Kith,
  memberId: number,
  id: number,
  form: DecisionForm,
): Promise<GoalReviewView> {
  const review = await reviewById(kith, memberId, id);
  if (review.state !== 'draft') throw decided();
  const goal = await goalById(kith, memberId, review.goal.id);
  await kith.db.write(async (trx) => {
    // First, so that of two who decide at once the other one is refused before it changes anything.
    await close(trx, { review, form, now: kith.now() });
    const carried = await carryOut(kith, trx, { memberId, goal, review, form });
    await trx
      .updateTable('goal_review')
      .set({ carried: JSON.stringify(carried) })
      .where('id', '=', id)
      .execute();
    await tell(kith, trx, 'review.written', { id, memberId, goal });
  });
  kith.wakeJobs();
  return reviewById(kith, memberId, id);
}

const decided = () => new Refusal('conflict', 'This review is decided already.');

interface Deciding {
  memberId: number;
  goal: GoalView;
  review: GoalReviewView;
  form: DecisionForm;
}

async function close(
  trx: Write,
  { review, form, now }: Pick<Deciding, 'review' | 'form'> & { now: number },
): Promise<void> {
  const done = await trx
    .updateTable('goal_review')
    .set({
      state: 'done',
      // What stood there when it was decided, also lines that nobody said anything about.
      criteria: JSON.stringify(review.criteria),
      decision: form.decision,
      decision_words: form.words,
      updated_at: now,
      done_at: now,
    })
    .where('id', '=', review.id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw decided();
}

async function carryOut(kith: Kith, trx: Write, deciding: Deciding): Promise<Carried> {
  const { memberId, goal, review, form } = deciding;
  const { decision } = form;
  // Confidence is the goal's own, so that its story tells how it moved.
  const set = {
    ...(review.confidence === null ? {} : { confidence: review.confidence }),
    ...(goesOn(decision) && form.reviewOn !== undefined ? { reviewOn: form.reviewOn } : {}),
  };
  const whose = { memberId, id: goal.id };
  await setOn(kith, trx, { whose, set });
  const status = STATUS_AFTER[decision] ?? 'active';
  const said = reasonFor(form, review.criteria);
  if (status !== goal.status)
    await setStatusIn(
      kith,
      trx,
      { ...whose, isToldElsewhere: true },
      { status, reason: said, evidence: said },
    );
  return { ...standOf(goal), set, stepId: await planned(kith, trx, deciding) };
}

async function planned(
  kith: Kith,
  trx: Write,
  { memberId, goal, form }: Deciding,
): Promise<number | null> {
  if (form.decision !== 'strategy' || !form.step) return null;
  return addStepIn(kith, trx, { memberId, goalId: goal.id, form: { text: form.step } });
}

/** Every other decision goes on with the goal, also where it was parked or met. */
const STATUS_AFTER: Partial<Record<DecisionKind, GoalView['status']>> = {
  park: 'parked',
  met: 'met',
};

const standOf = (goal: GoalView): Omit<Carried, 'set' | 'stepId'> => ({
  status: goal.status,
  reason: goal.parkedReason,
  evidence: goal.metEvidence,
  reviewOn: goal.reviewOn,
  confidence: goal.confidence,
});

async function setOn(
  kith: Kith,
  trx: Write,
  { whose, set }: { whose: { memberId: number; id: number }; set: Carried['set'] },
): Promise<void> {
  if (Object.keys(set).length > 0) await changeGoalIn(kith, trx, whose, set);
}

/** Takes a decision, or leaving out, back: the review is open again and the goal stands as it stood. */
export async function reopenReview(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<GoalReviewView> {
  const review = await reviewById(kith, memberId, id);
  if (review.state === 'draft') return review;
  const goal = await goalById(kith, memberId, review.goal.id);
  await kith.db.write(async (trx) => {
    const carried = await reopen(kith, trx, { memberId, review });
    if (carried) await takeBack(kith, trx, { memberId, goal, carried });
  });
  kith.wakeJobs();
  return reviewById(kith, memberId, id);
}

async function reopen(
  kith: Kith,
  trx: Write,
  { memberId, review }: { memberId: number; review: GoalReviewView },
): Promise<Carried | null> {
  const { id, goal, state } = review;
  if (await openOf(trx, goal.id))
    throw new Refusal(
      'conflict',
      'Another review of this goal is open. Finish or remove it first.',
    );
  const row = await trx
    .selectFrom('goal_review')
    .select('carried')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchReview();
  await trx
    .updateTable('goal_review')
    .set({ state: 'draft', decision: null, carried: null, done_at: null, updated_at: kith.now() })
    .where('id', '=', id)
    .execute();
  if (state === 'done') await tell(kith, trx, 'review.reopened', { id, memberId, goal });
  return row.carried === null ? null : Carried.parse(JSON.parse(row.carried));
}

/** Only what is still as the decision left it: what a hand has changed since stays. */
async function takeBack(
  kith: Kith,
  trx: Write,
  { memberId, goal, carried }: { memberId: number; goal: GoalView; carried: Carried },
): Promise<void> {
  const { set, reviewOn, confidence } = carried;
  const whose = { memberId, id: goal.id };
  await setOn(kith, trx, {
    whose,
    set: {
      ...(set.reviewOn === goal.reviewOn ? { reviewOn } : {}),
      ...(set.confidence === goal.confidence ? { confidence } : {}),
    },
  });
  if (carried.stepId !== null) await unplan(kith, trx, { memberId, stepId: carried.stepId });
  if (carried.status === goal.status) return;
  const { status, reason, evidence } = carried;
  await standAs(kith, trx, { ...whose, isToldElsewhere: true }, { status, reason, evidence });
}

/** A step that was done or removed meanwhile is the member's own affair. */
async function unplan(
  kith: Kith,
  trx: Write,
  { memberId, stepId }: { memberId: number; stepId: number },
): Promise<void> {
  const step = await trx
    .selectFrom('step')
    .select('state')
    .where('id', '=', stepId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (step?.state === 'planned') await removeSteps(kith, trx, memberId, [stepId]);
}

/** Leaves a review out this time. What was written in it stays, and can be taken up again. */
export async function skipReview(
  kith: Kith,
  memberId: number,
  id: number,
  { state, reviewOn }: SkipForm,
): Promise<GoalReviewView> {
  if (state === 'draft') return reopenReview(kith, memberId, id);
  const review = await reviewById(kith, memberId, id);
  if (review.state !== 'draft') return review;
  const goal = await goalById(kith, memberId, review.goal.id);
  const set = reviewOn === undefined ? {} : { reviewOn };
  const carried: Carried = { ...standOf(goal), set, stepId: null };
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const left = await trx
      .updateTable('goal_review')
      .set({ state: 'skipped', carried: JSON.stringify(carried), updated_at: now, done_at: now })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .executeTakeFirst();
    if (left.numUpdatedRows > 0n) await setOn(kith, trx, { whose: { memberId, id: goal.id }, set });
  });
  return reviewById(kith, memberId, id);
}
