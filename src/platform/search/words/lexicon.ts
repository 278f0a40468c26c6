/**
 * Words in ASCII letters and digits with their terms, found by their letters where they stand in a text. To cut each word out
 * and look it up in a Map was a third of what reading a feed took. What is left is waiting for memory: a word's slot is one
 * number, so that all of them stay at hand, and all else that is asked of a word lies in one place.
 */
const SLOTS_FIRST = 4_096;
const BYTES_FIRST = 1 << 16;
/** A letter has at most three bytes, and a term a few letters more than its word. */
const TERM_BYTES_MAX = 1_000;
/** Of a slot: bits of the word's hash, by which most other words are told apart without being looked at; the rest says where it lies. */
const HASH_BITS = 6;
const SOME_HASH = (1 << HASH_BITS) - 1;
/** Before its letters: how many there are, and how many bytes its term has, in two. */
const HEAD_BYTES = 3;
/** So much can be told where it lies. */
const BYTES_MAX = 2 ** (32 - HASH_BITS);

/** A word where it stands among the units of a text. */
export interface Word {
  units: Uint16Array;
  start: number;
  end: number;
  /** Of its letters, each put in by `hashWith` from `HASH_SEED` on. */
  hash: number;
}

/** FNV-1a. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

export class Lexicon {
  #slots = new Uint32Array(SLOTS_FIRST);
  #bytes = Buffer.allocUnsafe(BYTES_FIRST);
  /** Nothing lies at the beginning, since a slot without a word is 0. */
  #bytesUsed = 1;
  #words = 0;

  get size(): number {
    return this.#words;
  }

  /** Writes the term of a word; false where the word is not known. */
  write(word: Word, into: Terms): boolean {
    const at = (this.#slots[this.#slotOf(word)] ?? 0) >>> HASH_BITS;
    if (at === 0) return false;
    const bytes = this.#bytes;
    const from = at + HEAD_BYTES + (bytes[at] ?? 0);
    into.put(bytes, from, from + (bytes[at + 1] ?? 0) + ((bytes[at + 2] ?? 0) << 8));
    return true;
  }

  /** Remembers a word that is not known, of at most 255 letters. */
  add(word: Word, term: string): void {
    if (2 * this.#words >= this.#slots.length) this.#grow();
    const { units, start, end } = word;
    const slot = this.#slotOf(word);
    const from = this.#bytesUsed;
    const length = end - start;
    this.#bytes = withRoom(this.#bytes, from + HEAD_BYTES + length + TERM_BYTES_MAX);
    if (this.#bytes.length > BYTES_MAX) throw new Error('more words than can be remembered');
    this.#bytes.set(units.subarray(start, end), from + HEAD_BYTES);
    const termBytes = this.#bytes.write(term, from + HEAD_BYTES + length, TERM_BYTES_MAX);
    this.#bytes[from] = length;
    this.#bytes.writeUInt16LE(termBytes, from + 1);
    this.#slots[slot] = slotNumber(from, word.hash);
    this.#bytesUsed = from + HEAD_BYTES + length + termBytes;
    this.#words += 1;
  }

  /** Where a word is kept, or would be. */
  #slotOf({ units, start, end, hash }: Word): number {
    const slots = this.#slots;
    const bytes = this.#bytes;
    const last = slots.length - 1;
    const wanted = hash >>> (32 - HASH_BITS);
    let slot = placed(hash) & last;
    for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
      const at = found >>> HASH_BITS;
      if ((found & SOME_HASH) === wanted && bytes[at] === end - start) {
        const before = at + HEAD_BYTES - start;
        let each = start;
        while (each < end && bytes[before + each] === units[each]) each += 1;
        if (each === end) break;
      }
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    const last = this.#slots.length - 1;
    for (const found of old) {
      if (found === 0) continue;
      let slot = placed(this.#hashAt(found >>> HASH_BITS)) & last;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
      this.#slots[slot] = found;
    }
  }

  #hashAt(at: number): number {
    const from = at + HEAD_BYTES;
    return this.#bytes.subarray(from, from + (this.#bytes[at] ?? 0)).reduce(hashWith, HASH_SEED);
  }
}

const slotNumber = (from: number, hash: number): number =>
  ((from << HASH_BITS) | (hash >>> (32 - HASH_BITS))) >>> 0;

/** The lower bits of such a hash are alike in words that end alike. */
const placed = (hash: number): number => hash ^ (hash >>> 15);

/** Terms one after the other, parted by spaces. */
export class Terms {
  #bytes = Buffer.allocUnsafe(BYTES_FIRST);
  #length = 0;

  put(bytes: Uint8Array, from: number, to: number): void {
    if (from === to) return;
    let at = this.#length;
    if (at + to - from >= this.#bytes.length)
      this.#bytes = withRoom(this.#bytes, at + to - from + 1);
    for (let each = from; each < to; each++) this.#bytes[at++] = bytes[each] ?? 0;
    this.#bytes[at++] = SPACE;
    this.#length = at;
  }

  putText(term: string): void {
    if (term === '') return;
    this.#bytes = withRoom(this.#bytes, this.#length + 3 * term.length + 1);
    this.#length += this.#bytes.write(term, this.#length);
    this.#bytes[this.#length++] = SPACE;
  }

  /** What was put, after which there is nothing. */
  take(): string {
    const text = this.#length === 0 ? '' : this.#bytes.toString('utf8', 0, this.#length - 1);
    this.#length = 0;
    return text;
  }
}
const SPACE = 0x20;

function withRoom(bytes: Buffer<ArrayBuffer>, length: number): Buffer<ArrayBuffer> {
  if (length <= bytes.length) return bytes;
  const grown = Buffer.allocUnsafe(2 * length);
  bytes.copy(grown);
  return grown;
}
