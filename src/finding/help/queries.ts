import { goalTitle } from '#goals';
import type { Kith } from '#platform';
import { HELP_MAX } from './limits.ts';
import type { HelpView } from './schema.ts';

/** Who helped with what, as the member said, the latest first; nothing about goals and people that are removed. */
export async function helpOf(
  kith: Kith,
  memberId: number,
  { goalId, personId }: { goalId?: number; personId?: number } = {},
): Promise<HelpView[]> {
  let query = kith.db.read
    .selectFrom('finding_help')
    .innerJoin('goal', 'goal.id', 'finding_help.goal_id')
    .innerJoin('person', 'person.id', 'finding_help.person_id')
    .select([
      'finding_help.goal_id',
      'finding_help.person_id',
      'finding_help.helped',
      'finding_help.note',
      'finding_help.occasion',
      'finding_help.said_at',
      'goal.able',
      'goal.need',
      'person.name',
    ])
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('finding_help.said_at', 'desc')
    .orderBy('finding_help.id', 'desc')
    .limit(HELP_MAX);
  if (goalId !== undefined) query = query.where('finding_help.goal_id', '=', goalId);
  if (personId !== undefined) query = query.where('finding_help.person_id', '=', personId);
  return (await query.execute()).map((row) => ({
    goal: { id: row.goal_id, title: goalTitle(row) },
    person: { id: row.person_id, name: row.name },
    helped: row.helped,
    note: row.note,
    occasion: row.occasion,
    saidAt: row.said_at,
  }));
}
