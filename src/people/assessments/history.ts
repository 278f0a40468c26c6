import { goalTitle } from '#goals';
import type { Kith, Write } from '#platform';
import { CHANGES_PER_PERSON_MAX } from './limits.ts';
import type { AssessmentChange, Criterion } from './schema.ts';

export interface Assessment {
  goalId: number;
  personId: number;
  criterion: Criterion;
  value: 'unknown' | 'yes' | 'no';
  reason: string;
}

/** What is changed again so soon was one thought: only how it ended is kept. */
export const SAME_THOUGHT_MS = 10 * 60 * 1000;

interface Change {
  value: 'unknown' | 'yes' | 'no';
  reason: string;
  notedAt: number;
}

/**
 * The last changes of one assessment with a further one, oldest first. Within one thought the new one
 * takes the place of the last; what ends where it began is no change. Pure.
 */
export function withChange(last: readonly Change[], next: Change): Change[] {
  const latest = last.at(-1);
  const isSameThought = latest !== undefined && next.notedAt - latest.notedAt < SAME_THOUGHT_MS;
  const before = isSameThought ? last.slice(0, -1) : last;
  const stood = before.at(-1) ?? { value: 'unknown', reason: '' };
  const isNews = stood.value !== next.value || stood.reason !== next.reason;
  return isNews ? [...before, next] : [...before];
}

/** Keeps how an assessment came to be, in the transaction that changes it. */
export async function recordChange(trx: Write, next: Assessment, now: number): Promise<void> {
  const reason = next.value === 'unknown' ? '' : next.reason;
  const rows = await trx
    .selectFrom('assessment_change')
    .select(['id', 'value', 'reason', 'noted_at'])
    .where('goal_id', '=', next.goalId)
    .where('person_id', '=', next.personId)
    .where('criterion', '=', next.criterion)
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  const last = rows.toReversed().map(({ noted_at, ...row }) => ({ ...row, notedAt: noted_at }));
  const change = { value: next.value, reason, notedAt: now };
  const kept = withChange(last, change);
  const gone = last.filter((one) => !kept.includes(one)).map(({ id }) => id);
  if (gone.length > 0) await trx.deleteFrom('assessment_change').where('id', 'in', gone).execute();
  if (!kept.includes(change)) return;
  await trx
    .insertInto('assessment_change')
    .values({
      goal_id: next.goalId,
      person_id: next.personId,
      criterion: next.criterion,
      value: next.value,
      reason,
      noted_at: now,
    })
    .execute();
}

/** How a member's mind about a person changed, the latest first; for one goal or all. */
export async function changesOf(
  kith: Kith,
  memberId: number,
  { personId, goalId }: { personId: number; goalId?: number | undefined },
): Promise<AssessmentChange[]> {
  let query = kith.db.read
    .selectFrom('assessment_change as change')
    .innerJoin('goal', 'goal.id', 'change.goal_id')
    .innerJoin('person', 'person.id', 'change.person_id')
    .select([
      'change.goal_id',
      'goal.able',
      'goal.need',
      'change.criterion',
      'change.value',
      'change.reason',
      'change.noted_at',
    ])
    .where('change.person_id', '=', personId)
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('change.noted_at', 'desc')
    .orderBy('change.id', 'desc')
    .limit(CHANGES_PER_PERSON_MAX);
  if (goalId !== undefined) query = query.where('change.goal_id', '=', goalId);
  return (await query.execute()).map((row) => ({
    goal: { id: row.goal_id, title: goalTitle(row) },
    criterion: row.criterion,
    value: row.value,
    reason: row.reason,
    notedAt: row.noted_at,
  }));
}
