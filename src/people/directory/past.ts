import type { Read, Write } from '#platform';
import type { Origin } from './limits.ts';
import { type FieldText, inChunks, renewNames } from './note.ts';

/** One value that an origin gave, as far as a comparison needs to know it. */
export interface Statement extends FieldText {
  origin: Origin;
  batchId: number | null;
  isPast: boolean;
}

/** All that is said of some people. The caller has made sure that they are the member's. */
export async function statementsOf(
  read: Read,
  personIds: readonly number[],
): Promise<Map<number, Statement[]>> {
  const said = new Map<number, Statement[]>(personIds.map((id) => [id, []]));
  for (const chunk of inChunks(personIds)) {
    const rows = await read
      .selectFrom('person_field')
      .select(['person_id', 'field', 'value', 'origin', 'batch_id', 'past_at'])
      .where('person_id', 'in', chunk)
      .orderBy('id')
      .execute();
    for (const { person_id: id, field, value, origin, batch_id: batchId, past_at } of rows)
      said.get(id)?.push({ field, value, origin, batchId, isPast: past_at !== null });
  }
  return said;
}

/** The names that an import gave people, and did not take back since. */
export async function namesGivenBy(
  read: Read,
  memberId: number,
  batchId: number,
): Promise<{ personId: number; name: string }[]> {
  return read
    .selectFrom('person_field')
    .innerJoin('person', 'person.id', 'person_field.person_id')
    .select(['person.id as personId', 'person_field.value as name'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('batch_id', '=', batchId)
    .where('field', '=', 'name')
    .where('past_at', 'is', null)
    .execute();
}

export type PastValue = FieldText & { personId: number };

/**
 * Marks values as past that earlier imports of a list gave and the new one has no longer. What other
 * origins say, and what is written by hand, holds. Undoing the new import makes them current again.
 */
export async function passOver(
  trx: Write,
  values: readonly PastValue[],
  { earlier, batchId, now }: { earlier: readonly number[]; batchId: number; now: number },
): Promise<void> {
  if (earlier.length === 0) return;
  const given = new Set(earlier);
  for (const chunk of inChunks(values)) {
    const gone = new Set(chunk.map(keyOf));
    // Read by person: asked to update by import, SQLite went through all rows of the import each time.
    const rows = await trx
      .selectFrom('person_field')
      .select(['id', 'person_id as personId', 'field', 'value', 'batch_id as batchId'])
      .where('person_id', 'in', [...new Set(chunk.map(({ personId }) => personId))])
      .where('past_at', 'is', null)
      .execute();
    const ids = rows
      .filter((row) => row.batchId !== null && given.has(row.batchId) && gone.has(keyOf(row)))
      .map(({ id }) => id);
    await markPast(trx, ids, { batchId, now });
  }
  const named = values.filter(({ field }) => field === 'name').map(({ personId }) => personId);
  await renewNames(trx, [...new Set(named)], now);
}

const keyOf = ({ personId, field, value }: PastValue): string => `${personId} ${field} ${value}`;

async function markPast(
  trx: Write,
  ids: readonly number[],
  { batchId, now }: { batchId: number; now: number },
): Promise<void> {
  for (const chunk of inChunks(ids)) {
    await trx
      .updateTable('person_field')
      .set({ past_at: now, past_by_batch: batchId })
      .where('id', 'in', chunk)
      .execute();
  }
}
