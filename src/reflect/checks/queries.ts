import { goalById, storyOf } from '#goals';
import type { Kith, Read } from '#platform';
import { CHECKS_MAX } from './limits.ts';
import type { CheckView, ProgressView } from './schema.ts';

const COLUMNS = [
  'goal_check.goal_id',
  'goal_check.day',
  'goal_check.answer',
  'goal_check.words',
  'goal_check.minutes',
  'goal_check.updated_at',
] as const;

interface Row {
  goal_id: number;
  day: string;
  answer: CheckView['answer'];
  words: string;
  minutes: number | null;
  updated_at: number;
}
const viewOf = ({ goal_id, updated_at, ...row }: Row): CheckView => ({
  goalId: goal_id,
  ...row,
  updatedAt: updated_at,
});

/** How a goal went by the member's own word, the earliest day first. Another member's goal is not there. */
async function checksOf(kith: Kith, memberId: number, goalId: number): Promise<CheckView[]> {
  await goalById(kith, memberId, goalId);
  const rows = await kith.db.read
    .selectFrom('goal_check')
    .select(COLUMNS)
    .where('goal_id', '=', goalId)
    .orderBy('day', 'desc')
    .limit(CHECKS_MAX)
    .execute();
  return rows.map(viewOf).toReversed();
}

/** Checks and confidence of a goal over time. */
export async function progressOf(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<ProgressView> {
  const checks = await checksOf(kith, memberId, goalId);
  const { confidence } = await storyOf(kith, memberId, goalId);
  return { checks, confidence };
}

/** The last check of each of a member's goals that has one. */
export async function latestChecks(kith: Kith, memberId: number): Promise<CheckView[]> {
  const { read } = kith.db;
  const last = ofMember(read, memberId)
    .select((eb) => ['goal_check.goal_id', eb.fn.max('goal_check.day').as('day')])
    .groupBy('goal_check.goal_id');
  const rows = await read
    .selectFrom('goal_check')
    .innerJoin(last.as('last'), (join) =>
      join
        .onRef('last.goal_id', '=', 'goal_check.goal_id')
        .onRef('last.day', '=', 'goal_check.day'),
    )
    .select(COLUMNS)
    .orderBy('goal_check.goal_id')
    .execute();
  return rows.map(viewOf);
}

/** All checks of a member for an export, goal by goal, the earliest day first. */
export async function exportChecks(kith: Kith, memberId: number): Promise<CheckView[]> {
  const rows = await ofMember(kith.db.read, memberId)
    .select(COLUMNS)
    .orderBy('goal_check.goal_id')
    .orderBy('goal_check.day')
    .execute();
  return rows.map(viewOf);
}

function ofMember(read: Read, memberId: number) {
  return read
    .selectFrom('goal_check')
    .innerJoin('goal', 'goal.id', 'goal_check.goal_id')
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null);
}
