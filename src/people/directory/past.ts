import { sql } from 'kysely';
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
  for (const chunk of inChunks(values)) {
    const rows = chunk.map(
      ({ personId, field, value }) => sql`(cast(${personId} as bigint), ${field}, ${value})`,
    );
    await sql`
      update person_field set past_at = ${now}, past_by_batch = ${batchId}
      from (values ${sql.join(rows)}) as gone
      where person_field.person_id = gone.column1 and person_field.field = gone.column2
        and person_field.value = gone.column3 and person_field.past_at is null
        and person_field.batch_id in (${sql.join(earlier.map((id) => sql`cast(${id} as bigint)`))})`.execute(
      trx,
    );
  }
  const named = values.filter(({ field }) => field === 'name').map(({ personId }) => personId);
  await renewNames(trx, [...new Set(named)], now);
}
