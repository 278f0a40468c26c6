import { dayOf } from '#days';
import type { Act, Kith } from '#platform';

/** Of what passed the latest is looked through. */
const ACTS_MAX = 500;

/** That a member thanked these people, and what they wrote down to have learnt with them. */
export async function passedWith(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Act[]> {
  if (personIds.length === 0) return [];
  const acts = await Promise.all([
    thanksByMove(kith, memberId, personIds),
    thanksByHelp(kith, memberId, personIds),
    learntFrom(kith, memberId, personIds),
  ]);
  return acts.flat();
}

async function thanksByMove(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Act[]> {
  const rows = await kith.db.read
    .selectFrom('move')
    .select(['id', 'person_id', 'goal_id', 'opener', 'settled_at'])
    .where('member_id', '=', memberId)
    .where('person_id', 'in', personIds)
    .where('intent', '=', 'thank')
    .where('state', '=', 'done')
    .orderBy('settled_at', 'desc')
    .limit(ACTS_MAX)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    kind: 'thanked',
    key: `move ${row.id}`,
    goalIds: [row.goal_id],
    what: 'You thanked them',
    words: row.opener,
    path: `/people/${row.person_id}`,
    day: dayOf(row.settled_at ?? 0),
  }));
}

/** A rung of helping that was thanks: it belongs to no goal. */
async function thanksByHelp(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Act[]> {
  const rows = await kith.db.read
    .selectFrom('help')
    .select(['id', 'person_id', 'created_at'])
    .where('member_id', '=', memberId)
    .where('person_id', 'in', personIds)
    .where('rung', '=', 'thank')
    .orderBy('created_at', 'desc')
    .limit(ACTS_MAX)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    kind: 'thanked',
    key: `help ${row.id}`,
    goalIds: [],
    what: 'You thanked them',
    words: '',
    path: `/people/${row.person_id}`,
    day: dayOf(row.created_at),
  }));
}

async function learntFrom(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Act[]> {
  const rows = await kith.db.read
    .selectFrom('interaction_person')
    .innerJoin('interaction', 'interaction.id', 'interaction_person.interaction_id')
    .select([
      'interaction.id',
      'interaction.day',
      'interaction.learnt',
      'interaction_person.person_id',
    ])
    .where('interaction_person.person_id', 'in', personIds)
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .where('interaction.learnt', '!=', '')
    .orderBy('interaction.day', 'desc')
    .limit(ACTS_MAX)
    .execute();
  if (rows.length === 0) return [];
  const goals = await kith.db.read
    .selectFrom('interaction_goal')
    .selectAll()
    .where(
      'interaction_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const byInteraction = Map.groupBy(goals, (row) => row.interaction_id);
  return rows.map((row) => ({
    personId: row.person_id,
    kind: 'learnt',
    key: `interaction ${row.id}`,
    goalIds: (byInteraction.get(row.id) ?? []).map((goal) => goal.goal_id),
    what: 'You learnt something from them',
    words: row.learnt,
    path: `/people/${row.person_id}`,
    day: row.day,
  }));
}
