import { LIST_NAME_CHARS_MAX, listNamed, nameKey } from '#people';
import type { Kith, Read } from '#platform';
import { batchOf } from '../queries.ts';
import type { ReadRow } from '../readers/index.ts';
import { GROUPS_MAX, type ImportGroup } from './schema.ts';

const ROWS_AT_ONCE = 2_000;

/** A group of an import: its name as a list can have it, and who of the directory is in it. */
export interface Group {
  name: string;
  personIds: Set<number>;
}

/** The groups that an import's rows name, by their folded name, of people who are in the directory. */
export async function groupsIn(read: Read, batchId: number): Promise<Map<string, Group>> {
  const groups = new Map<string, Group>();
  for (let after = -1; ; ) {
    const rows = await groupedRows(read, { batchId, after });
    for (const { row, personId } of rows) {
      for (const said of groupsOfRow(JSON.parse(row) as ReadRow)) {
        const name = said.slice(0, LIST_NAME_CHARS_MAX).toWellFormed().trim();
        const group = groups.get(nameKey(name)) ?? { name, personIds: new Set() };
        group.personIds.add(personId);
        if (nameKey(name) !== '' && (groups.has(nameKey(name)) || groups.size < GROUPS_MAX))
          groups.set(nameKey(name), group);
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return groups;
    after = last.position;
  }
}

/** Lists and labels are groups of a row; categories of a card are among what more it says. */
const groupsOfRow = ({ groups, more = [] }: ReadRow): string[] => [
  ...groups,
  ...more.flatMap(({ field, value }) => (field === 'group' ? [value] : [])),
];

function groupedRows(read: Read, { batchId, after }: { batchId: number; after: number }) {
  return read
    .selectFrom('import_item')
    .innerJoin('person', 'person.id', 'import_item.person_id')
    .select(['import_item.position', 'import_item.row', 'person.id as personId'])
    .where('import_item.batch_id', '=', batchId)
    .where('import_item.plan', 'not in', ['gone', 'skip'])
    .where((eb) =>
      eb.or([
        eb('import_item.row', 'not like', '%"groups":[]%'),
        eb('import_item.row', 'like', '%"field":"group"%'),
      ]),
    )
    .where('person.removed_at', 'is', null)
    .where('import_item.position', '>', after)
    .orderBy('import_item.position')
    .limit(ROWS_AT_ONCE)
    .execute();
}

/** The groups of an import that was carried out, by name, each with the list it is kept as. */
export async function importGroups(
  kith: Kith,
  memberId: number,
  batchId: number,
): Promise<ImportGroup[]> {
  const read = kith.db.read;
  const batch = await batchOf(read, memberId, batchId);
  if (batch.state !== 'applied') return [];
  const kept = await listsKept(read, [batchId]);
  const groups: ImportGroup[] = [];
  for (const [key, { name, personIds }] of await groupsIn(read, batchId)) {
    const list = kept.get(key) ?? null;
    const same = list ? undefined : await listNamed(read, memberId, name);
    const isSearch = same !== undefined && same.filter !== null;
    groups.push({ name, count: personIds.size, list, isSearch });
  }
  return groups.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The lists as which imports keep groups, by the group's folded name; of several the last. */
export async function listsKept(
  read: Read,
  batchIds: readonly number[],
): Promise<Map<string, { id: number; name: string }>> {
  if (batchIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('import_list')
    .innerJoin('person_list', 'person_list.id', 'import_list.list_id')
    .select(['group_key', 'person_list.id', 'person_list.name'])
    .where('batch_id', 'in', batchIds)
    .where('person_list.removed_at', 'is', null)
    .where('person_list.filter', 'is', null)
    .orderBy('batch_id')
    .execute();
  return new Map(rows.map(({ group_key: key, id, name }) => [key, { id, name }]));
}
