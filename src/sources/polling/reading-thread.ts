import { Worker } from 'node:worker_threads';
import type { ReadFile } from '../imports/readers/index.ts';
import type { Digested } from './digest.ts';

/** Reading that takes longer is given up and its thread ended. */
const READING_TIMEOUT_MS = 30_000;
const HEAP_MB_MAX = 1_024;

export type Asked =
  | { kind: 'feed'; bytes: Uint8Array; url: string; contentType?: string }
  | { kind: 'file'; bytes: Uint8Array; name: string };
export type Reply = { id: number; answer: unknown } | { id: number; error: string };
type GivenUp = { givenUp: string };

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();
let nextId = 1;

/** One thread for the process, started when first needed and replaced when it breaks. It does not keep the process alive. */
function thread(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./digest-thread.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
  });
  worker.unref();
  return worker;
}

async function replaceThread(): Promise<void> {
  const broken = worker;
  worker = undefined;
  await broken?.terminate();
}

function ask(asked: Asked): Promise<unknown> {
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
    const hear = (reply: Reply) => {
      if (reply.id !== id) return;
      settle(() => ('error' in reply ? reject(new Error(reply.error)) : resolve(reply.answer)));
    };
    const timer = setTimeout(
      () => giveUp('takes longer to read than Kith allows'),
      READING_TIMEOUT_MS,
    );
    on.on('message', hear);
    on.once('error', fall);
    on.postMessage({ id, asked });
  });
}

/** One after another: the thread has one pair of eyes, and its time limit is for reading, not for waiting. */
function inTurn(asked: Asked): Promise<unknown> {
  const mine = last.then(() => ask(asked));
  last = mine.catch(() => {});
  return mine;
}

const isGivenUp = (answer: unknown): answer is GivenUp =>
  typeof answer === 'object' && answer !== null && 'givenUp' in answer;

/** Reads a feed's bytes in the thread. */
export async function digestInThread(asked: {
  bytes: Uint8Array;
  url: string;
  contentType?: string;
}): Promise<Digested> {
  const answer = await inTurn({ kind: 'feed', ...asked });
  return isGivenUp(answer)
    ? { kind: 'not-a-feed', why: `This feed ${answer.givenUp}.` }
    : (answer as Digested);
}

/** Reads an imported file's bytes in the thread. */
export async function readFileInThread(bytes: Uint8Array, name: string): Promise<ReadFile> {
  const answer = await inTurn({ kind: 'file', bytes, name });
  return isGivenUp(answer)
    ? { kind: 'unreadable', why: `This file ${answer.givenUp}. Split it and import the parts.` }
    : (answer as ReadFile);
}
