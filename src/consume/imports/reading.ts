import { isGivenUp, Refusal, readingThread } from '#platform';
import type { ReadList } from './readers/index.ts';

const TIMEOUT_MS = 60_000;
const HEAP_MB_MAX = 1_024;
/** Each waits with its whole file in memory. */
const WAITING_MAX = 3;

export interface ListQuestion {
  bytes: Uint8Array;
}

const thread = readingThread<ListQuestion>(new URL('./list-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

let waiting = 0;

/** Reads a list in a thread of its own. @throws Refusal when it cannot be read, or when others wait already. */
export async function readListInThread(bytes: Uint8Array<ArrayBuffer>): Promise<ReadList> {
  if (waiting >= WAITING_MAX)
    throw new Refusal('too_many', 'Others are bringing in lists just now. Try again in a minute.');
  waiting += 1;
  try {
    const answer = await thread.ask({ bytes });
    if (isGivenUp(answer))
      throw new Refusal('invalid', `This file ${answer.givenUp}. Split it and bring in the parts.`);
    const read = answer as ReadList | { why: string };
    if ('why' in read) throw new Refusal('invalid', read.why);
    return read;
  } finally {
    waiting -= 1;
  }
}
