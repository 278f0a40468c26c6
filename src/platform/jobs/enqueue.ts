import { atEnd, sendAlong, type Write } from '../database/index.ts';
import { JOB_PAYLOAD_BYTES_MAX } from './schema.ts';

export interface NewJob {
  kind: string;
  payload: unknown;
  /** Epoch ms; now when left out. */
  runAt?: number;
  orderingKey?: string;
  dedupeKey?: string;
  /** How long a dead one of this key stays dead; it begins anew at once when left out. */
  deadRestsMs?: number;
  /** For work on whatever is there: one that runs may have looked already, and runs once more after it. */
  isForMore?: boolean;
}

const ROWS_AT_ONCE_MAX = 500;

/** A job with its time. */
type TimedJob = NewJob & { runAt: number };

interface Asked {
  jobs: TimedJob[];
  now: number;
}

const asked = new WeakMap<Write, Asked>();

/**
 * Adds jobs in the transaction of what caused them, so that neither is there without the other.
 * A job whose dedupe key is taken is brought forward if it waits for later, not added; what failed
 * of it still counts, so that it ends also when asked for again and again. A dead one begins anew, and one that
 * runs is asked for once more where it is `isForMore`.
 *
 * They are written at the transaction's end, all of them together in one order: else of two transactions that ask for the same
 * jobs on PostgreSQL each might wait for the other, and who takes jobs would go past them for as long as a transaction lasts.
 */
export async function enqueue(trx: Write, now: number, given: NewJob[]): Promise<void> {
  for (const job of given) refuseLarge(job);
  const timed = given.map((job) => ({ ...job, runAt: job.runAt ?? now }));
  const known = asked.get(trx);
  if (known) {
    known.jobs.push(...timed);
    return;
  }
  const all = { jobs: timed, now };
  asked.set(trx, all);
  atEnd(trx, () => putAll(trx, all));
}

function refuseLarge({ kind, payload }: NewJob): void {
  if (JSON.stringify(payload).length > JOB_PAYLOAD_BYTES_MAX)
    throw new Error(`a job of ${kind} is too large`);
}

async function putAll(trx: Write, { jobs, now }: Asked): Promise<void> {
  const inOrder = withoutRepeats(jobs);
  const groups = Map.groupBy(inOrder, ({ deadRestsMs }) => deadRestsMs ?? 0);
  for (const [restsMs, some] of [...groups].toSorted(([a], [b]) => a - b))
    await put(trx, some, { now, deadSince: now - restsMs });
  await askAgain(trx, inOrder);
}

/** Their rows are held since they were put, all in one order. */
async function askAgain(trx: Write, jobs: readonly NewJob[]): Promise<void> {
  const keys = jobs.flatMap(({ dedupeKey, isForMore }) =>
    isForMore && dedupeKey !== undefined ? [dedupeKey] : [],
  );
  for (let start = 0; start < keys.length; start += ROWS_AT_ONCE_MAX)
    await sendAlong(
      trx,
      trx
        .updateTable('job')
        .set({ asked_again: 1 })
        .where('dedupe_key', 'in', keys.slice(start, start + ROWS_AT_ONCE_MAX))
        .where('state', '=', 'running'),
    );
}

/** Those that are dead since later stay so. */
async function put(
  trx: Write,
  jobs: readonly TimedJob[],
  { now, deadSince }: { now: number; deadSince: number },
): Promise<void> {
  for (let start = 0; start < jobs.length; start += ROWS_AT_ONCE_MAX) {
    const rows = jobs.slice(start, start + ROWS_AT_ONCE_MAX).map((job) => ({
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      ordering_key: job.orderingKey ?? null,
      dedupe_key: job.dedupeKey ?? null,
      state: 'waiting' as const,
      run_at: job.runAt,
      attempts: 0,
      lease_until: null,
      lease_owner: null,
      error: null,
      created_at: now,
    }));
    const add = trx
      .insertInto('job')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('dedupe_key')
          .doUpdateSet((eb) => ({
            run_at: eb.ref('excluded.run_at'),
            state: 'waiting',
            error: null,
            attempts: eb
              .case()
              .when('job.state', '=', 'dead')
              .then(0)
              .else(eb.ref('job.attempts'))
              .end(),
            interruptions: eb
              .case()
              .when('job.state', '=', 'dead')
              .then(0)
              .else(eb.ref('job.interruptions'))
              .end(),
          }))
          .where((eb) =>
            eb.or([
              eb.and([eb('job.state', '=', 'dead'), eb('job.run_at', '<=', deadSince)]),
              eb.and([
                eb('job.state', '=', 'waiting'),
                eb('job.run_at', '>', eb.ref('excluded.run_at')),
              ]),
            ]),
          ),
      );
    await sendAlong(trx, add);
  }
}

/**
 * One job for each dedupe key, the earliest, with all that was wished: PostgreSQL refuses to settle a key twice in one
 * statement. Those of a key are in an order of their own, the others where they were.
 */
function withoutRepeats(jobs: readonly TimedJob[]): TimedJob[] {
  const known = new Map<string, TimedJob>();
  const places: (TimedJob | undefined)[] = [];
  for (const job of jobs) {
    const twin = job.dedupeKey === undefined ? undefined : known.get(job.dedupeKey);
    if (!twin) places.push(job.dedupeKey === undefined ? job : undefined);
    if (job.dedupeKey !== undefined) known.set(job.dedupeKey, twin ? bothIn(twin, job) : job);
  }
  const inOrder = [...known.values()].toSorted(byKey).values();
  return places.flatMap((job) => job ?? inOrder.next().value ?? []);
}

const bothIn = (first: TimedJob, second: TimedJob): TimedJob => ({
  ...(second.runAt < first.runAt ? second : first),
  deadRestsMs: Math.min(first.deadRestsMs ?? 0, second.deadRestsMs ?? 0),
  isForMore: first.isForMore === true || second.isForMore === true,
});

/** By number where only that differs. */
function byKey({ dedupeKey: a = '' }: NewJob, { dedupeKey: b = '' }: NewJob): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
