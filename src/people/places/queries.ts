import { type Kith, type Read, Refusal } from '#platform';
import { PLACES_MAX, type PlaceView } from './schema.ts';

export const noSuchPlace = () => new Refusal('not_found', 'There is no such place.');

function placeRows(read: Read, memberId: number) {
  return read
    .selectFrom('place')
    .select(['id', 'name', 'kind', 'address', 'why', 'created_at', 'updated_at'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof placeRows>['execute']>>[number];

const viewOf = ({ created_at, updated_at, ...row }: Row): PlaceView => ({
  ...row,
  createdAt: created_at,
  updatedAt: updated_at,
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

/** All of a member's places for an export, oldest first. */
export async function exportPlaces(kith: Kith, memberId: number): Promise<PlaceView[]> {
  const places = await placesOf(kith, memberId);
  return places.toSorted((a, b) => a.id - b.id);
}
