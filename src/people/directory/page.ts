import { type SelectQueryBuilder, sql } from 'kysely';
import type { Kith, Read } from '#platform';
import type { Tables } from '#tables';
import { listsOfPeople } from '../lists/queries.ts';
import type { PeopleFilter } from './filter.ts';
import { countOf, fitting, livePeople } from './fitting.ts';
import { type Field, PAGE_PEOPLE, PAGE_PEOPLE_MAX, type PeopleOrder } from './limits.ts';
import { noSuchPerson } from './queries.ts';
import type { PeoplePage, PersonLine } from './schema.ts';
import { readable } from './values.ts';

const LINE_FIELDS: readonly Field[] = [
  'role',
  'employer',
  'site',
  'fediverse',
  'profile',
  'linkedin',
  'email',
];

export interface PeopleAsked extends PeopleFilter {
  order?: PeopleOrder | undefined;
  /** The `next` of the page before. */
  after?: number | undefined;
  limit?: number | undefined;
  /** False for who only wants the first few: counting goes through everybody. */
  isCounted?: boolean;
}

/** A page of a member's people: of all, or of whom a filter means. */
export async function peopleOf(
  kith: Kith,
  memberId: number,
  { order = 'name', after, limit: wanted, isCounted = true, ...filter }: PeopleAsked = {},
): Promise<PeoplePage> {
  const limit = Math.min(wanted ?? PAGE_PEOPLE, PAGE_PEOPLE_MAX);
  const { read } = kith.db;
  const found = fitting(livePeople(read, memberId), filter, kith.rooms)
    .select(LINE_COLUMNS)
    .limit(limit + 1);
  const from = after === undefined ? null : await placeOf(read, memberId, after);
  // At once: on SQLite there are two threads that read.
  const [rows, total] = await Promise.all([
    ORDERS[order](
      found,
      from,
      NARROWING.some((name) => filter[name]),
    ).execute(),
    isCounted && after === undefined ? countOf(kith, memberId, filter) : null,
  ]);
  const page = rows.slice(0, limit);
  return {
    people: await linesOf(read, memberId, page),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    total,
  };
}

/** What leaves few: what is left to the others fills a page soon. */
const NARROWING = ['search', 'list', 'batch', 'employer', 'chosenFor', 'stage', 'tie'] as const;

const LINE_COLUMNS = ['person.id', 'person.name', 'person.is_me', 'person.created_at'] as const;
type Row = { id: number; name: string; is_me: number; created_at: number };
type Lines = SelectQueryBuilder<Tables, 'person', Row>;
type Place = { id: number; name_key: string; updated_at: number };

/** How a page is ordered, and where the next one begins. */
const ORDERS: Record<
  PeopleOrder,
  (query: Lines, from: Place | null, isNarrowed: boolean) => Lines
> = {
  newest: (query, from) =>
    (from ? query.where('person.id', '<', from.id) : query).orderBy('person.id', 'desc'),
  changed: (query, from) =>
    (from
      ? query.where((eb) =>
          eb(
            eb.refTuple('person.updated_at', 'person.id'),
            '<',
            eb.tuple(from.updated_at, from.id),
          ),
        )
      : query
    )
      .orderBy('person.updated_at', 'desc')
      .orderBy('person.id', 'desc'),
  /*
   * A list reads along the index of names and stops after a page. Where few fit, a page is rarely
   * full that soon, and SQLite took 60 ms to look up 50,000 rows in the order of names, against
   * 5 ms in their own order: the empty text keeps the index of names out of it.
   */
  name: (query, from, isNarrowed) =>
    (from
      ? query.where((eb) =>
          eb(eb.refTuple('person.name_key', 'person.id'), '>', eb.tuple(from.name_key, from.id)),
        )
      : query
    )
      .orderBy(isNarrowed ? sql`person.name_key || ''` : 'person.name_key')
      .orderBy('person.id'),
};

/** Also of a person removed meanwhile: reading on must not break over it. */
async function placeOf(read: Read, memberId: number, id: number): Promise<Place> {
  const row = await read
    .selectFrom('person')
    .select(['id', 'name_key', 'updated_at'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchPerson();
  return row;
}

async function linesOf(read: Read, memberId: number, rows: Row[]): Promise<PersonLine[]> {
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
  const lists = await listsOfPeople(read, memberId, ids);
  const lines = rows.map((row) => {
    const own = fields.filter((one) => one.person_id === row.id);
    const first = (field: Field) =>
      (
        own.find((one) => one.field === field && one.origin === 'hand') ??
        own.find((one) => one.field === field)
      )?.value;
    const where = first('site') ?? first('fediverse') ?? first('profile') ?? first('linkedin');
    const about = [first('role'), first('employer')]
      .filter((text) => text !== undefined)
      .join(', ');
    const tellings = [about, where && bare(readable(where)), first('email')];
    return {
      tellings: tellings.filter((text) => text !== undefined && text !== ''),
      id: row.id,
      name: row.name,
      isMe: row.is_me === 1,
      about,
      where: where === undefined ? null : readable(where),
      lists: lists.get(row.id) ?? [],
      createdAt: row.created_at,
    };
  });
  return lines.map(({ tellings, ...line }) => {
    const namesakes = lines.filter(({ id, name }) => id !== line.id && name === line.name);
    const isTheirs = (text?: string) => namesakes.some((one) => one.tellings.includes(text));
    return { ...line, apart: tellings.find((text) => !isTheirs(text)) ?? tellings[0] ?? '' };
  });
}

const bare = (address: string): string => address.replace(/^https?:\/\/(www\.)?|\/$/g, '');
