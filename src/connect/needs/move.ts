import type { Write } from '#platform';

/** What both are known to ask stays once; the rest goes to the one who stays. */
export async function moveNeeds(
  trx: Write,
  { goneId, keepId }: { goneId: number; keepId: number },
): Promise<void> {
  const known = trx.selectFrom('need').select('words_key').where('person_id', '=', keepId);
  await trx
    .deleteFrom('need')
    .where('person_id', '=', goneId)
    .where('words_key', 'in', known)
    .execute();
  await trx
    .updateTable('need')
    .set({ person_id: keepId })
    .where('person_id', '=', goneId)
    .execute();
}
