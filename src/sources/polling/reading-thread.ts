import { CarriedText, isGivenUp, readingThread } from '#platform';
import type { ReadFile } from '../imports/readers/index.ts';
import type { LetterAsked, ReadLetter } from '../mailboxes/letter/read.ts';
import type { CarriedDigest, CarriedEntry } from './carry.ts';
import type { Digested, DigestOptions } from './digest.ts';
import type { ReadEntry, ReadFeed } from './read-feed.ts';

const TIMEOUT_MS = 30_000;
const HEAP_MB_MAX = 1_024;

export type Asked =
  | ({ kind: 'feed' } & AskedFeed)
  | ({ kind: 'letter'; bytes: Uint8Array } & LetterAsked)
  | { kind: 'file'; bytes: Uint8Array; name: string };

interface AskedFeed extends Omit<DigestOptions, 'notice'> {
  bytes: Uint8Array;
  /** Epoch ms; of a calendar only what is to come is read. */
  now?: number;
  /** The modules of rooms that notice something in entries. */
  notices: readonly string[];
}

const thread = readingThread<Asked>(new URL('./digest-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** A feed whose texts lie in blocks of memory until it is stored. */
export interface ThreadFeed extends ReadFeed {
  /**
   * Gives the memory back once the feed is stored, after which its texts are gone. Left to itself, V8 looks through all
   * objects of the server to find out that nobody needs it.
   */
  letGo: () => void;
}

/** Reads a feed's bytes in the thread, which takes them over. */
export async function digestInThread(asked: AskedFeed): Promise<ThreadFeed | NotAFeed> {
  const { buffer, byteLength } = asked.bytes;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  const answer = await thread.ask({ kind: 'feed', ...asked }, isWhole ? [buffer] : []);
  if (isGivenUp(answer)) return { kind: 'not-a-feed', why: `This feed ${answer.givenUp}.` };
  const said = answer as CarriedDigest | NotAFeed;
  if (said.kind === 'not-a-feed') return said;
  const { blocks, entries, ...feed } = said;
  return {
    ...feed,
    entries: entries.map((entry) => unpacked(entry, blocks)),
    letGo: () => {
      for (const block of blocks) block.transfer(0);
    },
  };
}
type NotAFeed = Exclude<Digested, { kind: 'feed' }>;

function unpacked({ block, from, ends, ...entry }: CarriedEntry, blocks: ArrayBuffer[]): ReadEntry {
  const bytes = blocks[block];
  if (bytes === undefined) throw new Error('an entry came without its texts');
  const [html, excerpt, text, ...terms] = ends.map(
    (end, place) => new CarriedText(bytes, ends[place - 1] ?? from, end),
  );
  const [title, tags, body] = terms;
  if (!html || !excerpt || !text) throw new Error('an entry came without its texts');
  const isIndexed = title !== undefined && tags !== undefined && body !== undefined;
  return { ...entry, html, excerpt, text, terms: isIndexed ? { title, tags, body } : null };
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
