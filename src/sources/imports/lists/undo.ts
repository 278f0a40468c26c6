import { sql } from 'kysely';
import { removeListIn, takeOffList } from '#people';
import type { Kith, Write } from '#platform';

interface Undoing {
  memberId: number;
  batchId: number;
}

/**
 * Takes off its lists whom an import put there, and removes the lists it made where nobody is left on
 * them. What another import says too is that one's from now on.
 */
export async function undoLists(kith: Kith, trx: Write, undoing: Undoing): Promise<void> {
  const { batchId } = undoing;
  await handOn(trx, batchId);
  await takeOff(trx, undoing);
  for (const id of await emptyOnes(trx, batchId))
    await removeListIn(kith, trx, { memberId: undoing.memberId, id });
  await trx.deleteFrom('import_listed').where('batch_id', '=', batchId).execute();
  await trx.deleteFrom('import_list').where('batch_id', '=', batchId).execute();
}

async function handOn(trx: Write, batchId: number): Promise<void> {
  await sql`
    update import_listed set is_added = 1 where batch_id <> ${batchId} and exists (
      select 1 from import_listed as mine
      where mine.batch_id = ${batchId} and mine.is_added = 1
        and mine.list_id = import_listed.list_id
        and mine.person_id = import_listed.person_id)`.execute(trx);
  await sql`
    update import_list set is_made = 1 where batch_id <> ${batchId} and exists (
      select 1 from import_list as mine
      where mine.batch_id = ${batchId} and mine.is_made = 1
        and mine.list_id = import_list.list_id)`.execute(trx);
}

async function takeOff(trx: Write, { memberId, batchId }: Undoing): Promise<void> {
  const rows = await trx
    .selectFrom('import_listed as mine')
    .innerJoin('person_list', 'person_list.id', 'mine.list_id')
    .select(['mine.list_id', 'mine.person_id'])
    .where('mine.batch_id', '=', batchId)
    .where('mine.is_added', '=', 1)
    .where('person_list.removed_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('import_listed as other')
            .select('other.batch_id')
            .whereRef('other.list_id', '=', 'mine.list_id')
            .whereRef('other.person_id', '=', 'mine.person_id')
            .where('other.batch_id', '<>', batchId),
        ),
      ),
    )
    .execute();
  for (const [listId, of] of Map.groupBy(rows, (row) => row.list_id))
    await takeOffList(trx, memberId, { listId, personIds: of.map((row) => row.person_id) });
}

/** Lists that this import alone made, with nobody left on them. */
async function emptyOnes(trx: Write, batchId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select person_list.id from person_list
    where removed_at is null
      and exists (select 1 from import_list where list_id = person_list.id
        and batch_id = ${batchId} and is_made = 1)
      and not exists (select 1 from import_list where list_id = person_list.id
        and batch_id <> ${batchId})
      and not exists (select 1 from person_list_member where list_id = person_list.id)`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}
