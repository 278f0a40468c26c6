import type { Kith } from '#platform';
import { placesOf } from './queries.ts';
import type { PlaceView } from './schema.ts';

/** A place as `kith export` writes it: with what the member said of who is there, and the goals it serves. */
export interface ExportedPlace extends PlaceView {
  people: { personId: number; isThere: boolean; notedAt: string }[];
  goalIds: number[];
}

/** All of a member's places for an export, oldest first. */
export async function exportPlaces(kith: Kith, memberId: number): Promise<ExportedPlace[]> {
  const places = await placesOf(kith, memberId);
  const [people, goals] = await Promise.all([
    peopleSaid(kith, memberId),
    goalsServed(kith, memberId),
  ]);
  const peopleBy = Map.groupBy(people, (row) => row.place_id);
  const goalsBy = Map.groupBy(goals, (row) => row.place_id);
  return places
    .toSorted((a, b) => a.id - b.id)
    .map((place) => ({
      ...place,
      people: (peopleBy.get(place.id) ?? []).map((row) => ({
        personId: row.person_id,
        isThere: row.is_there === 1,
        notedAt: new Date(row.noted_at).toISOString(),
      })),
      goalIds: (goalsBy.get(place.id) ?? []).map((row) => row.goal_id),
    }));
}

function peopleSaid(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('place_person')
    .innerJoin('place', 'place.id', 'place_person.place_id')
    .innerJoin('person', 'person.id', 'place_person.person_id')
    .select([
      'place_person.place_id',
      'place_person.person_id',
      'place_person.is_there',
      'place_person.noted_at',
    ])
    .where('place.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('place_person.person_id')
    .execute();
}

function goalsServed(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('place_goal')
    .innerJoin('place', 'place.id', 'place_goal.place_id')
    .innerJoin('goal', 'goal.id', 'place_goal.goal_id')
    .select(['place_goal.place_id', 'place_goal.goal_id'])
    .where('place.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .orderBy('place_goal.goal_id')
    .execute();
}
