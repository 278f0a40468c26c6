import type { Write } from '#platform';

/** How names of tools are compared. */
export const toolKey = (name: string): string =>
  name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The tool of this name in the member's kit; put there when it is not. Gives its id. */
export async function toolNamed(
  trx: Write,
  memberId: number,
  { name, now }: { name: string; now: number },
): Promise<number> {
  const key = toolKey(name);
  await trx
    .insertInto('tool')
    .values({
      member_id: memberId,
      name,
      name_key: key,
      kind: 'other',
      url: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['member_id', 'name_key']).doNothing())
    .execute();
  const { id } = await trx
    .selectFrom('tool')
    .select('id')
    .where('member_id', '=', memberId)
    .where('name_key', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}
