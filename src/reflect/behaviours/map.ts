import { CELLS, type Cell, goalById } from '#goals';
import type { Kith, Read } from '#platform';
import { LATEST_MAX } from './limits.ts';
import { nextStep } from './next.ts';
import { columnsOf, livedIn, type Period, type Row, viewsOf } from './queries.ts';
import type { CellView, MapView } from './schema.ts';

export type MapAsked = Period;

/** The twelve cells with what was lived in each, for a goal or for all, and one next step. */
export async function mapOf(kith: Kith, memberId: number, asked: MapAsked = {}): Promise<MapView> {
  const cells = await cellsOf(kith, memberId, asked);
  return { cells, next: await nextStep(kith, memberId, { goalId: asked.goalId, cells }) };
}

/**
 * Counted from an index and not kept in a second place: there is nothing that could disagree with the
 * behaviours.
 */
async function cellsOf(kith: Kith, memberId: number, asked: MapAsked): Promise<CellView[]> {
  if (asked.goalId !== undefined) await goalById(kith, memberId, asked.goalId);
  const { read } = kith.db;
  const [counts, latest] = await Promise.all([
    countsOf(read, memberId, asked),
    Promise.all(CELLS.map((cell) => latestOf(read, memberId, { ...asked, cell }))),
  ]);
  const views = new Map(
    (await viewsOf(read, memberId, latest.flat())).map((view) => [view.id, view]),
  );
  return CELLS.map((cell, at) => ({
    ...cell,
    count: counts.get(keyOf(cell)) ?? 0,
    latest: (latest[at] ?? []).flatMap((row) => views.get(row.id) ?? []),
  }));
}

const keyOf = ({ c, phase }: Cell) => `${phase} ${c}`;

/**
 * How often each cell was lived. Each is counted by itself: asked for all at once over a year, SQLite reads by time
 * instead of by cell, and 200,000 rows took 250 ms instead of 20.
 */
async function countsOf(read: Read, memberId: number, asked: Period): Promise<Map<string, number>> {
  const [first, ...others] = CELLS.map((cell) =>
    livedIn(read, memberId, asked)
      .select((eb) => [eb.val(keyOf(cell)).as('cell'), eb.fn.countAll<number>().as('count')])
      .where('c', '=', cell.c)
      .where('phase', '=', cell.phase),
  );
  if (!first) return new Map();
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  return new Map(rows.map((row) => [row.cell, Number(row.count)]));
}

function latestOf(
  read: Read,
  memberId: number,
  { cell, ...asked }: Period & { cell: Cell },
): Promise<Row[]> {
  return columnsOf(livedIn(read, memberId, asked))
    .where('c', '=', cell.c)
    .where('phase', '=', cell.phase)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(LATEST_MAX)
    .execute();
}
