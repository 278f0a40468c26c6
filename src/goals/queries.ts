import { type Kith, type Read, Refusal } from '#platform';
import { GOALS_MAX, type GoalStatus, type GoalView } from './schema.ts';

const COLUMNS = [
  'goal.id',
  'goal.status',
  'goal.need',
  'goal.able',
  'goal.kind',
  'goal.why',
  'goal.known',
  'goal.interest',
  'goal.outcome',
  'goal.obstacle',
  'goal.if_cue',
  'goal.then_action',
  'goal.evidence',
  'goal.confidence',
  'goal.minutes_per_week',
  'goal.review_on',
  'goal.audience',
  'goal.audience_person',
  // Of a parent that is there: a removed one shows nothing and may come back.
  'parent.id as parent_id',
  'goal.parked_reason',
  'goal.met_evidence',
  'goal.start',
  'goal.start_text',
  'goal.created_at',
  'goal.updated_at',
] as const;

export const noSuchGoal = () => new Refusal('not_found', 'There is no such goal.');

/** The goals of a member that are there, with their parents. */
function goalRows(read: Read, memberId: number) {
  return read
    .selectFrom('goal')
    .leftJoin('goal as parent', (join) =>
      join.onRef('parent.id', '=', 'goal.parent_id').on('parent.removed_at', 'is', null),
    )
    .select(COLUMNS)
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null);
}
type GoalRow = Awaited<ReturnType<ReturnType<typeof goalRows>['executeTakeFirstOrThrow']>>;

/** The questions of goals, each goal's in its order. */
export function questionRows(read: Read, goalIds: readonly number[]) {
  if (goalIds.length === 0) return [];
  return read
    .selectFrom('question')
    .select(['id', 'goal_id', 'text'])
    .where('goal_id', 'in', goalIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

async function viewsOf(read: Read, rows: readonly GoalRow[]): Promise<GoalView[]> {
  const ids = rows.map((row) => row.id);
  const questions = await questionRows(read, ids);
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    need: row.need,
    able: row.able,
    kind: row.kind,
    why: row.why,
    known: row.known,
    interest: row.interest,
    outcome: row.outcome,
    obstacle: row.obstacle,
    ifThen: row.if_cue || row.then_action ? { cue: row.if_cue, action: row.then_action } : null,
    evidence: row.evidence,
    confidence: row.confidence,
    minutesPerWeek: row.minutes_per_week,
    reviewOn: row.review_on,
    audience: row.audience,
    audiencePerson: row.audience_person,
    parentId: row.parent_id,
    parkedReason: row.parked_reason,
    metEvidence: row.met_evidence,
    start: row.start,
    startText: row.start_text,
    questions: questions
      .filter((question) => question.goal_id === row.id)
      .map(({ id, text }) => ({ id, text })),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

/** A member's goals, the one worked on last first. */
export async function goalsOf(
  kith: Kith,
  memberId: number,
  status?: GoalStatus,
): Promise<GoalView[]> {
  const rows = await goalRows(kith.db.read, memberId)
    .orderBy('goal.updated_at', 'desc')
    .orderBy('goal.id', 'desc')
    .limit(GOALS_MAX)
    .execute();
  return viewsOf(kith.db.read, status ? rows.filter((row) => row.status === status) : rows);
}

/** One goal. Another member's is not there. */
export function goalById(kith: Kith, memberId: number, id: number): Promise<GoalView> {
  return goalIn(kith.db.read, memberId, id);
}

/** The same inside a transaction. */
export async function goalIn(read: Read, memberId: number, id: number): Promise<GoalView> {
  const row = await goalRows(read, memberId).where('goal.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchGoal();
  const [goal] = await viewsOf(read, [row]);
  if (!goal) throw new Error('a goal without a view');
  return goal;
}

/** How a goal is named where there is no room: what one wants to be able to do, else the need. */
export function goalTitle(goal: { able: string; need: string }): string {
  return goal.able || goal.need || 'Untitled goal';
}
