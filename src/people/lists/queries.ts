import { type Kith, type Read, Refusal } from '#platform';
import { PeopleFilter } from '../directory/filter.ts';
import { LISTS_MAX } from './limits.ts';
import type { ListName, ListView } from './schema.ts';

export const noSuchList = () => new Refusal('not_found', 'There is no such list.');

/** A member's lists by name, each with how many are on it. Complete: nobody has more than LISTS_MAX. */
export async function listsOf(kith: Kith, memberId: number): Promise<ListView[]> {
  return viewsOf(kith.db.read, await listRows(kith.db.read, memberId).execute());
}

/** One list. Another member's is not there. */
export async function listById(kith: Kith, memberId: number, id: number): Promise<ListView> {
  const rows = await listRows(kith.db.read, memberId).where('id', '=', id).execute();
  const [view] = await viewsOf(kith.db.read, rows);
  if (!view) throw noSuchList();
  return view;
}

function listRows(read: Read, memberId: number) {
  return read
    .selectFrom('person_list')
    .select(['id', 'name', 'filter', 'created_at'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('name_key')
    .limit(LISTS_MAX);
}
type Row = Awaited<ReturnType<ReturnType<typeof listRows>['execute']>>[number];

async function viewsOf(read: Read, rows: Row[]): Promise<ListView[]> {
  const counts = await countsOf(read, rows);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    filter: row.filter === null ? null : PeopleFilter.parse(JSON.parse(row.filter)),
    count: row.filter === null ? (counts.get(row.id) ?? 0) : null,
    createdAt: row.created_at,
  }));
}

async function countsOf(read: Read, lists: Row[]): Promise<Map<number, number>> {
  if (lists.length === 0) return new Map();
  const rows = await read
    .selectFrom('person_list_member')
    .innerJoin('person', 'person.id', 'person_list_member.person_id')
    .select((eb) => ['list_id', eb.fn.countAll<number>().as('count')])
    .where(
      'list_id',
      'in',
      lists.map((list) => list.id),
    )
    .where('person.removed_at', 'is', null)
    .groupBy('list_id')
    .execute();
  return new Map(rows.map((row) => [row.list_id, Number(row.count)]));
}

/** The lists that these people were put on, by person; for labels beside their names. */
export async function listsOfPeople(
  read: Read,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, ListName[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('person_list_member')
    .innerJoin('person_list', 'person_list.id', 'person_list_member.list_id')
    .select(['person_id', 'person_list.id', 'person_list.name'])
    .where('person_list.member_id', '=', memberId)
    .where('person_list.removed_at', 'is', null)
    .where('person_id', 'in', personIds)
    .orderBy('name_key')
    .execute();
  const named = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    [...named].map(([id, of]) => [id, of.map((row) => ({ id: row.id, name: row.name }))]),
  );
}

/** All lists with who is on them, for an export; ids are those of the exported people. */
export async function exportLists(kith: Kith, memberId: number) {
  const lists = await listsOf(kith, memberId);
  const rows = await kith.db.read
    .selectFrom('person_list_member')
    .innerJoin('person_list', 'person_list.id', 'person_list_member.list_id')
    .innerJoin('person', 'person.id', 'person_list_member.person_id')
    .select(['list_id', 'person_id'])
    .where('person_list.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('person_id')
    .execute();
  const on = Map.groupBy(rows, (row) => row.list_id);
  return lists.map(({ id, name, filter, createdAt }) => ({
    id,
    name,
    filter,
    personIds: (on.get(id) ?? []).map((row) => row.person_id),
    createdAt,
  }));
}
