import { fileReader, movedWith, Refusal } from '#platform';
import type { ReadList } from './readers/index.ts';

export interface ListQuestion {
  bytes: Uint8Array;
}

const readInTurn = fileReader<ListQuestion>(new URL('./list-thread.ts', import.meta.url), 'lists');

/** Reads a list in a thread of its own, which takes `bytes` over. @throws Refusal when it cannot be read, or when others wait already. */
export function readListInThread(bytes: Uint8Array<ArrayBuffer>): Promise<ReadList> {
  return readInTurn(async (ask) => {
    const read = (await ask({ bytes }, movedWith(bytes))) as ReadList | { why: string };
    if ('why' in read) throw new Refusal('invalid', read.why);
    return read;
  });
}
