import { isGivenUp, readingThread } from '#platform';
import type { ReadFile } from '../imports/readers/index.ts';
import type { LetterAsked, ReadLetter } from '../mailboxes/letter/read.ts';
import type { Digested, DigestOptions } from './digest.ts';

const TIMEOUT_MS = 30_000;
const HEAP_MB_MAX = 1_024;

export type Asked =
  | ({ kind: 'feed'; bytes: Uint8Array } & DigestOptions)
  | ({ kind: 'letter'; bytes: Uint8Array } & LetterAsked)
  | { kind: 'file'; bytes: Uint8Array; name: string };

const thread = readingThread<Asked>(new URL('./digest-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** Reads a feed's bytes in the thread. */
export async function digestInThread(
  asked: { bytes: Uint8Array } & DigestOptions,
): Promise<Digested> {
  const answer = await thread.ask({ kind: 'feed', ...asked });
  return isGivenUp(answer)
    ? { kind: 'not-a-feed', why: `This feed ${answer.givenUp}.` }
    : (answer as Digested);
}

/** Reads a letter's bytes in the thread; null for one that takes too long or too much memory, or is beyond all measure. */
export async function readLetterInThread(
  bytes: Uint8Array,
  asked: LetterAsked,
): Promise<ReadLetter | null> {
  const answer = await thread.ask({ kind: 'letter', bytes, ...asked });
  return isGivenUp(answer) ? null : (answer as ReadLetter | null);
}

/** Reads an imported file's bytes in the thread. */
export async function readFileInThread(bytes: Uint8Array, name: string): Promise<ReadFile> {
  const answer = await thread.ask({ kind: 'file', bytes, name });
  return isGivenUp(answer)
    ? { kind: 'unreadable', why: `This file ${answer.givenUp}. Split it and import the parts.` }
    : (answer as ReadFile);
}
