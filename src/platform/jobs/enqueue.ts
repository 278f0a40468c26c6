import { sendAlong, type Write } from '../database/index.ts';
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

/**
 * Adds jobs in the transaction of what caused them, so that neither is there without the other.
 * A job whose dedupe key is taken is brought forward if it waits for later, not added; what failed
 * of it still counts, so that it ends also when asked for again and again. A dead one begins anew, and one that
 * runs is asked for once more where it is `isForMore`.
 */
export async function enqueue(trx: Write, now: number, given: NewJob[]): Promise<void> {
  const jobs = withoutRepeats(given, now);
  for (const [restsMs, some] of Map.groupBy(jobs, ({ deadRestsMs }) => deadRestsMs ?? 0))
    await put(trx, some, { now, deadSince: now - restsMs });
  await askAgain(trx, jobs);
}

async function askAgain(trx: Write, jobs: NewJob[]): Promise<void> {
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
  jobs: NewJob[],
  { now, deadSince }: { now: number; deadSince: number },
): Promise<void> {
  for (let start = 0; start < jobs.length; start += ROWS_AT_ONCE_MAX) {
    const rows = jobs.slice(start, start + ROWS_AT_ONCE_MAX).map((job) => {
      const payload = JSON.stringify(job.payload);
      if (payload.length > JOB_PAYLOAD_BYTES_MAX)
        throw new Error(`a job of ${job.kind} is too large`);
      return {
        kind: job.kind,
        payload,
        ordering_key: job.orderingKey ?? null,
        dedupe_key: job.dedupeKey ?? null,
        state: 'waiting' as const,
        run_at: job.runAt ?? now,
        attempts: 0,
        lease_until: null,
        lease_owner: null,
        error: null,
        created_at: now,
      };
    });
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

/** One job for each dedupe key, the earliest: PostgreSQL refuses to settle a key twice in one statement. */
function withoutRepeats(jobs: NewJob[], now: number): NewJob[] {
  const byKey = new Map<string, NewJob>();
  for (const job of jobs) {
    if (job.dedupeKey === undefined) continue;
    const known = byKey.get(job.dedupeKey);
    if (!known || (job.runAt ?? now) < (known.runAt ?? now)) byKey.set(job.dedupeKey, job);
  }
  return jobs.filter((job) => job.dedupeKey === undefined || byKey.get(job.dedupeKey) === job);
}
