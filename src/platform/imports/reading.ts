import { Refusal } from '../refusal.ts';
import { isGivenUp, readingThread } from '../threads/reading-thread.ts';

/** For one question. */
const TIMEOUT_MS = 60_000;
const HEAP_MB_MAX = 1_024;
/** Each waits with its whole file in memory. */
const WAITING_MAX = 3;

type Ask<Asked> = (asked: Asked, moved?: ArrayBuffer[]) => Promise<unknown>;

/** What a thread may take over of a file, so that it is not copied: `bytes` are gone afterwards. */
export const movedWith = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer[] =>
  bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];

/**
 * A thread in which members' files are read, one whole file after the other, however often the thread is asked for it.
 * `things` says what others are bringing in ("lists").
 * @throws Refusal when the file takes too long or too much memory, or when others wait already.
 */
export function fileReader<Asked>(thread: URL, things: string) {
  const { ask } = readingThread<Asked>(thread, { timeoutMs: TIMEOUT_MS, heapMbMax: HEAP_MB_MAX });
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const asked: Ask<Asked> = async (question, moved) => {
    const answer = await ask(question, moved);
    if (!isGivenUp(answer)) return answer;
    throw new Refusal('invalid', `This file ${answer.givenUp}. Split it and bring in the parts.`);
  };

  return async <Read>(read: (ask: Ask<Asked>) => Promise<Read>): Promise<Read> => {
    if (waiting >= WAITING_MAX)
      throw new Refusal(
        'too_many',
        `Others are bringing in ${things} just now. Try again in a minute.`,
      );
    waiting++;
    const mine = last.then(() => read(asked));
    last = mine.catch(() => {});
    try {
      return await mine;
    } finally {
      waiting--;
    }
  };
}
