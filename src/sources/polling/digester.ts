import { Worker } from 'node:worker_threads';
import type { Digested } from './digest.ts';

/** A feed that takes longer is given up and its thread ended. */
const DIGEST_TIMEOUT_MS = 30_000;
const HEAP_MB_MAX = 512;

interface Task {
  bytes: Uint8Array;
  url: string;
  contentType?: string;
}
type Reply = { id: number; digested: Digested } | { id: number; error: string };

export interface Digester {
  digest(task: Task): Promise<Digested>;
  close(): Promise<void>;
}

/** Reads feeds one after another in a bounded thread, which is started when first needed and replaced when it breaks. */
export function createDigester(): Digester {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let nextId = 1;

  function thread(): Worker {
    if (worker) return worker;
    const started = new Worker(new URL('./digest-thread.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
    });
    started.unref();
    worker = started;
    return started;
  }
  async function giveUp(): Promise<void> {
    const broken = worker;
    worker = undefined;
    await broken?.terminate();
  }

  function run(task: Task): Promise<Digested> {
    const id = nextId++;
    const on = thread();
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        on.off('message', hear);
        on.off('error', fall);
        finish();
      };
      const fall = () =>
        settle(
          () =>
            void giveUp().then(() =>
              resolve({
                kind: 'not-a-feed',
                why: 'This feed takes more memory to read than Kith allows.',
              }),
            ),
        );
      const hear = (reply: Reply) => {
        if (reply.id !== id) return;
        settle(() => ('error' in reply ? reject(new Error(reply.error)) : resolve(reply.digested)));
      };
      const timer = setTimeout(
        () =>
          settle(
            () =>
              void giveUp().then(() =>
                resolve({
                  kind: 'not-a-feed',
                  why: 'This feed takes longer to read than Kith allows.',
                }),
              ),
          ),
        DIGEST_TIMEOUT_MS,
      );
      on.on('message', hear);
      on.once('error', fall);
      on.postMessage({ id, ...task });
    });
  }

  return {
    digest: (task) => {
      const mine = last.then(() => run(task));
      last = mine.catch(() => {});
      return mine;
    },
    close: giveUp,
  };
}
