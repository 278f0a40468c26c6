import type { Erasing, Kith, Write } from '#platform';

/** Notes are the member's own words and stay as they were written; a link in one leads to nobody any more. */
export async function erasePerson(_kith: Kith, trx: Write, { personIds }: Erasing): Promise<void> {
  await trx
    .updateTable('note_link')
    .set({ target_kind: null, target_id: null })
    .where('target_kind', '=', 'person')
    .where('target_id', 'in', personIds)
    .execute();
  await trx
    .deleteFrom('note_unlinked')
    .where('target_kind', '=', 'person')
    .where('target_id', 'in', personIds)
    .execute();
}
