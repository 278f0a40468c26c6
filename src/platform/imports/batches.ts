import { sql, type UpdateResult } from 'kysely';
import type { Read, Write } from '../database/index.ts';
import type { JobHandler } from '../jobs/index.ts';
import { Refusal } from '../refusal.ts';
import type { BatchName, ImportRow } from './tables.ts';

/** A member's import. Another member's is not there. */
export async function importRow<Name extends BatchName>(
  read: Read,
  table: Name,
  { memberId, id }: { memberId: number; id: number },
): Promise<ImportRow<Name>> {
  const name: BatchName = table;
  const row = await read
    .selectFrom(name)
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such import.');
  return row as ImportRow<Name>;
}

/** A member's imports, the last first. */
export async function importRows<Name extends BatchName>(
  read: Read,
  table: Name,
  { memberId, most }: { memberId: number; most: number },
): Promise<ImportRow<Name>[]> {
  const name: BatchName = table;
  const rows = await read
    .selectFrom(name)
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows as ImportRow<Name>[];
}

const FILE_NAME_CHARS_MAX = 200;

/** What an import is called after its file; `nameless` where that has no name. */
export const fileNameOf = (name: string, nameless: string): string =>
  name.trim().slice(0, FILE_NAME_CHARS_MAX).toWellFormed() || nameless;

const FORGOTTEN_AT_ONCE = 50;

/** Keeps so many of a member's previews and imports taken back; the older ones go. */
export async function forgetOldImports(
  trx: Write,
  table: BatchName,
  { memberId, most }: { memberId: number; most: number },
): Promise<void> {
  const old = await trx
    .selectFrom(table)
    .select('id')
    .where('member_id', '=', memberId)
    .where('state', 'in', ['preview', 'undone'])
    .orderBy('id', 'desc')
    .offset(most)
    .limit(FORGOTTEN_AT_ONCE)
    .execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await trx.deleteFrom(table).where('id', 'in', ids).execute();
}

/** Throws a preview away, also one that is still being made; nothing was made of it. */
export async function discardImport(
  trx: Write,
  table: BatchName,
  of: { memberId: number; id: number },
): Promise<void> {
  const { state } = await importRow(trx, table, of);
  if (state !== 'preview' && state !== 'looking')
    throw new Refusal('conflict', 'This import has been carried out; undo it instead.');
  await trx.deleteFrom(table).where('id', '=', of.id).execute();
}

/**
 * Moves a preview to where it is carried out. Whose it is and how it stands is asked by the statement that moves it, here and
 * below: of two that come at once, one is refused. @throws Refusal unless it waits for that.
 */
export async function beginApplying(
  trx: Write,
  table: BatchName,
  of: { memberId: number; id: number },
): Promise<void> {
  await importRow(trx, table, of);
  const written = await trx
    .updateTable(table)
    .set({ state: 'applying' })
    .where('id', '=', of.id)
    .where('member_id', '=', of.memberId)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n)
    throw new Refusal('conflict', 'This import has been carried out already.');
}

/** Its work was given up, or its member stopped it. */
const rests = sql<boolean>`(stopped_at is not null or is_held = 1)`;

/** Has the work of an import rest: it ends with the step that it is at. @throws Refusal unless it is being brought in. */
export async function holdImport(
  trx: Write,
  table: BatchName,
  of: { memberId: number; id: number },
): Promise<void> {
  await importRow(trx, table, of);
  const written = await trx
    .updateTable(table)
    .set({ is_held: 1 })
    .where('id', '=', of.id)
    .where('member_id', '=', of.memberId)
    .where('state', '=', 'applying')
    .where(sql<boolean>`not ${rests}`)
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n)
    throw new Refusal('conflict', 'This import is not being brought in just now.');
}

/**
 * With what a step writes of itself while the import is being brought in: on PostgreSQL its member may have begun to take
 * it back since the step looked. @throws Refusal then, so that nothing of the step stays.
 */
export function requireStillApplying({ numUpdatedRows }: UpdateResult): void {
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'This import is being taken back.');
}

/** Moves an import to where it is taken back. @throws Refusal unless it has been carried out, or as far as its work came. */
export async function beginUndoing(
  trx: Write,
  table: BatchName,
  of: { memberId: number; id: number },
): Promise<void> {
  await importRow(trx, table, of);
  const written = await trx
    .updateTable(table)
    .set({ state: 'undoing', stopped_at: null, is_held: 0 })
    .where('id', '=', of.id)
    .where('member_id', '=', of.memberId)
    .where(sql<boolean>`(state = 'applied' or (state = 'applying' and ${rests}))`)
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n)
    throw new Refusal('conflict', 'Only an import that has been carried out can be undone.');
}

/** Writes down that the work of an import goes on, and gives which. @throws Refusal unless it was given up or stopped. */
export async function takeUpAgain(
  trx: Write,
  table: BatchName,
  of: { memberId: number; id: number },
): Promise<'apply' | 'undo'> {
  await importRow(trx, table, of);
  const row = await trx
    .updateTable(table)
    .set({ stopped_at: null, is_held: 0 })
    .where('id', '=', of.id)
    .where('member_id', '=', of.memberId)
    .where('state', 'in', ['applying', 'undoing'])
    .where(rests)
    .returning('state')
    .executeTakeFirst();
  if (!row) throw new Refusal('conflict', 'The work of this import has not stopped.');
  return row.state === 'applying' ? 'apply' : 'undo';
}

interface Told {
  state: 'applying' | 'undoing';
  idOf: (payload: unknown) => number;
  now: () => number;
}

/**
 * What is told of an import whose work was given up, so that it does not look as if it went on, and taken back where whoever runs
 * this Kith has it tried again. What is at other work by then stays, and what its member stopped rests on.
 */
export function toldOfWork(
  table: BatchName,
  { state, idOf, now }: Told,
): Required<Pick<JobHandler, 'givenUp' | 'triedAgain'>> {
  const say = async (trx: Write, payload: unknown, stoppedAt: number | null): Promise<void> => {
    await trx
      .updateTable(table)
      .set({ stopped_at: stoppedAt })
      .where('id', '=', idOf(payload))
      .where('state', '=', state)
      .execute();
  };
  return {
    givenUp: (trx, payload) => say(trx, payload, now()),
    triedAgain: (trx, payload) => say(trx, payload, null),
  };
}
