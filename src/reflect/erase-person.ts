import type { Erasing, Kith, Write } from '#platform';

/** What was lived stays, as it is the member's; with whom is forgotten. */
export async function erasePerson(_kith: Kith, trx: Write, { personIds }: Erasing): Promise<void> {
  await trx
    .updateTable('behaviour')
    .set({ subject_kind: null, subject_id: null })
    .where('subject_kind', '=', 'person')
    .where('subject_id', 'in', personIds)
    .execute();
}
