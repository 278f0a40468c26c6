import type { Write } from '#platform';

/**
 * What was said of the tie to a person goes to the one they turned out to be, where nothing was said
 * of that one; their stages stay with whom they were said of. Who was met through the one was met
 * through the other.
 */
export async function moveTie(trx: Write, keepId: number, goneId: number): Promise<void> {
  const known = await trx
    .selectFrom('person_tie')
    .select('person_id')
    .where('person_id', '=', keepId)
    .executeTakeFirst();
  if (!known) {
    for (const table of ['person_tie', 'person_stage'] as const)
      await trx
        .updateTable(table)
        .set({ person_id: keepId })
        .where('person_id', '=', goneId)
        .execute();
  }
  await trx
    .updateTable('person_tie')
    .set({ met_through: keepId })
    .where('met_through', '=', goneId)
    .where('person_id', '!=', keepId)
    .execute();
  await trx
    .updateTable('person_tie')
    .set({ met_through: null })
    .where('person_id', '=', keepId)
    .where('met_through', 'in', [goneId, keepId])
    .execute();
}
