import { sql } from 'kysely';
import { type Kith, type Read, Refusal } from '#platform';
import {
  FIELD_TITLES,
  FIELDS,
  FIELDS_PER_PERSON_MAX,
  type Field,
  PAGE_PEOPLE,
  PAGE_PEOPLE_MAX,
} from './limits.ts';
import { inChunks } from './note.ts';
import { nameKey, provenanceWords } from './rules.ts';
import type { PeoplePage, PersonLine, PersonView } from './schema.ts';
import { linkOf } from './values.ts';

const SEARCH_WORDS_MAX = 8;
const LINE_FIELDS: readonly Field[] = [
  'role',
  'employer',
  'site',
  'fediverse',
  'profile',
  'linkedin',
];

export interface PeopleAsked {
  search?: string | undefined;
  order?: 'name' | 'newest' | undefined;
  /** The `next` of the page before. */
  after?: number | undefined;
  limit?: number | undefined;
}

/** A page of a member's people. A search finds those in whose names, work and addresses every word occurs. */
export async function peopleOf(
  kith: Kith,
  memberId: number,
  asked: PeopleAsked = {},
): Promise<PeoplePage> {
  const limit = Math.min(asked.limit ?? PAGE_PEOPLE, PAGE_PEOPLE_MAX);
  const words = nameKey(asked.search ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, SEARCH_WORDS_MAX);
  let query = linesAsked(kith.db.read, memberId).limit(limit + 1);
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(sql<boolean>`search_key like ${pattern} escape '\\'`);
  }
  query =
    asked.order === 'newest' ? query.orderBy('id', 'desc') : inNameOrder(query, words.length > 0);
  if (asked.after !== undefined && asked.order === 'newest')
    query = query.where('id', '<', asked.after);
  if (asked.after !== undefined && asked.order !== 'newest') {
    const last = await nameKeyOf(kith.db.read, memberId, asked.after);
    query = query.where((eb) =>
      eb(eb.refTuple('name_key', 'id'), '>', eb.tuple(last, asked.after ?? 0)),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const isFirst = asked.after === undefined && words.length === 0;
  return {
    people: await linesOf(kith.db.read, page),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    total: isFirst ? await countOf(kith.db.read, memberId) : null,
  };
}

function linesAsked(read: Read, memberId: number) {
  return read
    .selectFrom('person')
    .select(['id', 'name', 'is_me', 'created_at'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null);
}

/**
 * A list reads along the index of names and stops after a page. A search rarely finds a page that
 * soon, and SQLite took 60 ms to look up 50,000 rows in the order of names, against 5 ms in their
 * own order: the empty text keeps the index of names out of it.
 */
function inNameOrder(query: ReturnType<typeof linesAsked>, isSearch: boolean) {
  return query.orderBy(isSearch ? sql`name_key || ''` : 'name_key').orderBy('id');
}

/** Also of a person removed meanwhile: reading on must not break over it. */
async function nameKeyOf(read: Read, memberId: number, id: number): Promise<string> {
  const row = await read
    .selectFrom('person')
    .select('name_key')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchPerson();
  return row.name_key;
}

async function countOf(read: Read, memberId: number): Promise<number> {
  const row = await read
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

type Row = { id: number; name: string; is_me: number; created_at: number };

async function linesOf(read: Read, rows: Row[]): Promise<PersonLine[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const fields = await read
    .selectFrom('person_field')
    .select(['person_id', 'field', 'value', 'origin'])
    .where('person_id', 'in', ids)
    .where('field', 'in', LINE_FIELDS)
    .where('past_at', 'is', null)
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => {
    const own = fields.filter((one) => one.person_id === row.id);
    const first = (field: Field) =>
      (
        own.find((one) => one.field === field && one.origin === 'hand') ??
        own.find((one) => one.field === field)
      )?.value;
    const work = [first('role'), first('employer')].filter((text) => text !== undefined);
    return {
      id: row.id,
      name: row.name,
      isMe: row.is_me === 1,
      about: work.join(', '),
      where: first('site') ?? first('fediverse') ?? first('profile') ?? first('linkedin') ?? null,
      createdAt: row.created_at,
    };
  });
}

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
    fields: await groupedFields(read, row.id),
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

async function groupedFields(read: Read, personId: number): Promise<PersonView['fields']> {
  const rows = await read
    .selectFrom('person_field')
    .select(['id', 'field', 'value', 'origin', 'origin_detail', 'noted_at', 'past_at'])
    .where('person_id', '=', personId)
    .orderBy('noted_at')
    .orderBy('id')
    .limit(FIELDS_PER_PERSON_MAX * 2)
    .execute();
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
        href: linkOf(field, value),
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
