import type { Kith } from '#platform';

/** What a text may call the member by: the name of the account and the one that is shown. */
export async function ownName(kith: Kith, memberId: number): Promise<string> {
  const row = await kith.db.read
    .selectFrom('member')
    .select(['name', 'display_name'])
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row ? `${row.display_name} ${row.name}` : '';
}
