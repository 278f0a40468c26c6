import { changeGoal, type GoalView, goalById, setGoalStatus } from '#goals';
import { type Kith, Refusal } from '#platform';
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
  const carried = await carryOut(kith, memberId, { goal, form });
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
  return reviewById(kith, memberId, id);
}

const decided = () => new Refusal('conflict', 'This review is decided already.');

interface Deciding {
  goal: GoalView;
  form: DecisionForm;
}

async function carryOut(kith: Kith, memberId: number, { goal, form }: Deciding): Promise<Carried> {
  const carried: Carried = { status: goal.status, reviewOn: goal.reviewOn, stepId: null };
  if (!goesOn(form.decision)) {
    await setGoalStatus(kith, memberId, goal.id, form.decision === 'park' ? 'parked' : 'met');
    return carried;
  }
  // What was parked or met goes on again.
  if (goal.status !== 'active') await setGoalStatus(kith, memberId, goal.id, 'active');
  return lookBackOn(kith, memberId, { goal, carried, reviewOn: form.reviewOn });
}

async function lookBackOn(
  kith: Kith,
  memberId: number,
  {
    goal,
    carried,
    reviewOn,
  }: { goal: GoalView; carried: Carried; reviewOn?: string | null | undefined },
): Promise<Carried> {
  if (reviewOn === undefined || reviewOn === goal.reviewOn) return carried;
  await changeGoal(kith, memberId, goal.id, { reviewOn });
  return { ...carried, setReviewOn: reviewOn };
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
  if (carried) await takeBack(kith, memberId, { goalId: review.goal.id, carried });
  return reviewById(kith, memberId, id);
}

async function reopen(
  kith: Kith,
  memberId: number,
  { id, goal }: GoalReviewView,
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
  if (carried.setReviewOn !== undefined && goal.reviewOn === carried.setReviewOn)
    await changeGoal(kith, memberId, goalId, { reviewOn: carried.reviewOn });
  if (carried.status !== goal.status && carried.status !== 'draft')
    await setGoalStatus(kith, memberId, goalId, carried.status);
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
  const before: Carried = { status: goal.status, reviewOn: goal.reviewOn, stepId: null };
  const carried = await lookBackOn(kith, memberId, { goal, carried: before, reviewOn });
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
