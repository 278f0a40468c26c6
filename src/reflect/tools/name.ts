import type { Write } from '#platform';
import { kindOfTool } from './catalogue-rules.ts';

/** How names of tools are compared. */
export const toolKey = (name: string): string =>
  name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The tool of this name in the member's kit; put there, or back, when it is not. Gives its id. */
export async function toolNamed(
  trx: Write,
  memberId: number,
  { name, now }: { name: string; now: number },
): Promise<number> {
  const { id } = await trx
    .insertInto('tool')
    .values({
      member_id: memberId,
      name,
      name_key: toolKey(name),
      kind: kindOfTool(name),
      url: null,
      created_at: now,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'name_key']).doUpdateSet({ removed_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
