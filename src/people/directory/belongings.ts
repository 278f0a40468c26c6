import { sql } from 'kysely';
import type { Write } from '#platform';
import type { Tables } from '#tables';
import { inChunks } from './note.ts';

type Value = string | number | null;

/** What a room keeps about people, and how it goes over from one to another and back. */
export interface Belonging {
  /** Where it is remembered what went over; one of each name in the house. */
  name: string;
  /** Moves all that can go over and answers what did, as JSON takes it. What the other has too stays behind. */
  move(trx: Write, fromId: number, toId: number): Promise<unknown[]>;
  /** Moves that back, as far as it is still there. */
  moveBack(trx: Write, moved: readonly unknown[], fromId: number, toId: number): Promise<void>;
}

interface Rows {
  table: keyof Tables;
  /** The column that names the person. */
  column?: string;
  /** Columns that name a row, beside the person. */
  key: readonly string[];
  /** Columns of which one person has each value once; where both have one, that of the person kept stays. */
  once?: readonly string[];
  /** Only rows in which a column has this value. */
  only?: readonly [column: string, value: string];
}

const ROWS_AT_ONCE = 200;

/**
 * A table of which rows hang on a person. The room that calls this names a table of its own: the
 * statements are the same for every room, so they are written once, here.
 */
export function rowsOf({ table, column = 'person_id', key, once, only }: Rows): Belonging {
  const of = sql.table(table);
  const person = sql.ref(`${table}.${column}`);
  const meant = only ? sql`and ${sql.ref(`${table}.${only[0]}`)} = ${only[1]}` : sql``;
  const same = (name: string) =>
    sql`and ${sql.ref(`same.${name}`)} is not distinct from ${sql.ref(`${table}.${name}`)}`;
  /** Nobody gets a second one of what there is once. */
  const isFree = (toId: number) =>
    once
      ? sql`and not exists (select 1 from ${of} as same where ${sql.ref(`same.${column}`)} = ${toId}
          ${only ? sql`and ${sql.ref(`same.${only[0]}`)} = ${only[1]}` : sql``}
          ${sql.join(once.map(same), sql` `)})`
      : sql``;
  const move = async (trx: Write, fromId: number, toId: number, which = sql``) => {
    const { rows } = await sql<Record<string, Value>>`
      update ${of} set ${sql.ref(column)} = ${toId}
      where ${person} = ${fromId} ${meant} ${which} ${isFree(toId)}
      returning ${sql.join([...key, column].map((name) => sql.ref(name)))}`.execute(trx);
    return rows.map((row) => key.map((name) => row[name] ?? null));
  };
  const named = (row: Value[]) => {
    const columns = key.map((name, i) => sql`${sql.ref(`${table}.${name}`)} = ${row[i]}`);
    // A table with one row for a person needs no further name.
    return columns.length === 0 ? sql`1 = 1` : sql`(${sql.join(columns, sql` and `)})`;
  };
  return {
    name: `${table}.${column}`,
    move: (trx, fromId, toId) => move(trx, fromId, toId),
    moveBack: async (trx, moved, fromId, toId) => {
      for (const chunk of inChunks(moved as Value[][], ROWS_AT_ONCE)) {
        const which = sql.join(chunk.map(named), sql` or `);
        await move(trx, fromId, toId, sql`and (${which})`);
      }
    },
  };
}

/** Gives what belongs to a person who is gone to the one they became, and remembers what went. Bears being done twice. */
export async function moveBelongings(
  trx: Write,
  belongings: readonly Belonging[],
  { goneId, keepId }: { goneId: number; keepId: number },
): Promise<void> {
  for (const belonging of belongings) {
    const moved = await belonging.move(trx, goneId, keepId);
    if (moved.length === 0) continue;
    const before = await movedOf(trx, goneId, belonging.name);
    await trx
      .insertInto('person_moved')
      .values({
        gone_id: goneId,
        name: belonging.name,
        moved: JSON.stringify([...before, ...moved]),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['gone_id', 'name'])
          .doUpdateSet((eb) => ({ moved: eb.ref('excluded.moved') })),
      )
      .execute();
  }
}

/**
 * Gives back what a merge had moved from `goneId`, who is there again. A person merged into them
 * before that has nothing of their own then: what had come by them straight to `keepId`, because a
 * job was late, goes to `goneId` too.
 */
export async function moveBelongingsBack(
  trx: Write,
  belongings: readonly Belonging[],
  { goneId, keepId }: { goneId: number; keepId: number },
): Promise<void> {
  const earlier = await trx
    .selectFrom('person')
    .select('id')
    .where('merged_into', '=', goneId)
    .execute();
  for (const belonging of belongings) {
    for (const id of [goneId, ...earlier.map((row) => row.id)]) {
      const moved = await movedOf(trx, id, belonging.name);
      if (moved.length > 0) await belonging.moveBack(trx, moved, keepId, goneId);
    }
    await trx
      .deleteFrom('person_moved')
      .where('gone_id', '=', goneId)
      .where('name', '=', belonging.name)
      .execute();
  }
}

async function movedOf(trx: Write, goneId: number, name: string): Promise<unknown[]> {
  const row = await trx
    .selectFrom('person_moved')
    .select('moved')
    .where('gone_id', '=', goneId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? (JSON.parse(row.moved) as unknown[]) : [];
}
