import { z } from '@hono/zod-openapi';
import { noteById } from '#create';
import { goalById, goalTitle } from '#goals';
import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { entryById } from '#sources';
import { LIST_MAX } from './limits.ts';
import { criteriaOf, withCriteria } from './rules.ts';
import { Cause, type GoalReviewView, Said, type SaidView } from './schema.ts';

const EXPORTED_AT_ONCE = 500;

export const noSuchReview = () => new Refusal('not_found', 'There is no such review.');

/** Reviews whose goal is there: what waits for an undo elsewhere is nowhere to be seen. */
function reviewRows(read: Read, memberId: number) {
  return read
    .selectFrom('goal_review')
    .innerJoin('goal', 'goal.id', 'goal_review.goal_id')
    .selectAll('goal_review')
    .select(['goal.able', 'goal.need', 'goal.status', 'goal.evidence'])
    .where('goal_review.member_id', '=', memberId)
    .where('goal_review.removed_at', 'is', null)
    .where('goal.removed_at', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof reviewRows>['execute']>>[number];

/** One review of a goal. Another member's is not there. */
export async function reviewById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<GoalReviewView> {
  const row = await reviewRows(kith.db.read, memberId)
    .where('goal_review.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchReview();
  return viewOf(kith, memberId, row);
}

export interface ReviewFilter {
  goalId?: number | undefined;
  /** Only what was decided. */
  isDone?: boolean;
}

/** A member's reviews of goals: what is open first, then the latest. */
export async function reviewsOf(
  kith: Kith,
  memberId: number,
  { goalId, isDone = false }: ReviewFilter = {},
): Promise<GoalReviewView[]> {
  if (goalId !== undefined) await goalById(kith, memberId, goalId);
  let query = reviewRows(kith.db.read, memberId)
    .orderBy((eb) => eb.case().when('goal_review.state', '=', 'draft').then(0).else(1).end())
    .orderBy('goal_review.done_at', 'desc')
    .orderBy('goal_review.id', 'desc')
    .limit(LIST_MAX);
  if (goalId !== undefined) query = query.where('goal_review.goal_id', '=', goalId);
  if (isDone) query = query.where('goal_review.state', '=', 'done');
  const rows = await query.execute();
  return Promise.all(rows.map((row) => viewOf(kith, memberId, row)));
}

/** All of a member's reviews of goals for an export, oldest first, a batch at a time. */
export async function* exportReviews(kith: Kith, memberId: number): AsyncGenerator<GoalReviewView> {
  const reviews = reviewRows(kith.db.read, memberId)
    .orderBy('goal_review.id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => reviews.where('goal_review.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    for (const row of rows) yield viewOf(kith, memberId, row);
}

const Criteria = z.array(Said);
const Causes = z.array(Cause);
export const saidOf = (json: string): Said[] => Criteria.parse(JSON.parse(json));

async function viewOf(kith: Kith, memberId: number, row: Row): Promise<GoalReviewView> {
  const said = saidOf(row.criteria);
  // While it is open it follows the goal's own lines; once decided it stays what it was.
  const all =
    row.state === 'draft'
      ? withCriteria(criteriaOf(row.evidence), said, (criterion) => Said.parse({ criterion }))
      : said;
  return {
    id: row.id,
    goal: { id: row.goal_id, title: goalTitle(row), status: row.status },
    state: row.state,
    since: row.since,
    criteria: await Promise.all(all.map((one) => withTitle(kith, memberId, one))),
    confidence: row.confidence,
    satisfaction: row.satisfaction,
    causes: Causes.parse(JSON.parse(row.causes)),
    causeWords: row.cause_words,
    decision: row.decision,
    decisionWords: row.decision_words,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    doneAt: row.done_at,
  };
}

/** What shows it, by its name today. What is no longer there is not named. */
async function withTitle(kith: Kith, memberId: number, said: Said): Promise<SaidView> {
  const { shownBy } = said;
  if (shownBy === null) return { ...said, shownBy: null };
  if (shownBy.kind === 'link')
    return { ...said, shownBy: { kind: 'link', id: null, url: shownBy.url, title: shownBy.url } };
  const { kind, id } = shownBy;
  const title = await titleOf(kith, memberId, { kind, id });
  return { ...said, shownBy: title === null ? null : { kind, id, url: null, title } };
}

export async function titleOf(
  kith: Kith,
  memberId: number,
  { kind, id }: { kind: 'note' | 'entry'; id: number },
): Promise<string | null> {
  try {
    const named = await (kind === 'note' ? noteById : entryById)(kith, memberId, id);
    return named.title.trim() || (kind === 'note' ? 'A note' : 'An entry');
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return null;
    throw error;
  }
}
