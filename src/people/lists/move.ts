import type { Write } from '#platform';

/** Whoever a merged person became is on their lists. */
export async function moveListed(trx: Write, keepId: number, goneId: number): Promise<void> {
  const both = trx
    .selectFrom('person_list_member')
    .select('list_id')
    .where('person_id', '=', keepId);
  await trx
    .updateTable('person_list_member')
    .set({ person_id: keepId })
    .where('person_id', '=', goneId)
    .where('list_id', 'not in', both)
    .execute();
}
