import { sitesOfKey } from '#people';
import type { Erasing, Kith, Write } from '#platform';

/** Sites beyond the network behind which the erased person was found, and where lists name them. */
export async function erasePerson(
  _kith: Kith,
  trx: Write,
  { memberId, personIds, keys }: Erasing,
): Promise<void> {
  await trx.deleteFrom('stranger').where('person_id', 'in', personIds).execute();
  const sites = keys.flatMap(sitesOfKey);
  if (sites.length === 0) return;
  await trx
    .deleteFrom('stranger')
    .where('member_id', '=', memberId)
    .where('site_key', 'in', sites)
    .execute();
  await trx
    .deleteFrom('roll_site')
    .where('site_key', 'in', sites)
    .where('roll_id', 'in', trx.selectFrom('roll').select('id').where('member_id', '=', memberId))
    .execute();
}
