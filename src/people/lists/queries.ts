import { type Kith, type Read, Refusal } from '#platform';
import { PeopleFilter } from '../directory/filter.ts';
import { countOf } from '../directory/fitting.ts';
import { FILLING_COUNTED_MAX, LISTS_MAX } from './limits.ts';
import type { ListName, ListView } from './schema.ts';

export const noSuchList = () => new Refusal('not_found', 'There is no such list.');

/** A member's lists by name, each with how many are on it. Complete: nobody has more than LISTS_MAX. */
export async function listsOf(kith: Kith, memberId: number): Promise<ListView[]> {
  return viewsOf(kith, memberId, await listRows(kith.db.read, memberId).execute());
}

/** One list. Another member's is not there. */
export async function listById(kith: Kith, memberId: number, id: number): Promise<ListView> {
  const rows = await listRows(kith.db.read, memberId).where('id', '=', id).execute();
  const [view] = await viewsOf(kith, memberId, rows);
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

const filterOf = ({ filter }: Row): PeopleFilter | null =>
  filter === null ? null : PeopleFilter.parse(JSON.parse(filter));

async function viewsOf(kith: Kith, memberId: number, rows: Row[]): Promise<ListView[]> {
  const counts = await countsOf(kith.db.read, rows);
  let left = FILLING_COUNTED_MAX;
  const views: ListView[] = [];
  for (const row of rows) {
    const filter = filterOf(row);
    const { id, name, created_at: createdAt } = row;
    // One after the other, so that who reads something else meanwhile finds a thread.
    const filled = filter && left-- > 0 ? await countOf(kith, memberId, filter) : null;
    views.push({ id, name, filter, count: filter ? filled : (counts.get(id) ?? 0), createdAt });
  }
  return views;
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
  const lists = await listRows(kith.db.read, memberId).execute();
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
  return lists.map((list) => ({
    id: list.id,
    name: list.name,
    filter: filterOf(list),
    personIds: (on.get(list.id) ?? []).map((row) => row.person_id),
    createdAt: list.created_at,
  }));
}
