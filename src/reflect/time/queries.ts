import { goalById } from '#goals';
import type { Kith, Read } from '#platform';
import { dayFormat } from '../reviews/day-format.ts';
import { weekOf } from '../reviews/week-rules.ts';
import type { TimeView } from './schema.ts';

export interface TimeAsked {
  goalId?: number | undefined;
  /** Epoch ms; from is in it, to is not. */
  from?: number | undefined;
  to?: number | undefined;
  /** In which days begin. */
  zone: string;
}

interface Spent {
  day: string;
  minutes: number;
}

/**
 * The time a member said they spent, for a goal or for all. What was said with "on track?" is read from there: with
 * a word it is a behaviour too, and would be counted twice. Throws `not_found` for a goal that is not the member's.
 */
export async function timeSpent(kith: Kith, memberId: number, asked: TimeAsked): Promise<TimeView> {
  if (asked.goalId !== undefined) await goalById(kith, memberId, asked.goalId);
  const [lived, said] = await Promise.all([
    livedMinutes(kith.db.read, memberId, asked),
    saidMinutes(kith.db.read, memberId, asked),
  ]);
  return summed([...lived, ...said]);
}

function summed(spent: readonly Spent[]): TimeView {
  const weeks = Map.groupBy(spent, ({ day }) => weekOf(day));
  const minutesOf = (some: readonly Spent[]) => some.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    minutes: spent.length === 0 ? null : minutesOf(spent),
    weeks: [...weeks]
      .map(([week, own]) => ({ week, minutes: minutesOf(own) }))
      .toSorted((a, b) => b.week.localeCompare(a.week)),
  };
}

async function livedMinutes(
  read: Read,
  memberId: number,
  { goalId, from, to, zone }: TimeAsked,
): Promise<Spent[]> {
  let query = read
    .selectFrom('behaviour')
    .select(['at', 'minutes', 'goal_id'])
    .where('member_id', '=', memberId)
    .where('minutes', 'is not', null)
    .where('removed_at', 'is', null)
    .where('event', '!=', 'check.answered');
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  const dayOf = dayFormat(zone);
  const rows = await query.execute();
  // Asked for by its goal as well, SQLite would read all of the goal instead of the few with minutes.
  return rows
    .filter(({ goal_id }) => goalId === undefined || goal_id === goalId)
    .map(({ at, minutes }) => ({ day: dayOf(at), minutes: minutes ?? 0 }));
}

async function saidMinutes(
  read: Read,
  memberId: number,
  { goalId, from, to, zone }: TimeAsked,
): Promise<Spent[]> {
  const dayOf = dayFormat(zone);
  let query = read
    .selectFrom('goal_check')
    .innerJoin('goal', 'goal.id', 'goal_check.goal_id')
    .select(['goal_check.day', 'goal_check.minutes'])
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('goal_check.minutes', 'is not', null);
  if (goalId !== undefined) query = query.where('goal_check.goal_id', '=', goalId);
  if (from !== undefined) query = query.where('goal_check.day', '>=', dayOf(from));
  if (to !== undefined) query = query.where('goal_check.day', '<', dayOf(to));
  return (await query.execute()).map(({ day, minutes }) => ({ day, minutes: minutes ?? 0 }));
}
