import type { Erasing, Kith, Write } from '#platform';
import { allKeysOf, withoutPeople } from './kits/erased.ts';
import type { Kit } from './kits/schema.ts';

/** Steps stay, with nobody; a starter kit that was taken in names the person no more. */
export async function erasePerson(
  _kith: Kith,
  trx: Write,
  { memberId, personIds, keys }: Erasing,
): Promise<void> {
  await trx
    .deleteFrom('kit_part')
    .where('kind', '=', 'person')
    .where('subject_id', 'in', personIds)
    .execute();
  const kits = await trx
    .selectFrom('kit')
    .select(['id', 'document'])
    .where('member_id', '=', memberId)
    .execute();
  for (const { id, document } of kits) {
    const kit = JSON.parse(document) as Kit;
    const isErased = kit.people.map((_, at) =>
      allKeysOf(kit, at).some((key) => keys.includes(key)),
    );
    if (!isErased.includes(true)) continue;
    await trx
      .updateTable('kit')
      .set({ document: JSON.stringify(withoutPeople(kit, isErased)) })
      .where('id', '=', id)
      .execute();
  }
}
