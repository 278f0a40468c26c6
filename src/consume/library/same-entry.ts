import type { Kith } from '#platform';
import { normaliseUrl } from '#sources';

/** What makes an entry the same thing when it is kept again, also from another source. */
export const keyOfEntry = ({ id, url }: { id: number; url: string | null }): string =>
  (url && normaliseUrl(url)) || `entry:${id}`;

/** Which of these entries a member keeps, with the keep of each, whichever source it was kept from. */
export async function keepsOfEntries(
  kith: Kith,
  memberId: number,
  entryIds: readonly number[],
): Promise<Map<number, number>> {
  const entries = await keyedEntries(kith, entryIds);
  const rows = await kith.db.read
    .selectFrom('keep')
    .select(['id', 'entry_id', 'key'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('entry_id', 'in', entryIds), eb('key', 'in', [...entries.values()])]))
    .execute();
  const byKey = new Map(rows.map(({ id, key }) => [key, id]));
  const byEntry = new Map(rows.map(({ id, entry_id }) => [entry_id, id]));
  return new Map(
    [...entries].flatMap(([id, key]) => {
      const keepId = byEntry.get(id) ?? byKey.get(key);
      return keepId === undefined ? [] : [[id, keepId]];
    }),
  );
}

async function keyedEntries(kith: Kith, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'url'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, keyOfEntry(row)]));
}
