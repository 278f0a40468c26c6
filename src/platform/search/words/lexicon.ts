/**
 * Words in ASCII letters and digits with their terms, found by their letters where they stand in a text. To cut each word out
 * and look it up in a Map was a third of what reading a feed took: a word lies in one place here, with its term behind it.
 */
const SLOTS_FIRST = 4_096;
/** Of a slot: the word's hash, where its letters begin, how many there are, and how many bytes its term has. */
const SLOT_NUMBERS = 4;
const BYTES_FIRST = 1 << 16;
/** A letter has at most three bytes, and a term a few letters more than its word. */
const TERM_BYTES_MAX = 1_000;

/** A word where it stands in a text. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** Of its letters, each put in by `hashWith` from `HASH_SEED` on. */
  hash: number;
}

/** FNV-1a. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

export class Lexicon {
  #slots = new Int32Array(SLOTS_FIRST * SLOT_NUMBERS);
  #bytes = Buffer.allocUnsafe(BYTES_FIRST);
  #bytesUsed = 0;
  #words = 0;

  get size(): number {
    return this.#words;
  }

  /** Writes the term of a word; false where the word is not known. */
  write(word: Word, into: Terms): boolean {
    const slot = this.#slotOf(word);
    const length = this.#slots[slot + 2] ?? 0;
    if (length === 0) return false;
    const from = (this.#slots[slot + 1] ?? 0) + length;
    into.put(this.#bytes, from, from + (this.#slots[slot + 3] ?? 0));
    return true;
  }

  /** Remembers a word that is not known. */
  add(word: Word, term: string): void {
    if (2 * this.#words >= this.#slots.length / SLOT_NUMBERS) this.#grow();
    const { text, start, end, hash } = word;
    const from = this.#bytesUsed;
    this.#bytes = withRoom(this.#bytes, from + end - start + TERM_BYTES_MAX);
    let at = from + this.#bytes.write(text.slice(start, end), from, 'latin1');
    const termBytes = this.#bytes.write(term, at, TERM_BYTES_MAX);
    at += termBytes;
    this.#slots.set([hash, from, end - start, termBytes], this.#slotOf(word));
    this.#bytesUsed = at;
    this.#words += 1;
  }

  /** Where a word is kept, or would be. */
  #slotOf({ text, start, end, hash }: Word): number {
    const slots = this.#slots;
    const last = slots.length - SLOT_NUMBERS;
    let slot = placed(hash) & last;
    for (; slots[slot + 2] !== 0; slot = (slot + SLOT_NUMBERS) & last) {
      if (slots[slot] !== hash || slots[slot + 2] !== end - start) continue;
      const before = (slots[slot + 1] ?? 0) - start;
      let at = start;
      while (at < end && this.#bytes[before + at] === text.charCodeAt(at)) at += 1;
      if (at === end) break;
    }
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    const last = this.#slots.length - SLOT_NUMBERS;
    for (let from = 0; from < old.length; from += SLOT_NUMBERS) {
      if (old[from + 2] === 0) continue;
      let slot = placed(old[from] ?? 0) & last;
      while (this.#slots[slot + 2] !== 0) slot = (slot + SLOT_NUMBERS) & last;
      this.#slots.set(old.subarray(from, from + SLOT_NUMBERS), slot);
    }
  }
}

/** The lower bits of such a hash are alike in words that end alike. */
const placed = (hash: number): number => (hash ^ (hash >>> 15)) * SLOT_NUMBERS;

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
