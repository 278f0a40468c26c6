import { AsyncResource } from 'node:async_hooks';
import type { Database, Write } from '../database/index.ts';
import { type ClaimedJob, claim, settleDone } from './claim.ts';
import { Leases } from './leases.ts';
import { forgetOwner, newOwner, releaseOfDead } from './owner.ts';
import { fail } from './settle.ts';

export interface JobHandler {
  /** Attempts before the job becomes a dead letter. */
  attemptsMax: number;
  /**
   * May be called twice for the same job: a process can die after the work and before the tick. `cutOff` says that one did so
   * since the job was asked for, epoch ms.
   */
  run(payload: unknown, cutOff?: { askedAt: number }): Promise<void>;
  /**
   * Says where it is seen that the work was given up, in the transaction in which the job becomes a dead letter: nothing
   * that it was to move on may look as if it still moved. What has moved on without it stays as it is.
   */
  givenUp?(trx: Write, payload: unknown): Promise<void>;
  /** Takes back what `givenUp` said, in the transaction in which a host has it tried again; what has moved on stays as it is. */
  triedAgain?(trx: Write, payload: unknown): Promise<void>;
}

export interface RunnerOptions {
  db: Database;
  handlers: Map<string, JobHandler>;
  runningMax: number;
  now: () => number;
  onError: (kind: string, error: unknown) => void;
}

export interface Runner {
  /** Looks for work now instead of at the next turn. */
  wake(): void;
  /** Waits until what runs is done and takes no more. */
  stop(): Promise<void>;
}

const IDLE_MS = 500;
/** Many, because a process is killed for other reasons than the jobs it runs; not endless, because of those it is killed by. */
export const INTERRUPTIONS_MAX = 25;

/** Runs due jobs until stopped. Several runners, in several processes, may share a database. */
export function startRunner(options: RunnerOptions): Runner {
  const { db, handlers, now } = options;
  const owner = newOwner();
  const running = new Leases({ db, owner, now });
  /** Carried out, and settled when the next are taken: each on its own would be a transaction of its own. */
  const done = new Set<number>();
  const failed = (error: unknown) => options.onError('jobs', error);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;
  let isAwake = false;
  let idle: (() => void) | undefined;

  async function takeTurn(): Promise<void> {
    isAwake = false;
    const limit = options.runningMax - running.size;
    const kinds = [...handlers.keys()];
    const begunAt = now();
    const jobs = await claim(db, { owner, kinds, limit, now: begunAt, done, running: running.ids });
    for (const job of jobs) {
      running.begin(job.id, begunAt);
      void runOne(options, owner, { job, mayWrite: () => running.mayWrite(job.id) })
        .then((isDone) => isDone && done.add(job.id))
        .catch((error) => options.onError(job.kind, error))
        .finally(() => {
          running.end(job.id);
          if (stopped && running.size === 0) idle?.();
          else wake();
        });
    }
  }

  function schedule(delayMs: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn = takeTurn()
        .catch(failed)
        .finally(() => {
          turn = undefined;
          schedule(isAwake ? 0 : IDLE_MS);
        });
    }, delayMs);
  }
  // A job that wakes it is behind whoever waits; what is scheduled then would be so for good, taking and settling too.
  const wake = AsyncResource.bind((): void => {
    isAwake = true;
    if (!turn) schedule(0);
  });

  const stopRenewing = running.keepRenewing(done, failed);
  turn = releaseOfDead(db, now())
    .catch(failed)
    .then(() => {
      turn = undefined;
      schedule(0);
    });

  return {
    wake,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
      if (running.size > 0)
        await new Promise<void>((resolve) => {
          idle = resolve;
        });
      await db.write((trx) => settleDone(db, trx, [...done], owner)).catch(failed);
      stopRenewing();
      forgetOwner(owner);
    },
  };
}

/** A job that ends the process each time must not end every process for ever. */
const ENDED_EACH_TIME = 'the process ended each time while this ran';

/** Runs one job. True when it is done and yet to be settled; put back or dead when it threw. */
async function runOne(
  options: RunnerOptions,
  owner: string,
  { job, mayWrite }: { job: ClaimedJob; mayWrite: () => Promise<void> },
): Promise<boolean> {
  const { db, handlers, onError } = options;
  const handler = handlers.get(job.kind);
  try {
    if (job.interruptions > INTERRUPTIONS_MAX) {
      await settleFailed(options, owner, { job, error: ENDED_EACH_TIME, attemptsMax: 0 });
      return false;
    }
    const cutOff = job.interruptions > 0 ? { askedAt: job.created_at } : undefined;
    await db.behind(async () => handler?.run(JSON.parse(job.payload), cutOff), mayWrite);
    return true;
  } catch (thrown) {
    onError(job.kind, thrown);
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    await settleFailed(options, owner, { job, error, attemptsMax: handler?.attemptsMax ?? 1 });
    return false;
  }
}

interface Failed {
  job: ClaimedJob;
  error: string;
  attemptsMax: number;
}

async function settleFailed(
  { db, handlers, now, onError }: RunnerOptions,
  owner: string,
  { job, error, attemptsMax }: Failed,
): Promise<void> {
  const { id, kind, attempts, payload } = job;
  const failure = { id, owner, attempts, attemptsMax, error, now: now() };
  const handler = handlers.get(kind);
  try {
    await fail(db, failure, async (trx) => handler?.givenUp?.(trx, JSON.parse(payload)));
  } catch (thrown) {
    // It ends all the same: else it would be claimed again and again.
    onError(kind, thrown);
    await fail(db, failure);
  }
}
