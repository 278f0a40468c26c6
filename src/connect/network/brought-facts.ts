import { dayOf } from '#days';
import { helpOf } from '#finding';
import { goalsOf, goalTitle } from '#goals';
import type { Kith } from '#platform';
import type { Thing } from './brought-rules.ts';
import { ROWS_READ_MAX } from './limits.ts';
import { type Chosen, type Kept, momentsOf, type Within } from './passed.ts';

/** Who helped with which goal, as the member said; a no brought nothing. */
export async function helpedWithin(kith: Kith, memberId: number, within: Within): Promise<Thing[]> {
  const { since, until } = momentsOf(within);
  const { goalId } = within;
  const said = await helpOf(kith, memberId, goalId === undefined ? {} : { goalId });
  return said
    .filter(({ helped, saidAt }) => helped !== 'no' && saidAt >= since && saidAt < until)
    .map(({ person, goal, note, saidAt }) => ({
      personId: person.id,
      kind: 'helped',
      id: goal.id,
      day: dayOf(saidAt),
      words: note === '' ? goal.title : note,
    }));
}

/** Whom one brought together, told of both; and through whom one met others, which has no day and serves no one goal. */
export async function introducedWithin(
  kith: Kith,
  memberId: number,
  within: Within,
): Promise<Thing[]> {
  const isEverything = Object.values(within).every((value) => value === undefined);
  const [made, through] = await Promise.all([
    introductionsMade(kith, memberId, within),
    isEverything ? metThrough(kith, memberId) : [],
  ]);
  return [
    ...made.flatMap(({ first_id, second_id, first, second, day }) => [
      { personId: first_id, kind: 'introduced' as const, id: second_id, day, words: second },
      { personId: second_id, kind: 'introduced' as const, id: first_id, day, words: first },
    ]),
    ...through.map((row) => ({
      personId: row.through_id,
      kind: 'met' as const,
      id: row.id,
      day: null,
      words: row.name,
    })),
  ];
}

/** The day is that of the encounter: an introduction can be noted later than it was. */
function introductionsMade(kith: Kith, memberId: number, { goalId, from, to }: Within) {
  let query = kith.db.read
    .selectFrom('introduction')
    .innerJoin('interaction', 'interaction.id', 'introduction.interaction_id')
    .innerJoin('person as one', 'one.id', 'introduction.first_id')
    .innerJoin('person as other', 'other.id', 'introduction.second_id')
    .select(['first_id', 'second_id', 'interaction.day'])
    .select(['one.name as first', 'other.name as second'])
    .where('introduction.member_id', '=', memberId)
    .where('introduction.removed_at', 'is', null)
    .whereRef('first_id', '!=', 'second_id')
    .where('one.removed_at', 'is', null)
    .where('other.removed_at', 'is', null)
    .where('introduction.made_at', 'is not', null)
    .where('interaction.removed_at', 'is', null)
    .orderBy('introduction.id')
    .limit(ROWS_READ_MAX);
  if (from !== undefined) query = query.where('interaction.day', '>=', from);
  if (to !== undefined) query = query.where('interaction.day', '<=', to);
  if (goalId !== undefined)
    query = query.where('interaction.id', 'in', (eb) =>
      eb.selectFrom('interaction_goal').select('interaction_id').where('goal_id', '=', goalId),
    );
  return query.execute();
}

function metThrough(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('person_tie')
    .innerJoin('person', 'person.id', 'person_tie.person_id')
    .innerJoin('person as through', 'through.id', 'person_tie.met_through')
    .select(['person.id', 'person.name', 'through.id as through_id'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('through.removed_at', 'is', null)
    .orderBy('person.id')
    .limit(ROWS_READ_MAX)
    .execute();
}

interface Served {
  within: Within;
  kept: readonly Kept[];
  chosen: readonly Chosen[];
  helped: readonly Thing[];
}

/** Which goals each person served, by all that is told of them. */
export async function goalsServed(
  kith: Kith,
  memberId: number,
  { within, kept, chosen, helped }: Served,
): Promise<Map<number, { id: number; title: string }[]>> {
  const [goals, met] = await Promise.all([
    goalsOf(kith, memberId),
    goalsOfEncounters(kith, memberId, within),
  ]);
  const pairs = [
    ...met,
    ...chosen,
    ...kept.map(({ personId, goalId }) => ({ personId, goalId })),
    ...helped.map(({ personId, id }) => ({ personId, goalId: id })),
  ];
  const served = Map.groupBy(pairs, ({ personId }) => personId);
  return new Map(
    [...served].map(([personId, theirs]) => {
      const ids = new Set(theirs.map(({ goalId }) => goalId));
      const named = goals.filter(({ id }) => ids.has(id));
      return [personId, named.map((goal) => ({ id: goal.id, title: goalTitle(goal) }))];
    }),
  );
}

async function goalsOfEncounters(
  kith: Kith,
  memberId: number,
  { from, to, goalId }: Within,
): Promise<{ personId: number; goalId: number }[]> {
  let query = kith.db.read
    .selectFrom('interaction_goal')
    .innerJoin('interaction', 'interaction.id', 'interaction_goal.interaction_id')
    .innerJoin('interaction_person as who', 'who.interaction_id', 'interaction.id')
    .select(['who.person_id as personId', 'interaction_goal.goal_id as goalId'])
    .distinct()
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .limit(ROWS_READ_MAX);
  if (from !== undefined) query = query.where('interaction.day', '>=', from);
  if (to !== undefined) query = query.where('interaction.day', '<=', to);
  if (goalId !== undefined) query = query.where('interaction_goal.goal_id', '=', goalId);
  return query.execute();
}

export async function namesOfPeople(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('member_id', '=', memberId)
    .where('id', 'in', personIds)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
