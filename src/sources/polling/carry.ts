/** What the reading thread sends instead of a digest: the texts of its entries in blocks of memory. */
import type { Digest, DigestEntry } from './digest.ts';

/** A statement that stores entries takes the whole block along, so that none should be large. */
const ENTRIES_PER_BLOCK = 50;

/** Without its texts. */
export interface CarriedEntry extends DigestEntry {
  /** Which block has its texts, and where in it each of `textsOf` ends, beginning where the one before it ends. */
  block: number;
  from: number;
  ends: number[];
}
export interface CarriedDigest extends Omit<Digest, 'entries'> {
  entries: CarriedEntry[];
  blocks: ArrayBuffer[];
}

/** The texts of an entry in the order in which they are carried; those of the index only where it is to be indexed. */
const textsOf = ({ html, excerpt, text, terms }: DigestEntry): string[] => [
  html,
  excerpt,
  text,
  ...(terms === null ? [] : [terms.title, terms.tags, terms.body]),
];

const NO_TEXTS = { html: '', excerpt: '', text: '', terms: null };

export function carry(digest: Digest): CarriedDigest {
  const { entries, ...feed } = digest;
  const blocks: ArrayBuffer[] = [];
  const carried: CarriedEntry[] = [];
  for (let start = 0; start < entries.length; start += ENTRIES_PER_BLOCK) {
    const block = new Block();
    for (const entry of entries.slice(start, start + ENTRIES_PER_BLOCK)) {
      const from = block.length;
      const ends = textsOf(entry).map((text) => block.put(text));
      carried.push({ ...entry, ...NO_TEXTS, block: blocks.length, from, ends });
    }
    blocks.push(block.take());
  }
  return { ...feed, entries: carried, blocks };
}

/** Where most blocks are written, one after the other, before each is taken out as long as it is. */
const BENCH = Buffer.allocUnsafeSlow(1 << 19);

/** Texts in UTF-8, one after the other. */
class Block {
  #bytes = BENCH;
  length = 0;

  /** Gives where it ends. */
  put(text: string): number {
    const room = this.length + 3 * text.length;
    if (room > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(2 * room);
      this.#bytes.copy(grown, 0, 0, this.length);
      this.#bytes = grown;
    }
    this.length += this.#bytes.write(text, this.length);
    return this.length;
  }

  take(): ArrayBuffer {
    return new Uint8Array(this.#bytes.subarray(0, this.length)).buffer;
  }
}
