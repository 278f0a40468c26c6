import type { Erasing, Kith, Write } from '#platform';

/** Sites beyond the network behind which the erased person was found. */
export async function erasePerson(
  _kith: Kith,
  trx: Write,
  { memberId, personIds, keys }: Erasing,
): Promise<void> {
  await trx.deleteFrom('stranger').where('person_id', 'in', personIds).execute();
  if (keys.length > 0)
    await trx
      .deleteFrom('stranger')
      .where('member_id', '=', memberId)
      .where(
        'site_key',
        'in',
        keys.map((key) => key.replace(/^site:/, '')),
      )
      .execute();
}
