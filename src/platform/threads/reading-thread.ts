import { Worker } from 'node:worker_threads';

/** What goes into a thread and what comes back, told apart by number. */
export type ThreadQuestion<Asked> = { id: number; asked: Asked };
export type ThreadReply = { id: number; answer: unknown } | { id: number; error: string };

/** A thread that took too long or too much memory; the words follow "This file". */
export type GivenUp = { givenUp: string };

export interface ReadingThread<Asked> {
  /**
   * Asks the thread, one question after another. `moved` are buffers that it takes over.
   * @throws what the thread threw: a bug of the reader.
   */
  ask(asked: Asked, moved?: ArrayBuffer[]): Promise<unknown>;
}

export interface ThreadLimits {
  /** Reading that takes longer is given up and its thread ended. */
  timeoutMs: number;
  heapMbMax: number;
}

/** What is read is gone soon; left to itself, V8 takes 64 MB for it on a machine with much memory. */
const YOUNG_MB_MAX = 12;

export const isGivenUp = (answer: unknown): answer is GivenUp =>
  typeof answer === 'object' && answer !== null && 'givenUp' in answer;

/**
 * One thread for the process in which strangers' files are read, so that a large or hostile one
 * never holds up the server. Started when first needed, replaced when it breaks; it does not keep
 * the process alive.
 */
export function readingThread<Asked>(file: URL, limits: ThreadLimits): ReadingThread<Asked> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let nextId = 1;

  function thread(): Worker {
    if (worker) return worker;
    worker = new Worker(file, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMbMax,
        maxYoungGenerationSizeMb: YOUNG_MB_MAX,
      },
    });
    worker.unref();
    return worker;
  }

  async function replaceThread(): Promise<void> {
    const broken = worker;
    worker = undefined;
    await broken?.terminate();
  }

  function askNow(asked: Asked, moved: ArrayBuffer[]): Promise<unknown> {
    const id = nextId++;
    const on = thread();
    on.ref();
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        on.off('message', hear);
        on.off('error', fall);
        on.unref();
        finish();
      };
      const giveUp = (givenUp: string) =>
        settle(() => void replaceThread().then(() => resolve({ givenUp })));
      const fall = () => giveUp('takes more memory to read than Kith allows');
      const hear = (reply: ThreadReply) => {
        if (reply.id !== id) return;
        settle(() => ('error' in reply ? reject(new Error(reply.error)) : resolve(reply.answer)));
      };
      const timer = setTimeout(
        () => giveUp('takes longer to read than Kith allows'),
        limits.timeoutMs,
      );
      on.on('message', hear);
      on.once('error', fall);
      on.postMessage({ id, asked } satisfies ThreadQuestion<Asked>, moved);
    });
  }

  return {
    // The thread has one pair of eyes, and its time limit is for reading, not for waiting.
    ask: (asked, moved = []) => {
      const mine = last.then(() => askNow(asked, moved));
      last = mine.catch(() => {});
      return mine;
    },
  };
}
