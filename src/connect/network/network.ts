import { goalsOf, goalTitle } from '#goals';
import { tiesOf } from '#people';
import type { Kith } from '#platform';
import { findCommunities } from './find-communities.ts';
import { PEOPLE_SHOWN_MAX, TIES_SHOWN_MAX } from './limits.ts';
import { pointingAmong } from './pointing.ts';
import type { NetworkPerson, NetworkTie, NetworkView } from './schema.ts';

const NAMED_IN_COMMUNITY = 2;

/**
 * The people of a member and what joins them: who links to whom in what they publish, and who were met together.
 * Only what is recorded; that two people are not joined here says nothing about them.
 */
export async function networkOf(kith: Kith, memberId: number): Promise<NetworkView> {
  const [people, ties, goals] = await Promise.all([
    peopleOf(kith, memberId),
    tiesAmong(kith, memberId),
    goalsOf(kith, memberId),
  ]);
  const shown = nearest(people, ties);
  const isShown = new Set(shown.map(({ id }) => id));
  const underWay = goals.filter(({ status }) => status === 'active');
  const goalIds = new Set(underWay.map(({ id }) => id));
  const joining = ties
    .filter(({ from, to }) => isShown.has(from) && isShown.has(to))
    .toSorted((a, b) => weightOf(b) - weightOf(a) || a.from - b.from || a.to - b.to)
    .slice(0, TIES_SHOWN_MAX);
  const { communities, bridges } = await findCommunities({ people: [...isShown], ties: joining });
  const nameOf = new Map(shown.map(({ id, name }) => [id, name]));
  return {
    people: shown.map((one) => ({ ...one, goalIds: one.goalIds.filter((id) => goalIds.has(id)) })),
    ties: joining,
    communities: communities.map((personIds) => ({
      name: nameOfCommunity(personIds.map((id) => nameOf.get(id) ?? '')),
      personIds,
    })),
    bridges,
    goals: underWay.map((goal) => ({ id: goal.id, title: goalTitle(goal) })),
    total: people.length,
  };
}

function nameOfCommunity(names: readonly string[]): string {
  const first = names.slice(0, NAMED_IN_COMMUNITY).join(', ');
  const more = names.length - NAMED_IN_COMMUNITY;
  return more > 0 ? `${first} and ${more} more` : first;
}

const weightOf = ({ entries, together }: NetworkTie): number => entries + together;

async function peopleOf(kith: Kith, memberId: number): Promise<NetworkPerson[]> {
  const [rows, ties, encounters, choices] = await Promise.all([
    kith.db.read
      .selectFrom('person')
      .select(['id', 'name'])
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .where('is_me', '=', 0)
      .orderBy('id')
      .execute(),
    tiesOf(kith, memberId),
    encountersOf(kith, memberId),
    chosenOf(kith, memberId),
  ]);
  const said = new Map(ties.map((tie) => [tie.personId, tie]));
  return rows.map(({ id, name }) => ({
    id,
    name,
    stage: said.get(id)?.stage ?? null,
    tie: said.get(id)?.tie ?? null,
    encounters: encounters.get(id) ?? 0,
    goalIds: choices.get(id) ?? [],
  }));
}

async function encountersOf(kith: Kith, memberId: number): Promise<Map<number, number>> {
  const rows = await kith.db.read
    .selectFrom('interaction')
    .innerJoin('interaction_person', 'interaction_person.interaction_id', 'interaction.id')
    .select(({ fn }) => ['person_id', fn.countAll<number>().as('times')])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map(({ person_id, times }) => [person_id, Number(times)]));
}

async function chosenOf(kith: Kith, memberId: number): Promise<Map<number, number[]>> {
  const rows = await kith.db.read
    .selectFrom('choice')
    .innerJoin('goal', 'goal.id', 'choice.goal_id')
    .select(['choice.person_id', 'choice.goal_id'])
    .where('goal.member_id', '=', memberId)
    .where('choice.decision', '=', 'chosen')
    .orderBy('choice.goal_id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([id, theirs]) => [
      id,
      theirs.map((row) => row.goal_id),
    ]),
  );
}

async function tiesAmong(kith: Kith, memberId: number): Promise<NetworkTie[]> {
  const [pointing, together] = await Promise.all([
    pointingAmong(kith, memberId),
    metTogether(kith, memberId),
  ]);
  return [
    ...pointing.map((one) => ({ ...one, together: 0 })),
    ...together.map(({ from, to, times }) => ({ from, to, entries: 0, together: Number(times) })),
  ];
}

async function metTogether(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('interaction')
    .innerJoin('interaction_person as one', 'one.interaction_id', 'interaction.id')
    .innerJoin('interaction_person as other', (join) =>
      join
        .onRef('other.interaction_id', '=', 'interaction.id')
        .onRef('other.person_id', '>', 'one.person_id'),
    )
    .select(({ fn }) => [
      'one.person_id as from',
      'other.person_id as to',
      fn.countAll<number>().as('times'),
    ])
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .groupBy(['one.person_id', 'other.person_id'])
    .execute();
}

/** Where there are too many: who was chosen, met or judged first, then who is joined to most. */
function nearest(people: readonly NetworkPerson[], ties: readonly NetworkTie[]): NetworkPerson[] {
  if (people.length <= PEOPLE_SHOWN_MAX) return [...people];
  const joined = new Map<number, number>();
  for (const { from, to } of ties) {
    for (const id of [from, to]) joined.set(id, (joined.get(id) ?? 0) + 1);
  }
  const isNear = (one: NetworkPerson) =>
    Number(one.goalIds.length > 0 || one.encounters > 0 || one.stage !== null);
  return people
    .toSorted(
      (a, b) =>
        isNear(b) - isNear(a) || (joined.get(b.id) ?? 0) - (joined.get(a.id) ?? 0) || a.id - b.id,
    )
    .slice(0, PEOPLE_SHOWN_MAX);
}
