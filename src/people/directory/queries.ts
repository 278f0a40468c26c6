import { type Kith, type Read, Refusal } from '#platform';
import { FIELD_TITLES, FIELDS, FIELDS_PER_PERSON_MAX } from './limits.ts';
import { inChunks } from './note.ts';
import { provenanceWords } from './rules.ts';
import type { PersonView } from './schema.ts';
import { shower } from './shown.ts';

export const noSuchPerson = () => new Refusal('not_found', 'There is no such person.');

/** One person with everything known. Asked for one that was merged, it gives the one it became. Another member's is not there. */
export async function personById(kith: Kith, memberId: number, id: number): Promise<PersonView> {
  const { read } = kith.db;
  const asked = await rowOf(read, memberId, id);
  const row = asked?.merged_into ? await rowOf(read, memberId, asked.merged_into) : asked;
  if (!row || row.removed_at !== null) throw noSuchPerson();
  return {
    id: row.id,
    name: row.name,
    isMe: row.is_me === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    fields: await groupedFields(read, memberId, row.id),
  };
}

function rowOf(read: Read, memberId: number, id: number) {
  return read
    .selectFrom('person')
    .select(['id', 'name', 'is_me', 'created_at', 'updated_at', 'removed_at', 'merged_into'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
}

async function groupedFields(
  read: Read,
  memberId: number,
  personId: number,
): Promise<PersonView['fields']> {
  const rows = await read
    .selectFrom('person_field')
    .select(['id', 'field', 'value', 'origin', 'origin_detail', 'noted_at', 'past_at'])
    .where('person_id', '=', personId)
    .orderBy('noted_at')
    .orderBy('id')
    .limit(FIELDS_PER_PERSON_MAX * 2)
    .execute();
  const show = await shower(read, memberId, rows);
  return FIELDS.flatMap((field) => {
    const values = Map.groupBy(
      rows.filter((row) => row.field === field),
      (row) => row.value,
    );
    if (values.size === 0) return [];
    return {
      field,
      title: FIELD_TITLES[field],
      values: currentFirst([...values]).map(([value, said]) => ({
        value,
        ...show(field, value),
        pastAt: pastOf(said),
        provenance: firstOfEach(said).map((row) => ({
          id: row.id,
          origin: row.origin,
          words: provenanceWords(row.origin, row.origin_detail),
          notedAt: row.noted_at,
        })),
      })),
    };
  });
}

/** Since when nobody says a value any more; null while somebody does. */
function pastOf(said: { past_at: number | null }[]): number | null {
  const times = said.map((row) => row.past_at);
  return times.every((time) => time !== null) ? Math.max(...times) : null;
}

const currentFirst = <T extends [string, { past_at: number | null }[]]>(values: T[]): T[] =>
  values.toSorted(([, a], [, b]) => Number(pastOf(a) !== null) - Number(pastOf(b) !== null));

/** Several imports of the same file say the same; once is enough to read. */
function firstOfEach<T extends { origin: string; origin_detail: string }>(said: T[]): T[] {
  const by = Map.groupBy(said, (row) => `${row.origin} ${row.origin_detail}`);
  return [...by.values()].flatMap((rows) => rows.slice(0, 1));
}

/** Who holds these keys: key to person. Removed people hold none. */
export async function peopleByKeys(
  read: Read,
  memberId: number,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const chunk of inChunks([...new Set(keys)])) {
    const rows = await read
      .selectFrom('person_key')
      .innerJoin('person', 'person.id', 'person_key.person_id')
      .select(['person_key.key', 'person_key.person_id'])
      .where('person_key.member_id', '=', memberId)
      .where('person_key.key', 'in', chunk)
      .where('person.removed_at', 'is', null)
      .execute();
    for (const row of rows) found.set(row.key, row.person_id);
  }
  return found;
}

/** The person who holds one of these keys; of several people the one of the key named first. */
export async function personByKeys(
  read: Read,
  memberId: number,
  keys: readonly string[],
): Promise<number | null> {
  const found = await peopleByKeys(read, memberId, keys);
  for (const key of keys) {
    const id = found.get(key);
    if (id !== undefined) return id;
  }
  return null;
}

/** The member's own person, or null when they have not said which it is. */
export async function meOf(read: Read, memberId: number): Promise<number | null> {
  const row = await read
    .selectFrom('person')
    .select('id')
    .where('member_id', '=', memberId)
    .where('is_me', '=', 1)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
