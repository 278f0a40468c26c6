import { goalTitle } from '#goals';
import { type Kith, type Read, Refusal } from '#platform';
import { personById } from '../directory/queries.ts';
import { GOALS_PER_PLACE_MAX, PEOPLE_PER_PLACE_MAX } from './limits.ts';
import { PLACES_MAX, type PlacePage, type PlaceView } from './schema.ts';

export const noSuchPlace = () => new Refusal('not_found', 'There is no such place.');

const COLUMNS = [
  'place.id',
  'place.name',
  'place.kind',
  'place.address',
  'place.why',
  'place.starts_on',
  'place.ends_on',
  'place.rhythm',
  'place.created_at',
  'place.updated_at',
] as const;

function placeRows(read: Read, memberId: number) {
  return read
    .selectFrom('place')
    .select(COLUMNS)
    .where('place.member_id', '=', memberId)
    .where('place.removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof placeRows>['execute']>>[number];

const viewOf = (row: Row): PlaceView => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  address: row.address,
  why: row.why,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  rhythm: row.rhythm,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** A member's places by name. Complete: nobody has more than `PLACES_MAX`. */
export async function placesOf(kith: Kith, memberId: number): Promise<PlaceView[]> {
  const rows = await placeRows(kith.db.read, memberId)
    .orderBy('name_key')
    .orderBy('id')
    .limit(PLACES_MAX)
    .execute();
  return rows.map(viewOf);
}

/** One place. Another member's is not there. */
export async function placeById(kith: Kith, memberId: number, id: number): Promise<PlaceView> {
  const row = await placeRows(kith.db.read, memberId).where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchPlace();
  return viewOf(row);
}

/** All of them by name, with who is there and the goals they serve. */
export async function placePages(kith: Kith, memberId: number): Promise<PlacePage[]> {
  return pagesOf(kith, await placesOf(kith, memberId));
}

/** One place with who is there and the goals it serves. */
export async function placePage(kith: Kith, memberId: number, id: number): Promise<PlacePage> {
  const place = await placeById(kith, memberId, id);
  const [page] = await pagesOf(kith, [place]);
  return page ?? { ...place, people: [], goals: [] };
}

/** Where a member says somebody is. */
export async function placesOfPerson(
  kith: Kith,
  memberId: number,
  personId: number,
): Promise<PlaceView[]> {
  const person = await personById(kith, memberId, personId);
  const rows = await placeRows(kith.db.read, memberId)
    .innerJoin('place_person', 'place_person.place_id', 'place.id')
    .where('place_person.person_id', '=', person.id)
    .where('place_person.is_there', '=', 1)
    .orderBy('place.name_key')
    .orderBy('place.id')
    .limit(PLACES_MAX)
    .execute();
  return rows.map(viewOf);
}

async function pagesOf(kith: Kith, places: PlaceView[]): Promise<PlacePage[]> {
  if (places.length === 0) return [];
  const ids = places.map(({ id }) => id);
  const [people, goals] = await Promise.all([
    peopleAt(kith.db.read, ids),
    goalsAt(kith.db.read, ids),
  ]);
  const peopleBy = Map.groupBy(people, (row) => row.place_id);
  const goalsBy = Map.groupBy(goals, (row) => row.place_id);
  return places.map((place) => ({
    ...place,
    people: (peopleBy.get(place.id) ?? []).map(({ id, name }) => ({ id, name })),
    goals: (goalsBy.get(place.id) ?? []).map((row) => ({ id: row.id, title: goalTitle(row) })),
  }));
}

function peopleAt(read: Read, placeIds: readonly number[]) {
  return read
    .selectFrom('place_person')
    .innerJoin('person', 'person.id', 'place_person.person_id')
    .select(['place_person.place_id', 'person.id', 'person.name'])
    .where('place_person.place_id', 'in', placeIds)
    .where('place_person.is_there', '=', 1)
    .where('person.removed_at', 'is', null)
    .orderBy('person.name_key')
    .orderBy('person.id')
    .limit(PLACES_MAX * PEOPLE_PER_PLACE_MAX)
    .execute();
}

function goalsAt(read: Read, placeIds: readonly number[]) {
  return read
    .selectFrom('place_goal')
    .innerJoin('goal', 'goal.id', 'place_goal.goal_id')
    .select(['place_goal.place_id', 'goal.id', 'goal.able', 'goal.need'])
    .where('place_goal.place_id', 'in', placeIds)
    .where('goal.removed_at', 'is', null)
    .orderBy('goal.id')
    .limit(PLACES_MAX * GOALS_PER_PLACE_MAX)
    .execute();
}

/** Who the member said is not there, whatever the evidence says. */
export async function notThere(read: Read, placeId: number): Promise<ReadonlySet<number>> {
  const rows = await read
    .selectFrom('place_person')
    .select('person_id')
    .where('place_id', '=', placeId)
    .where('is_there', '=', 0)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
