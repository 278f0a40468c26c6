import { changeGoal, type GoalView, goalById, setGoalStatus } from '#goals';
import { addStep, removeStep, stepById } from '#plans';
import { type Kith, Refusal } from '#platform';
import type { DecisionKind } from './limits.ts';
import { noSuchReview, reviewById } from './queries.ts';
import { goesOn } from './rules.ts';
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
  const carried = await carryOut(kith, memberId, { goal, review, form });
  await kith.db.write(async (trx) => {
    const now = kith.now();
    const done = await trx
      .updateTable('goal_review')
      .set({
        state: 'done',
        // What stood there when it was decided, also lines that nobody said anything about.
        criteria: JSON.stringify(review.criteria),
        decision: form.decision,
        decision_words: form.words,
        carried: JSON.stringify(carried),
        updated_at: now,
        done_at: now,
      })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw decided();
    await tell(kith, trx, 'review.written', { id, memberId, goal });
  });
  kith.wakeJobs();
  return reviewById(kith, memberId, id);
}

const decided = () => new Refusal('conflict', 'This review is decided already.');

interface Deciding {
  goal: GoalView;
  review: GoalReviewView;
  form: DecisionForm;
}

async function carryOut(
  kith: Kith,
  memberId: number,
  { goal, review, form }: Deciding,
): Promise<Carried> {
  const { decision, words } = form;
  // Confidence is the goal's own, so that its story tells how it moved.
  const set = {
    ...(review.confidence === null ? {} : { confidence: review.confidence }),
    ...(goesOn(decision) && form.reviewOn !== undefined ? { reviewOn: form.reviewOn } : {}),
  };
  await setOn(kith, memberId, { goal, set });
  const status = STATUS_AFTER[decision] ?? 'active';
  if (status !== goal.status)
    await setGoalStatus(kith, memberId, goal.id, status, { reason: words, evidence: words });
  return { ...standOf(goal), set, stepId: await planned(kith, memberId, { goal, form }) };
}

async function planned(
  kith: Kith,
  memberId: number,
  { goal, form }: Pick<Deciding, 'goal' | 'form'>,
): Promise<number | null> {
  if (form.decision !== 'strategy' || !form.step) return null;
  const step = await addStep(kith, memberId, goal.id, { text: form.step });
  return step.id;
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
  memberId: number,
  { goal, set }: { goal: GoalView; set: Carried['set'] },
): Promise<void> {
  if (Object.keys(set).length > 0) await changeGoal(kith, memberId, goal.id, set);
}

/** Takes a decision, or leaving out, back: the review is open again and the goal stands as it stood. */
export async function reopenReview(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<GoalReviewView> {
  const review = await reviewById(kith, memberId, id);
  if (review.state === 'draft') return review;
  const carried = await reopen(kith, memberId, review);
  kith.wakeJobs();
  if (carried) await takeBack(kith, memberId, { goalId: review.goal.id, carried });
  return reviewById(kith, memberId, id);
}

async function reopen(
  kith: Kith,
  memberId: number,
  { id, goal, state }: GoalReviewView,
): Promise<Carried | null> {
  return kith.db.write(async (trx) => {
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
  });
}

/** Only what is still as the decision left it: what a hand has changed since stays. */
async function takeBack(
  kith: Kith,
  memberId: number,
  { goalId, carried }: { goalId: number; carried: Carried },
): Promise<void> {
  const goal = await goalById(kith, memberId, goalId);
  const { set, reviewOn, confidence } = carried;
  await setOn(kith, memberId, {
    goal,
    set: {
      ...(set.reviewOn === goal.reviewOn ? { reviewOn } : {}),
      ...(set.confidence === goal.confidence ? { confidence } : {}),
    },
  });
  if (carried.stepId !== null) await unplan(kith, memberId, carried.stepId);
  if (carried.status === goal.status) return;
  const { status, reason, evidence } = carried;
  await setGoalStatus(kith, memberId, goalId, status, { reason, evidence });
}

/** A step that was done or removed meanwhile is the member's own affair. */
async function unplan(kith: Kith, memberId: number, stepId: number): Promise<void> {
  try {
    const step = await stepById(kith, memberId, stepId);
    if (step.state === 'planned') await removeStep(kith, memberId, stepId);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'not_found')) throw error;
  }
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
  await setOn(kith, memberId, { goal, set });
  const carried: Carried = { ...standOf(goal), set, stepId: null };
  const now = kith.now();
  await kith.db.write((trx) =>
    trx
      .updateTable('goal_review')
      .set({ state: 'skipped', carried: JSON.stringify(carried), updated_at: now, done_at: now })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .execute(),
  );
  return reviewById(kith, memberId, id);
}
