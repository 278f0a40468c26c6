import { Refusal, type Write } from '#platform';
import { bringBack, type Signs } from '../erasing/tombstones.ts';
import { PEOPLE_MAX } from './limits.ts';
import {
  addKeys,
  cleanFields,
  type FieldText,
  fieldRow,
  inChunks,
  insertFields,
  type Provenance,
  ROWS_AT_ONCE,
} from './note.ts';
import { bestName, nameKey, searchKey } from './rules.ts';

export interface NewPerson {
  /** As the origin gives it; kept as a `name` field. Without one the name is made of an address. */
  name: string;
  fields: readonly FieldText[];
  /** `site:<siteKey>`, `acct:user@host`, `mailto:a@b`, `linkedin:slug`, `feed:<normalised url>`. */
  keys: readonly string[];
}

/**
 * Adds a person and answers the id. The caller asks `personByKeys` first: this always makes one more.
 * Throws Refusal `too_many` above PEOPLE_MAX.
 */
export async function addPerson(
  trx: Write,
  person: NewPerson & Provenance & { memberId: number },
): Promise<number> {
  const [id] = await addPeople(trx, [person], person);
  if (id === undefined) throw new Error('a person without an id');
  return id;
}

/**
 * Adds people in a few statements each ROWS_AT_ONCE; answers their ids in the order given.
 * Takes any number; a caller with 50,000 does well to give them in slices, a transaction each.
 */
export async function addPeople(
  trx: Write,
  people: readonly NewPerson[],
  from: Provenance & { memberId: number },
): Promise<number[]> {
  await refuseAbove(trx, from.memberId, people.length);
  // Whoever is added was asked for: who adds without being asked looks at `erasedAmong` first.
  await bringBack(trx, from.memberId, people.map(signsOf));
  const ids: number[] = [];
  for (const chunk of inChunks(people, ROWS_AT_ONCE / 2))
    ids.push(...(await addChunk(trx, chunk, from)));
  return ids;
}

/** By what somebody is known who comes. */
export function signsOf({ name, fields, keys }: NewPerson): Signs {
  const valuesOf = (field: FieldText['field']) =>
    fields.filter((one) => one.field === field).map((one) => one.value);
  return { keys, names: [name, ...valuesOf('name')], employers: valuesOf('employer') };
}

async function refuseAbove(trx: Write, memberId: number, more: number): Promise<void> {
  const { count } = await trx
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) + more > PEOPLE_MAX) {
    throw new Refusal(
      'too_many',
      `A directory holds at most ${PEOPLE_MAX.toLocaleString('en')} people. Remove some first.`,
    );
  }
}

async function addChunk(
  trx: Write,
  chunk: readonly NewPerson[],
  from: Provenance & { memberId: number },
): Promise<number[]> {
  const { memberId, origin, now, batchId } = from;
  const cleaned = chunk.map((person) =>
    cleanFields([{ field: 'name', value: person.name }, ...person.fields]),
  );
  const made = await trx
    .insertInto('person')
    .values(
      cleaned.map((fields) => {
        const known = fields.map((text) => ({ ...text, origin, notedAt: now }));
        const name = bestName(known);
        return {
          member_id: memberId,
          name,
          name_key: nameKey(name),
          search_key: searchKey(known),
          made_by_batch: batchId ?? null,
          touched_at: origin === 'hand' ? now : null,
          created_at: now,
          updated_at: now,
        };
      }),
    )
    .returning('id')
    .execute();
  // Ids are counted up in the order of the values on both engines; the order of RETURNING is nobody's promise.
  const ids = made.map((row) => row.id).sort((a, b) => a - b);
  const numbered = ids.map((id, i) => ({
    id,
    fields: cleaned[i] ?? [],
    keys: chunk[i]?.keys ?? [],
  }));
  await insertFields(
    trx,
    numbered.flatMap(({ id, fields }) => fields.map((text) => fieldRow(id, text, from))),
  );
  await addKeys(trx, memberId, {
    keys: numbered.flatMap(({ id, keys }) => keys.map((key) => ({ personId: id, key }))),
    batchId,
  });
  return ids;
}
