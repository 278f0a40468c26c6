import { goalById, type Happened } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { reviewById, saidOf, titleOf } from './queries.ts';
import { GOAL_REVIEWS_MAX, type GoalReviewView, type ReviewForm, Said } from './schema.ts';

/**
 * The open review of a goal: the one that was begun, else a new one. It looks back to the last
 * review that was decided, or to when the goal was written.
 */
export async function openReview(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<GoalReviewView> {
  const goal = await goalById(kith, memberId, goalId);
  if (goal.status === 'draft')
    throw new Refusal('conflict', 'This goal is still a draft. Start it first; then look back.');
  const id = await kith.db.write(async (trx) => {
    const open = await openOf(trx, goalId);
    if (open) return open.id;
    await requireRoom(trx, memberId);
    const since = (await lastDoneAt(trx, goalId)) ?? goal.createdAt;
    return insertReview(trx, { memberId, goalId, since, now: kith.now() });
  });
  return reviewById(kith, memberId, id);
}

export function openOf(trx: Write, goalId: number) {
  return trx
    .selectFrom('goal_review')
    .select('id')
    .where('goal_id', '=', goalId)
    .where('state', '=', 'draft')
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

async function lastDoneAt(trx: Write, goalId: number): Promise<number | null> {
  const last = await trx
    .selectFrom('goal_review')
    .select('done_at')
    .where('goal_id', '=', goalId)
    .where('state', '=', 'done')
    .where('removed_at', 'is', null)
    .orderBy('done_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.done_at ?? null;
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('goal_review')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < GOAL_REVIEWS_MAX) return;
  throw new Refusal('too_many', 'All reviews that are kept are made. Remove some old ones.');
}

interface NewReview {
  memberId: number;
  goalId: number;
  since: number;
  now: number;
}

async function insertReview(trx: Write, { memberId, goalId, since, now }: NewReview) {
  const { id } = await trx
    .insertInto('goal_review')
    .values({
      member_id: memberId,
      goal_id: goalId,
      state: 'draft',
      since,
      criteria: '[]',
      confidence: null,
      satisfaction: null,
      causes: '[]',
      cause_words: '',
      decision: null,
      decision_words: '',
      carried: null,
      created_at: now,
      updated_at: now,
      done_at: null,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Saves what the form names of an open review and leaves the rest. */
export async function changeReview(
  kith: Kith,
  memberId: number,
  id: number,
  form: ReviewForm,
): Promise<GoalReviewView> {
  const known = await reviewById(kith, memberId, id);
  if (known.state !== 'draft') throw settled();
  if (form.criteria) await requireShown(kith, memberId, form.criteria);
  const changes = Object.entries(columnsOf(form)).filter(([, value]) => value !== undefined);
  await kith.db.write(async (trx) => {
    const before = await trx
      .selectFrom('goal_review')
      .select('criteria')
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .executeTakeFirst();
    if (!before) throw settled();
    await trx
      .updateTable('goal_review')
      .set({ ...Object.fromEntries(changes), updated_at: kith.now() })
      .where('id', '=', id)
      .execute();
    const isFirstLook = !isLookedAt(saidOf(before.criteria)) && isLookedAt(form.criteria ?? []);
    if (isFirstLook) await tell(kith, trx, 'review.evidence', { ...known, memberId });
  });
  return reviewById(kith, memberId, id);
}

const settled = () =>
  new Refusal('conflict', 'This review is decided. Take the decision back, then change it.');

const columnsOf = (form: ReviewForm) => ({
  criteria: form.criteria && JSON.stringify(form.criteria.map((one) => Said.parse(one))),
  confidence: form.confidence,
  satisfaction: form.satisfaction,
  causes: form.causes && JSON.stringify([...new Set(form.causes)]),
  cause_words: form.causeWords,
});

const isLookedAt = (said: readonly Said[]): boolean => said.some(({ reached }) => reached !== null);

/** Whatever is said to show something is the member's to show. */
async function requireShown(kith: Kith, memberId: number, said: readonly Said[]): Promise<void> {
  for (const { shownBy } of said) {
    if (shownBy === null || shownBy.kind === 'link') continue;
    if ((await titleOf(kith, memberId, shownBy)) === null)
      throw new Refusal('not_found', `There is no such ${shownBy.kind}.`);
  }
}

interface Told {
  id: number;
  memberId: number;
  goal: { id: number };
}

const TOLD = {
  'review.evidence': 'evidence',
  'review.written': 'written',
  // Under the key of what it takes back.
  'review.reopened': 'written',
} as const;

/** Tells that one has looked back, once for each review however often it is said; or not after all. */
export function tell(
  kith: Kith,
  trx: Write,
  event: keyof typeof TOLD,
  { id, memberId, goal }: Told,
): Promise<void> {
  return kith.announce(trx, event, {
    key: `review:${id}:${TOLD[event]}`,
    memberId,
    goalId: goal.id,
    personIds: [],
    at: kith.now(),
    subject: { kind: 'review', id },
  } satisfies Happened);
}
