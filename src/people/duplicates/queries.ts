import { type SelectQueryBuilder, sql } from 'kysely';
import type { Kith, Read } from '#platform';
import type { Tables } from '#tables';
import { dayWordsOf } from '../directory/days.ts';
import { FIELD_TITLES, FIELDS, type Field } from '../directory/limits.ts';
import { nameKey } from '../directory/rules.ts';
import { PAGE_PAIRS, type Strength } from './limits.ts';
import { askForDuplicates } from './look.ts';
import type { PairSide, PairsPage, PairView } from './schema.ts';
import { addressOf } from './traits.ts';

const SURENESS = { 3: 'sure', 2: 'likely', 1: 'perhaps' } as const;
const KNOWN_PER_SIDE_MAX = 30;
/** What tells two people apart; the rest is on their pages. */
const SHOWN: ReadonlySet<Field> = new Set(
  FIELDS.filter((field) => !['uid', 'card-line', 'note', 'related', 'feed'].includes(field)),
);

export interface PairsAsked {
  state?: 'open' | 'dismissed' | undefined;
  /** The `next` of the page before. */
  after?: string | undefined;
}

/** Who may be one, the surest first, side by side. Has the directory looked through when that is due. */
export async function duplicatesOf(
  kith: Kith,
  memberId: number,
  { state = 'open', after }: PairsAsked = {},
): Promise<PairsPage> {
  const isLooking = await askForDuplicates(kith, memberId);
  const { read } = kith.db;
  let query = livePairs(read, memberId)
    .selectAll('person_pair')
    .orderBy('strength', 'desc')
    .orderBy('a_id')
    .orderBy('b_id')
    .limit(PAGE_PAIRS + 1)
    .where('dismissed_at', state === 'open' ? 'is' : 'is not', null);
  const from = after === undefined ? null : placeOf(after);
  if (from)
    query = query.where(
      sql<boolean>`(-strength, a_id, b_id) > (${-from.strength}, ${from.aId}, ${from.bId})`,
    );
  const rows = await query.execute();
  const page = rows.slice(0, PAGE_PAIRS);
  const last = page.at(-1);
  const sides = await sidesOf(
    read,
    page.flatMap((row) => [row.a_id, row.b_id]),
  );
  return {
    pairs: page.flatMap((row) => pairView(row, sides)),
    next: last && rows.length > PAGE_PAIRS ? `${last.strength}-${last.a_id}-${last.b_id}` : null,
    counts: await countsOf(read, memberId),
    isLooking,
  };
}

/** Pairs of which both are still there. */
export function livePairs(
  read: Read,
  memberId: number,
): SelectQueryBuilder<Tables, 'person_pair', object> {
  const live = (column: 'a_id' | 'b_id') =>
    sql<boolean>`exists (select 1 from person where person.id = ${sql.ref(`person_pair.${column}`)} and person.removed_at is null)`;
  return read
    .selectFrom('person_pair')
    .where('person_pair.member_id', '=', memberId)
    .where(live('a_id'))
    .where(live('b_id'));
}

const PLACE = /^([123])-(\d{1,15})-(\d{1,15})$/;

/** What is no place of a list begins at its beginning. */
function placeOf(after: string): { strength: number; aId: number; bId: number } | null {
  const [, strength, aId, bId] = PLACE.exec(after) ?? [];
  return strength ? { strength: Number(strength), aId: Number(aId), bId: Number(bId) } : null;
}

async function countsOf(read: Read, memberId: number): Promise<PairsPage['counts']> {
  const rows = await livePairs(read, memberId)
    .select((eb) => [
      'strength',
      sql<number>`case when dismissed_at is null then 0 else 1 end`.as('dismissed'),
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy(['strength', sql`case when dismissed_at is null then 0 else 1 end`])
    .execute();
  const counts = { sure: 0, likely: 0, perhaps: 0, dismissed: 0 };
  for (const row of rows)
    counts[Number(row.dismissed) === 1 ? 'dismissed' : SURENESS[row.strength]] += Number(row.count);
  return counts;
}

interface Side {
  id: number;
  name: string;
  isMe: boolean;
  createdAt: number;
  touchedAt: number | null;
  fields: { field: Field; value: string }[];
}

export async function sidesOf(read: Read, ids: readonly number[]): Promise<Map<number, Side>> {
  if (ids.length === 0) return new Map();
  const people = await read
    .selectFrom('person')
    .select(['id', 'name', 'is_me', 'created_at', 'touched_at'])
    .where('id', 'in', ids)
    .execute();
  const rows = await read
    .selectFrom('person_field')
    .select(['person_id', 'field', 'value'])
    .where('person_id', 'in', ids)
    .orderBy('id')
    .execute();
  const said = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    people.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        isMe: row.is_me === 1,
        createdAt: row.created_at,
        touchedAt: row.touched_at,
        fields: said.get(row.id) ?? [],
      },
    ]),
  );
}

interface Row {
  a_id: number;
  b_id: number;
  strength: Strength;
  reasons: string;
  dismissed_at: number | null;
}

function pairView(row: Row, sides: ReadonlyMap<number, Side>): PairView[] {
  const [a, b] = [sides.get(row.a_id), sides.get(row.b_id)];
  if (!a || !b) return [];
  return [
    {
      a: sideView(a, b),
      b: sideView(b, a),
      keepId: keeperOf(a, b),
      sureness: SURENESS[row.strength],
      reasons: JSON.parse(row.reasons) as string[],
      dismissedAt: row.dismissed_at,
    },
  ];
}

function sideView({ id, name, isMe, createdAt, fields }: Side, other: Side): PairSide {
  const theirs = new Set(other.fields.map(sense));
  const known = FIELDS.filter((field) => SHOWN.has(field)).flatMap((field) =>
    [...new Set(fields.filter((one) => one.field === field).map((one) => one.value))].map(
      (value) => ({
        title: FIELD_TITLES[field],
        value: dayWordsOf(field, value),
        isShared: theirs.has(sense({ field, value })),
      }),
    ),
  );
  return { id, name, isMe, createdAt, known: known.slice(0, KNOWN_PER_SIDE_MAX) };
}

/** What a value comes down to, so that two spellings are seen to be one. */
const sense = ({ field, value }: { field: Field; value: string }): string =>
  addressOf(field, value) ?? `${field} ${nameKey(value)}`;

/** Who stays: the member themselves, whom they worked with, of whom more is known, who came first. The same whatever the order. */
export function keeperOf(a: Side, b: Side): number {
  const rank = (side: Side) => [
    side.isMe ? 0 : 1,
    side.touchedAt === null ? 1 : 0,
    -new Set(side.fields.map((one) => `${one.field} ${one.value}`)).size,
    side.id,
  ];
  const [first, second] = [rank(a), rank(b)];
  const decisive = first.findIndex((value, i) => value !== second[i]);
  return (first[decisive] ?? 0) < (second[decisive] ?? 0) ? a.id : b.id;
}

/** Pairs of which the member said that they are not the same, for an export. */
export async function exportDismissed(kith: Kith, memberId: number) {
  const rows = await livePairs(kith.db.read, memberId)
    .select(['a_id', 'b_id', 'dismissed_at'])
    .where('dismissed_at', 'is not', null)
    .orderBy('a_id')
    .orderBy('b_id')
    .execute();
  return rows.map((row) => ({
    personIds: [row.a_id, row.b_id],
    dismissedAt: row.dismissed_at ?? 0,
  }));
}
