import { sql } from 'kysely';
import { type Read, sendAlong, type Write } from '#platform';
import type { Field, Origin } from './limits.ts';
import { FIELDS_PER_PERSON_MAX } from './limits.ts';
import { bestName, type Known, nameKey, searchKey } from './rules.ts';
import { bytesOf, cleanValue } from './values.ts';

/** Rows in one statement: eight columns each stay far below SQLite's 32,766 parameters. */
export const ROWS_AT_ONCE = 1_000;
const KEY_BYTES_MAX = 2_100;

export interface FieldText {
  field: Field;
  value: string;
}
/** Where what is written comes from. */
export interface Provenance {
  origin: Origin;
  /** In words: a file's name, an address. */
  originDetail: string;
  /** The import it belongs to, by the sources room's number. */
  batchId?: number | null | undefined;
  /** Epoch ms. */
  now: number;
}

export const inChunks = <T>(items: readonly T[], size = ROWS_AT_ONCE): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

/** Values as they can be stored, each once. */
export function cleanFields(fields: readonly FieldText[]): FieldText[] {
  const seen = new Map<string, FieldText>();
  for (const { field, value } of fields) {
    const clean = cleanValue(field, value);
    if (clean !== null) seen.set(`${field} ${clean}`, { field, value: clean });
  }
  return [...seen.values()];
}

/** Adds what an origin says about one person; see `noteMany`. */
export async function noteFields(
  trx: Write,
  { personId, fields, ...from }: { personId: number; fields: readonly FieldText[] } & Provenance,
): Promise<void> {
  await noteMany(trx, [{ personId, fields }], from);
}

/**
 * Adds what an origin says about people and renews the names shown. Nothing is overwritten: a value
 * the origin already gave keeps its first date and detail; the same value of another origin or
 * import stands beside it, so that undoing one import does not take what another one says too.
 * Above FIELDS_PER_PERSON_MAX values nothing more is taken from anywhere but the member.
 * Values are cleaned (see `cleanValue`); the caller has made sure that the people are the member's.
 */
export async function noteMany(
  trx: Write,
  notes: readonly { personId: number; fields: readonly FieldText[] }[],
  from: Provenance,
): Promise<void> {
  for (const chunk of inChunks(notes, ROWS_AT_ONCE / 4)) {
    const ids = [...new Set(chunk.map((note) => note.personId))];
    const room = from.origin === 'hand' ? new Map<number, number>() : await roomLeft(trx, ids);
    const rows = chunk.flatMap(({ personId, fields }) =>
      cleanFields(fields)
        .slice(0, room.get(personId) ?? FIELDS_PER_PERSON_MAX)
        .map((text) => fieldRow(personId, text, from)),
    );
    await insertFields(trx, rows);
    await renewNames(trx, ids, from.now);
  }
}

export function fieldRow(personId: number, { field, value }: FieldText, from: Provenance) {
  return {
    person_id: personId,
    field,
    value,
    origin: from.origin,
    origin_detail: from.originDetail.slice(0, 500).toWellFormed().replaceAll('\0', ''),
    batch_id: from.batchId ?? null,
    noted_at: from.now,
  };
}

export async function insertFields(trx: Write, rows: ReturnType<typeof fieldRow>[]): Promise<void> {
  for (const chunk of inChunks(rows)) {
    const add = trx.insertInto('person_field').values(chunk);
    await sendAlong(
      trx,
      add.onConflict((conflict) => conflict.doNothing()),
    );
  }
}

async function roomLeft(trx: Write, ids: number[]): Promise<Map<number, number>> {
  const counts = await trx
    .selectFrom('person_field')
    .select(['person_id', sql<number>`count(distinct field || ' ' || value)`.as('count')])
    .where('person_id', 'in', ids)
    .groupBy('person_id')
    .execute();
  return new Map(
    counts.map((row) => [row.person_id, Math.max(0, FIELDS_PER_PERSON_MAX - Number(row.count))]),
  );
}

/** What is known of people, by person. */
export async function knownOf(read: Read, ids: readonly number[]): Promise<Map<number, Known[]>> {
  const known = new Map<number, Known[]>(ids.map((id) => [id, []]));
  for (const chunk of inChunks(ids)) {
    const rows = await read
      .selectFrom('person_field')
      .select(['person_id', 'field', 'value', 'origin', 'noted_at', 'past_at'])
      .where('person_id', 'in', chunk)
      .execute();
    for (const { person_id: personId, noted_at: notedAt, past_at: pastAt, ...row } of rows)
      known.get(personId)?.push({ ...row, notedAt, isPast: pastAt !== null });
  }
  return known;
}

/** Chooses the shown name again from the fields; one statement for up to ROWS_AT_ONCE people. */
export async function renewNames(
  trx: Write,
  personIds: readonly number[],
  now: number,
): Promise<void> {
  for (const chunk of inChunks(personIds)) {
    const known = await knownOf(trx, chunk);
    const rows = [...known].map(([id, fields]) => {
      const name = bestName(fields);
      return sql`(cast(${id} as bigint), ${name}, ${nameKey(name)}, ${searchKey(fields)})`;
    });
    if (rows.length === 0) continue;
    const renew = sql`
      update person set name = fresh.column2, name_key = fresh.column3, search_key = fresh.column4, updated_at = ${now}
      from (values ${sql.join(rows)}) as fresh
      where person.id = fresh.column1
        and (person.name <> fresh.column2 or person.search_key <> fresh.column4)`;
    await sendAlong(trx, renew);
  }
}

export interface NewKey {
  personId: number;
  key: string;
}

/**
 * Gives people keys. A key that another person of the member holds stays there, unless that person
 * is removed: then it goes over, and a later restore does without it.
 */
export async function addKeys(
  trx: Write,
  memberId: number,
  { keys, batchId }: { keys: readonly NewKey[]; batchId?: number | null | undefined },
): Promise<void> {
  const fitting = new Map(
    keys
      .filter(({ key }) => key !== '' && bytesOf(key) <= KEY_BYTES_MAX)
      .reverse()
      .map((one) => [one.key, one]),
  );
  for (const chunk of inChunks([...fitting.values()])) {
    await trx
      .insertInto('person_key')
      .values(
        chunk.map(({ personId, key }) => ({
          member_id: memberId,
          key,
          person_id: personId,
          batch_id: batchId ?? null,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'key'])
          .doUpdateSet((eb) => ({
            person_id: eb.ref('excluded.person_id'),
            batch_id: eb.ref('excluded.batch_id'),
          }))
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('person')
                .select('person.id')
                .whereRef('person.id', '=', 'person_key.person_id')
                .where('person.removed_at', 'is not', null),
            ),
          ),
      )
      .execute();
  }
}
