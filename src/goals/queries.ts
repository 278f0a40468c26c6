import { type Kith, type Read, Refusal } from '#platform';
import { GOALS_MAX, type GoalStatus, type GoalView } from './schema.ts';

const COLUMNS = [
  'id',
  'status',
  'need',
  'able',
  'kind',
  'evidence',
  'confidence',
  'minutes_per_week',
  'review_on',
  'created_at',
  'updated_at',
] as const;

export const noSuchGoal = () => new Refusal('not_found', 'There is no such goal.');

async function withQuestions(
  read: Read,
  rows: Awaited<ReturnType<typeof goalRows>>,
): Promise<GoalView[]> {
  const ids = rows.map((row) => row.id);
  const questions =
    ids.length === 0
      ? []
      : await read
          .selectFrom('question')
          .select(['id', 'goal_id', 'text'])
          .where('goal_id', 'in', ids)
          .orderBy('position')
          .orderBy('id')
          .execute();
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    need: row.need,
    able: row.able,
    kind: row.kind,
    evidence: row.evidence,
    confidence: row.confidence,
    minutesPerWeek: row.minutes_per_week,
    reviewOn: row.review_on,
    questions: questions
      .filter((q) => q.goal_id === row.id)
      .map((q) => ({ id: q.id, text: q.text })),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

function goalRows(read: Read, memberId: number) {
  return read
    .selectFrom('goal')
    .select(COLUMNS)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(GOALS_MAX)
    .execute();
}

/** A member's goals, the one worked on last first. */
export async function goalsOf(
  kith: Kith,
  memberId: number,
  status?: GoalStatus,
): Promise<GoalView[]> {
  const rows = await goalRows(kith.db.read, memberId);
  return withQuestions(kith.db.read, status ? rows.filter((row) => row.status === status) : rows);
}

/** One goal. Another member's is not there. */
export async function goalById(kith: Kith, memberId: number, id: number): Promise<GoalView> {
  const row = await kith.db.read
    .selectFrom('goal')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchGoal();
  const [goal] = await withQuestions(kith.db.read, [row]);
  if (!goal) throw new Error('a goal without a view');
  return goal;
}

/** All of a member's goals for an export, oldest first. Complete, because nobody has more than `GOALS_MAX`. */
export async function exportGoals(kith: Kith, memberId: number): Promise<GoalView[]> {
  const goals = await goalsOf(kith, memberId);
  return goals.toSorted((a, b) => a.id - b.id);
}

/** How a goal is named where there is no room: what one wants to be able to do, else the need. */
export function goalTitle(goal: { able: string; need: string }): string {
  return goal.able || goal.need || 'Untitled goal';
}
