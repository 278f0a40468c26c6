import { z } from '@hono/zod-openapi';
import type { Read, Write } from '../database/index.ts';
import type { JobHandler } from '../jobs/index.ts';
import type { Kith } from '../kith.ts';
import {
  beginApplying,
  beginUndoing,
  discardImport,
  holdImport,
  importRow,
  importRows,
  requireStillApplying,
  takeUpAgain,
  toldOfWork,
} from './batches.ts';
import type { ImportName, ImportRow } from './tables.ts';

const IMPORTS_SHOWN_MAX = 20;
const ATTEMPTS_MAX = 10;
const Payload = z.object({ importId: z.number().int(), memberId: z.number().int() });

/** Whose import is worked on. */
export interface Working {
  kith: Kith;
  memberId: number;
  importId: number;
}
export type CarryingOut<Choices> = Working & { choices: Choices };

/** Steps that were made in a transaction. */
export interface Made {
  /** 0 when nothing is left to be done. */
  steps: number;
  /** What need not stand in the transaction. */
  afterwards?: () => Promise<void>;
}

/** What one room's imports are: where they stand, and how its things are made and taken back. */
export interface ImportKind<Name extends ImportName, Choices> {
  table: Name;
  /** The kinds of its jobs, `room.verb`. */
  jobs: { apply: string; undo: string };
  /** A member's imports of this line are worked on one after the other. */
  line: string;
  Choices: z.ZodType<Choices>;
  /** Gets the things of a preview ready, by what was chosen; gives in how many steps they are made. */
  stepsOf(trx: Write, importId: number, choices: Choices): Promise<number>;
  /** Makes the next things: so few that others can write in between. */
  makeSome(trx: Write, carrying: CarryingOut<Choices>): Promise<Made>;
  /** Goes before: one step whose work must not wait in a transaction; gives what to write of it, null when there is none. */
  makeOutside?(carrying: CarryingOut<Choices>): Promise<((trx: Write) => Promise<void>) | null>;
  /** Takes the next things back; gives how many it looked at, 0 when none is left, and how many of these stayed. */
  undoSome(trx: Write, working: Working): Promise<{ steps: number; stayed: number }>;
  /** What is taken back at last, outside of a transaction; gives what stayed that was not told before. Must bear being done twice. */
  undoRest?(working: Working): Promise<number>;
}

/**
 * Imports that are shown before they are carried out and can be taken back whole, both in steps as a job. What is done
 * is written with the work itself, so that a job goes on where it stopped.
 */
export function importsInSteps<Name extends ImportName, Choices>(kind: ImportKind<Name, Choices>) {
  const table: ImportName = kind.table;
  const rowOf = (read: Read, memberId: number, id: number) =>
    importRow(read, kind.table, { memberId, id });

  const enqueue = (kith: Kith, trx: Write, { job, memberId, id }: Enqueued) =>
    kith.enqueue(trx, [
      {
        kind: kind.jobs[job],
        payload: { importId: id, memberId },
        orderingKey: `${kind.line} ${memberId}`,
      },
    ]);

  return {
    rowOf,
    rowsOf: (read: Read, memberId: number): Promise<ImportRow<Name>[]> =>
      importRows(read, kind.table, { memberId, most: IMPORTS_SHOWN_MAX }),

    /** Carries out a preview, as a job. */
    async apply(
      kith: Kith,
      memberId: number,
      { id, choices }: { id: number; choices: Choices },
    ): Promise<void> {
      await kith.db.write(async (trx) => {
        await beginApplying(trx, table, { memberId, id });
        await trx
          .updateTable(table)
          .set({
            choices: JSON.stringify(choices),
            steps_total: await kind.stepsOf(trx, id, choices),
            steps_done: 0,
          })
          .where('id', '=', id)
          .execute();
        await enqueue(kith, trx, { job: 'apply', memberId, id });
      });
      kith.wakeJobs();
    },

    /** Takes a whole import back, as a job; what was touched since stays. */
    async undo(kith: Kith, memberId: number, id: number): Promise<void> {
      await kith.db.write(async (trx) => {
        await beginUndoing(trx, table, { memberId, id });
        await trx.updateTable(table).set({ stayed: 0 }).where('id', '=', id).execute();
        await enqueue(kith, trx, { job: 'undo', memberId, id });
      });
      kith.wakeJobs();
    },

    /** Stops bringing in, with the step that it is at. */
    hold: (kith: Kith, memberId: number, id: number): Promise<void> =>
      kith.db.write((trx) => holdImport(trx, table, { memberId, id })),

    /** Goes on with work that was given up or stopped, where it stopped. */
    async again(kith: Kith, memberId: number, id: number): Promise<void> {
      await kith.db.write(async (trx) => {
        const job = await takeUpAgain(trx, table, { memberId, id });
        await enqueue(kith, trx, { job, memberId, id });
      });
      kith.wakeJobs();
    },

    /** Throws a preview away; nothing was made of it. */
    discard: (kith: Kith, memberId: number, id: number): Promise<void> =>
      kith.db.write((trx) => discardImport(trx, table, { memberId, id })),

    jobs: (kith: Kith): Record<string, JobHandler> => ({
      [kind.jobs.apply]: jobOf(kith, table, {
        state: 'applying',
        work: (working) => makeAll(kind, working),
      }),
      [kind.jobs.undo]: jobOf(kith, table, {
        state: 'undoing',
        work: (working) => undoAll(kind, working),
      }),
    }),
  };
}

interface Enqueued {
  job: 'apply' | 'undo';
  memberId: number;
  id: number;
}

interface Work {
  state: 'applying' | 'undoing';
  work: (working: Working) => Promise<void>;
}

const jobOf = (kith: Kith, table: ImportName, { state, work }: Work): JobHandler => ({
  attemptsMax: ATTEMPTS_MAX,
  run: (payload) => work({ kith, ...Payload.parse(payload) }),
  ...toldOfWork(table, {
    state,
    idOf: (payload) => Payload.parse(payload).importId,
    now: kith.now,
  }),
});

/** State and choices of an import that is worked on; null when it is gone, or the work is over. */
async function stillAt(
  read: Read,
  table: ImportName,
  { importId, state }: { importId: number; state: 'applying' | 'undoing' },
): Promise<{ choices: string; is_held: number } | null> {
  const row = await read
    .selectFrom(table)
    .select(['choices', 'is_held'])
    .where('id', '=', importId)
    .where('state', '=', state)
    .executeTakeFirst();
  return row ?? null;
}

async function makeAll<Name extends ImportName, Choices>(
  kind: ImportKind<Name, Choices>,
  working: Working,
): Promise<void> {
  const at = { importId: working.importId, state: 'applying' as const };
  // Asked before each step, so that one that is stopped does not begin another.
  for (;;) {
    const row = await stillAt(working.kith.db.read, kind.table, at);
    if (!row || row.is_held === 1) return;
    const carrying = { ...working, choices: kind.Choices.parse(JSON.parse(row.choices)) };
    if (!(await makeStep(kind, carrying))) return;
  }
}

/** Gives whether there may be more. */
async function makeStep<Name extends ImportName, Choices>(
  kind: ImportKind<Name, Choices>,
  carrying: CarryingOut<Choices>,
): Promise<boolean> {
  const { kith, importId } = carrying;
  const table: ImportName = kind.table;
  const outside = await kind.makeOutside?.(carrying);
  const made = await kith.db.write(async (trx): Promise<Made> => {
    // Asked in each transaction: a job whose lease has ended may have a second beside it.
    const row = await stillAt(trx, table, { importId, state: 'applying' });
    // What was made outside is kept, also where it was stopped meanwhile.
    if (!row || (row.is_held === 1 && !outside)) return { steps: 0 };
    if (outside) await outside(trx);
    const done = outside ? { steps: 1 } : await kind.makeSome(trx, carrying);
    const written = await trx
      .updateTable(table)
      .set((eb) => ({
        // Whoever runs this Kith may have tried it again.
        stopped_at: null,
        steps_done: eb('steps_done', '+', done.steps),
        // With the last step the import is done, also where it was stopped meanwhile.
        ...(done.steps === 0
          ? { state: 'applied' as const, applied_at: kith.now(), is_held: 0 }
          : {}),
      }))
      .where('id', '=', importId)
      .where('state', '=', 'applying')
      .executeTakeFirstOrThrow();
    requireStillApplying(written);
    return done;
  });
  await made.afterwards?.();
  return made.steps > 0;
}

async function undoAll<Name extends ImportName, Choices>(
  kind: ImportKind<Name, Choices>,
  working: Working,
): Promise<void> {
  const { kith, importId } = working;
  const table: ImportName = kind.table;
  const at = { importId, state: 'undoing' as const };
  if (!(await stillAt(kith.db.read, table, at))) return;
  const step = async (trx: Write): Promise<boolean> => {
    if (!(await stillAt(trx, table, at))) return false;
    const { steps, stayed } = await kind.undoSome(trx, working);
    await trx
      .updateTable(table)
      .set((eb) => ({ stayed: eb('stayed', '+', stayed) }))
      .where('id', '=', importId)
      .execute();
    return steps > 0;
  };
  while (await kith.db.write(step));
  const rest = (await kind.undoRest?.(working)) ?? 0;
  await kith.db.write((trx) =>
    trx
      .updateTable(table)
      .set((eb) => ({
        state: 'undone' as const,
        stopped_at: null,
        stayed: eb('stayed', '+', rest),
      }))
      .where('id', '=', importId)
      .where('state', '=', 'undoing')
      .execute(),
  );
}
