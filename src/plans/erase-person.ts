import type { Erasing, Kith, Write } from '#platform';
import { keysOf } from './kits/keys.ts';
import type { Kit } from './kits/schema.ts';

const ERASED = { name: 'Somebody who was erased', site: '', feed: '', fediverse: '' };
const NO_SOURCE = { title: 'Erased', url: 'https://erased.invalid/' };

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
    const isErased = (person: Kit['people'][number]) =>
      keysOf(person).some((key) => keys.includes(key));
    if (!kit.people.some(isErased)) continue;
    const people = kit.people.map((person) => (isErased(person) ? ERASED : person));
    const sources = kit.sources.map((source) => {
      const person = kit.people[source.person];
      return person && isErased(person) ? { ...source, ...NO_SOURCE } : source;
    });
    await trx
      .updateTable('kit')
      .set({ document: JSON.stringify({ ...kit, people, sources }) })
      .where('id', '=', id)
      .execute();
  }
}
