import { insertList, listNamed, nameKey, putOnList } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { lineageOf } from '../previous.ts';
import { batchOf } from '../queries.ts';
import { type Group, groupsIn, listsKept } from './queries.ts';

const ROWS_AT_ONCE = 500;

/**
 * Keeps groups of an import as lists of the same name: a list that is there is added to. Who was put
 * on it by an import before, and is not there any more, was taken off by hand and stays off. A group
 * whose name is that of a saved search is passed over.
 */
export async function keepAsLists(
  kith: Kith,
  memberId: number,
  { batchId, names }: { batchId: number; names?: readonly string[] | undefined },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const batch = await batchOf(trx, memberId, batchId);
    if (batch.state !== 'applied')
      throw new Refusal('conflict', 'Bring the people in first. Then their groups can be kept.');
    const asked = names && new Set(names.map(nameKey));
    await keepGroups(kith, trx, {
      memberId,
      batchId,
      isMeant: (key) => asked?.has(key) ?? true,
      before: await lineageOf(trx, memberId, batch.follows_batch),
    });
  });
}

/** When a list of people comes again, its groups that are kept as lists get whoever is new in them. */
export async function keepListsAgain(
  kith: Kith,
  trx: Write,
  of: Omit<Keeping, 'isMeant'>,
): Promise<void> {
  const kept = await listsKept(trx, of.before);
  if (kept.size > 0) await keepGroups(kith, trx, { ...of, isMeant: (key) => kept.has(key) });
}

interface Keeping {
  memberId: number;
  batchId: number;
  isMeant: (groupKey: string) => boolean;
  /** Earlier imports of the same list. */
  before: readonly number[];
}

async function keepGroups(kith: Kith, trx: Write, keeping: Keeping): Promise<void> {
  const { batchId, before } = keeping;
  const kept = await listsKept(trx, [...before, batchId]);
  for (const [key, group] of await groupsIn(trx, batchId)) {
    if (!keeping.isMeant(key)) continue;
    const list = await listFor(kith, trx, { ...keeping, group, keptId: kept.get(key)?.id });
    if (!list) continue;
    await trx
      .insertInto('import_list')
      .values({
        batch_id: batchId,
        group_key: key,
        list_id: list.id,
        is_made: list.isMade ? 1 : 0,
      })
      .onConflict((conflict) => conflict.columns(['batch_id', 'group_key']).doNothing())
      .execute();
    await putGroup(kith, trx, { ...keeping, group, listId: list.id });
  }
}

/** The list that a group is kept as, made where there is none; null where one of its name fills itself. */
async function listFor(
  kith: Kith,
  trx: Write,
  { memberId, group, keptId }: { memberId: number; group: Group; keptId: number | undefined },
): Promise<{ id: number; isMade: boolean } | null> {
  if (keptId !== undefined) return { id: keptId, isMade: false };
  const same = await listNamed(trx, memberId, group.name);
  if (same) return same.filter === null ? { id: same.id, isMade: false } : null;
  const form = { name: group.name };
  return { id: await insertList(trx, { memberId, form, now: kith.now() }), isMade: true };
}

async function putGroup(
  kith: Kith,
  trx: Write,
  { memberId, batchId, group, listId }: Keeping & { group: Group; listId: number },
): Promise<void> {
  const put = await trx
    .selectFrom('import_listed')
    .select('person_id')
    .distinct()
    .where('list_id', '=', listId)
    .execute();
  const before = new Set(put.map((row) => row.person_id));
  const fresh = [...group.personIds].filter((id) => !before.has(id));
  const added = new Set(
    await putOnList(trx, memberId, { listId, personIds: fresh, now: kith.now() }),
  );
  const rows = [...group.personIds].map((id) => ({
    batch_id: batchId,
    list_id: listId,
    person_id: id,
    is_added: added.has(id) ? 1 : 0,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await trx
      .insertInto('import_listed')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
