import { randomUUID } from 'node:crypto';
import { inBatches, type Kith, type Read } from '#platform';
import type { PeopleFilter } from './filter.ts';
import { fitting, livePeople } from './fitting.ts';
import { FIELDS } from './limits.ts';
import { addKeys, type FieldText, inChunks } from './note.ts';

/** A person as others may get them: what is known and holds now. Nothing of what a member thinks of them. */
export interface GivenPerson {
  id: number;
  name: string;
  /** In the order of a person's page, each value once. Without names: the one shown is `name`. */
  fields: FieldText[];
  /** By which an address book knows them again. */
  uid: string;
  /** Epoch ms. */
  updatedAt: number;
}

export interface Giving extends PeopleFilter {
  /** These people only. */
  ids?: readonly number[] | undefined;
}

const PEOPLE_AT_ONCE = 500;

/** People of a member, the one added first first; read in slices, so that any number takes little memory. */
export async function* peopleToGive(
  kith: Kith,
  memberId: number,
  asked: Giving = {},
): AsyncGenerator<GivenPerson> {
  const people = slices(kith, memberId, asked);
  const after = (id: number) => people.where('person.id', '>', id).execute();
  for await (const slice of inBatches(PEOPLE_AT_ONCE, after)) {
    const ids = slice.map((person) => person.id);
    const fields = await fieldsOf(kith.db.read, ids);
    const uids = await numberPeople(kith, memberId, ids);
    for (const { id, name, updated_at } of slice) {
      const uid = `urn:uuid:${uids.get(id) ?? ''}`;
      yield { id, name, fields: fields.get(id) ?? [], uid, updatedAt: updated_at };
    }
  }
}

function slices(kith: Kith, memberId: number, { ids, ...filter }: Giving) {
  const query = fitting(livePeople(kith.db.read, memberId), filter, kith.rooms)
    .select(['person.id', 'person.name', 'person.updated_at'])
    .orderBy('person.id')
    .limit(PEOPLE_AT_ONCE);
  return ids ? query.where('person.id', 'in', ids.length > 0 ? [...ids] : [0]) : query;
}

async function fieldsOf(read: Read, ids: readonly number[]): Promise<Map<number, FieldText[]>> {
  const rows = await read
    .selectFrom('person_field')
    .select(['person_id', 'field', 'value'])
    .where('person_id', 'in', ids)
    .where('field', '<>', 'name')
    .where('past_at', 'is', null)
    .orderBy('id')
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return new Map([...byPerson].map(([id, own]) => [id, ordered(own)]));
}

/** Each value once, though several origins gave it. */
function ordered(rows: readonly FieldText[]): FieldText[] {
  const once = new Map(rows.map(({ field, value }) => [`${field} ${value}`, { field, value }]));
  const texts = [...once.values()];
  return FIELDS.flatMap((field) => texts.filter((text) => text.field === field));
}

/**
 * Gives those a number who have none yet, so that they are known again when their card comes back
 * with a new name and address.
 */
async function numberPeople(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const known = await numbersOf(kith.db.read, ids);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  return kith.db.write(async (trx) => {
    // Somebody else may have just done the same.
    const had = await numbersOf(trx, ids);
    const keys = missing
      .filter((id) => !had.has(id))
      .map((personId) => ({ personId, key: `uid:${randomUUID()}` }));
    for (const chunk of inChunks(keys)) await addKeys(trx, memberId, { keys: chunk });
    return numbersOf(trx, ids);
  });
}

async function numbersOf(read: Read, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await read
    .selectFrom('person_key')
    .select(['person_id', 'key'])
    .where('person_id', 'in', ids)
    .where('key', 'like', 'uid:%')
    .orderBy('key', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.key.slice('uid:'.length)]));
}
