import { sql } from 'kysely';
import type { Erasing, Kith, Write } from '#platform';
import { NEW_PERSON } from '../imports/plan.ts';
import { unfollow } from './follow.ts';

/** A part of an address that short stands in too much to tell anything. */
const TELLING_CHARS_MIN = 6;

/**
 * What sources hold about somebody who is erased: sources that nobody else publishes in, and the
 * rows of imports that named them, also of imports that were never carried out.
 */
export async function erasePerson(kith: Kith, trx: Write, erasing: Erasing): Promise<void> {
  const { memberId, personIds, keys } = erasing;
  await unfollow(kith, trx, await sourcesOfOnly(trx, personIds));
  await trx.deleteFrom('import_item').where('person_id', 'in', personIds).execute();
  // Its reason names whom they may be.
  await trx
    .updateTable('import_item')
    .set({ perhaps_id: null, reason: NEW_PERSON })
    .where('perhaps_id', 'in', personIds)
    .execute();
  const batches = trx.selectFrom('import_batch').select('id').where('member_id', '=', memberId);
  for (const key of keys) {
    const address = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('name:') || address.length < TELLING_CHARS_MIN) continue;
    // As it stands in JSON: in quotes, or as a part of an address.
    const part = JSON.stringify(address)
      .slice(1, -1)
      .replace(/[\\%_]/g, (sign) => `\\${sign}`);
    await trx
      .deleteFrom('import_item')
      .where('batch_id', 'in', batches)
      .where(sql<boolean>`lower(row) like ${`%${part}%`} escape '\\'`)
      .execute();
  }
}

async function sourcesOfOnly(trx: Write, personIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('source_person as theirs')
    .select('theirs.source_id')
    .distinct()
    .where('theirs.person_id', 'in', personIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('source_person as other')
            .select('other.source_id')
            .whereRef('other.source_id', '=', 'theirs.source_id')
            .where('other.person_id', 'not in', personIds),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('source_place')
            .select('source_place.source_id')
            .whereRef('source_place.source_id', '=', 'theirs.source_id'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.source_id);
}
