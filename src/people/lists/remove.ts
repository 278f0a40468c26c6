import { eraseRemovedJob, type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { listById, noSuchList } from './queries.ts';
import type { ListView } from './schema.ts';

/** How long a removal can be undone. Then the list is erased; the people on it stay. */
const UNDO_MS = 10 * 60 * 1000;
export const ERASE_LIST = 'people.eraseList';

export async function removeList(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write((trx) => removeListIn(kith, trx, { memberId, id }));
}

/** The same inside of a transaction: the undo of an import removes the lists that it made. */
export async function removeListIn(
  kith: Kith,
  trx: Write,
  { memberId, id }: { memberId: number; id: number },
): Promise<void> {
  const now = kith.now();
  const done = await trx
    .updateTable('person_list')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw noSuchList();
  await kith.enqueue(trx, [{ kind: ERASE_LIST, payload: { listId: id }, runAt: now + UNDO_MS }]);
}

/** Undoes a removal. Throws `conflict` when another list has its name by now. */
export async function restoreList(kith: Kith, memberId: number, id: number): Promise<ListView> {
  await kith.db.write(async (trx) => {
    const list = await trx
      .selectFrom('person_list')
      .select('name_key')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (!list) throw noSuchList();
    const taken = await trx
      .selectFrom('person_list')
      .select('id')
      .where('member_id', '=', memberId)
      .where('name_key', '=', list.name_key)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (taken)
      throw new Refusal('conflict', 'Another list has its name by now. Rename that one first.');
    await trx.updateTable('person_list').set({ removed_at: null }).where('id', '=', id).execute();
  });
  return listById(kith, memberId, id);
}

export const eraseListJob = (kith: Kith): JobHandler =>
  eraseRemovedJob(kith, { table: 'person_list', key: 'listId', undoMs: UNDO_MS });
