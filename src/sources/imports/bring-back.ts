import { erasedAmong, type Signs } from '#people';
import { type Kith, type Read, Refusal } from '#platform';
import { keysOfPages } from '../feeds/follow-people.ts';
import { BROUGHT_BACK, TAKEN_OUT } from './erased-rules.ts';
import type { RowPerson } from './person-of-row.ts';
import { batchOf } from './queries.ts';

/** Which of these people the member had erased. In the order given. */
export function erasedOf(
  read: Read,
  memberId: number,
  persons: readonly (RowPerson | null)[],
): Promise<boolean[]> {
  return erasedAmong(read, memberId, persons.map(signsOf));
}

const NOBODY: Signs = { keys: [], names: [], employers: [] };

function signsOf(person: RowPerson | null): Signs {
  if (!person) return NOBODY;
  const valuesOf = (field: string) =>
    person.fields.filter((one) => one.field === field).map((one) => one.value);
  // A title of a feed is nobody's name.
  const names = person.isNamed ? [person.name, ...valuesOf('name')] : valuesOf('name');
  return { keys: [...person.keys, ...pagesOf(person)], names, employers: valuesOf('employer') };
}

/** The pages of who has no other key than the number of a card; a page of a contact may be their employer's. */
function pagesOf({ keys, fields }: RowPerson): string[] {
  return keys.every((key) => key.startsWith('uid:')) ? keysOfPages(fields) : [];
}

/** Takes rows of a preview in whose people had been erased or removed. Rows that were not kept out for that are passed over. */
export async function bringBackRows(
  kith: Kith,
  memberId: number,
  { batchId, positions }: { batchId: number; positions: number[] },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const batch = await batchOf(trx, memberId, batchId);
    if (batch.state !== 'preview')
      throw new Refusal('conflict', 'This import is no preview any more. Begin it again.');
    await trx
      .updateTable('import_item')
      .set({ plan: 'new', reason: BROUGHT_BACK })
      .where('batch_id', '=', batchId)
      .where('position', 'in', positions)
      .where('reason', 'in', TAKEN_OUT)
      .execute();
  });
}
