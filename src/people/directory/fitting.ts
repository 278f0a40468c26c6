import { type SelectQueryBuilder, sql } from 'kysely';
import type { Kith, Read, Room } from '#platform';
import type { Tables } from '#tables';
import type { PeopleFilter } from './filter.ts';
import { nameKey } from './rules.ts';

const SEARCH_WORDS_MAX = 8;

type Query<Output> = SelectQueryBuilder<Tables, 'person', Output>;

/** The words of a search, folded as the names are. */
export const wordsOf = (search: string | undefined): string[] =>
  nameKey(search ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, SEARCH_WORDS_MAX);

const within = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** The people of a member whom a list, a count or a deed in bulk may mean. */
export const livePeople = (read: Read, memberId: number) =>
  read
    .selectFrom('person')
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null);

/** How many a filter means; goes through everybody. */
export async function countOf(kith: Kith, memberId: number, filter: PeopleFilter): Promise<number> {
  const row = await fitting(livePeople(kith.db.read, memberId), filter, kith.rooms)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Leaves only whom the filter means. Each condition looks up what hangs on one person by an index,
 * or is a small set of ids, so that 50,000 people are gone through in one pass. The plus in
 * `+person.id in` has SQLite ask of each person whether they are in the set: without it, two filters were each
 * of one set against each of the other, and an import of 50,000 filtered by employer took half a minute.
 */
export function fitting<Output>(
  query: Query<Output>,
  filter: PeopleFilter,
  rooms: readonly Room[],
): Query<Output> {
  let asked = ofRooms(query, filter, rooms);
  for (const word of wordsOf(filter.search))
    asked = asked.where(sql<boolean>`person.search_key like ${within(word)} escape '\\'`);
  if (filter.has) asked = asked.where(sql<boolean>`exists (${fieldNamed(filter.has)})`);
  if (filter.lacks) asked = asked.where(sql<boolean>`not exists (${fieldNamed(filter.lacks)})`);
  if (filter.origin)
    asked = asked.where(
      sql<boolean>`exists (select 1 from person_field where person_id = person.id and origin = ${filter.origin})`,
    );
  if (filter.batch)
    asked = asked.where(
      sql<boolean>`+person.id in (select person_id from person_field where batch_id = ${filter.batch})`,
    );
  if (filter.employer)
    // The index of employers is used for this literal word only, not for a parameter; and without a bound on the value
    // SQLite takes the index of all that holds, and looks up each row of it.
    asked = asked.where(
      sql<boolean>`+person.id in (select person_id from person_field where field = 'employer' and past_at is null and value > '' and lower(value) like lower(${within(filter.employer)}) escape '\\')`,
    );
  if (filter.list)
    asked = asked.where(
      sql<boolean>`+person.id in (select person_id from person_list_member where list_id = ${filter.list})`,
    );
  if (filter.stage) asked = asked.where(sql<boolean>`${saidOfTie('stage')} = ${filter.stage}`);
  if (filter.tie) asked = asked.where(sql<boolean>`${saidOfTie('tie')} = ${filter.tie}`);
  if (filter.addedSince)
    asked = asked.where('person.created_at', '>=', Date.parse(filter.addedSince));
  return asked;
}

/** What later rooms know; a filter of theirs is a condition that they hand in. */
function ofRooms<Output>(
  query: Query<Output>,
  filter: PeopleFilter,
  rooms: readonly Room[],
): Query<Output> {
  let asked = query;
  for (const room of rooms)
    for (const [name, condition] of Object.entries(room.personFilters ?? {})) {
      const value = filter[name as keyof PeopleFilter];
      if (value !== undefined) asked = asked.where(condition(value));
    }
  return asked;
}

const saidOfTie = (column: 'stage' | 'tie') =>
  sql`(select ${sql.ref(column)} from person_tie where person_id = person.id)`;

const fieldNamed = (field: string) =>
  sql`select 1 from person_field where person_id = person.id and field = ${field} and past_at is null`;
