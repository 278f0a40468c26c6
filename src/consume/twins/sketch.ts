/**
 * A sketch of a text in 64 bits, as four parts of 16: texts that share most of their runs of words differ in few
 * bits (SimHash: Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002).
 */
export type Sketch = readonly [number, number, number, number];

/** Up to so many bits apart texts are taken for the same; four parts then have one alike (Manku et al., WWW 2007). */
const BITS_APART_MAX = 3;
/** Of fewer words a sketch says little: “New episode out now” is everybody's. */
const WORDS_MIN = 40;
/** The beginning: what a publisher adds below is not what makes it another text. */
const WORDS_MAX = 300;
/** Where so many words end at the latest, but for languages of very long ones. */
const CHARS_MAX = 4_000;
const RUN_WORDS = 3;
const BITS = 64;

/** The sketch of a text; null where it is too short to have one. */
export function sketchOf(text: string): Sketch | null {
  const hashes = hashesOf(text.slice(0, CHARS_MAX).toLowerCase());
  if (hashes.length < WORDS_MIN) return null;
  const counts = new BitCounts();
  for (let at = RUN_WORDS - 1; at < hashes.length; at++) {
    const [a = 0, b = 0, c = 0] = [hashes[at - 2], hashes[at - 1], hashes[at]];
    // Each of the three counts otherwise, or a run would be the same in any order.
    const run = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ c;
    counts.add(mixed(run), mixed(run ^ SECOND_SEED));
  }
  const sums = counts.sums();
  const half = (hashes.length - RUN_WORDS + 1) / 2;
  return [
    partOf(sums, 0, half),
    partOf(sums, 16, half),
    partOf(sums, 32, half),
    partOf(sums, 48, half),
  ];
}

/** Whether they are of texts that are taken for the same. */
export const areAlike = (a: Sketch, b: Sketch): boolean =>
  (a[0] === b[0] || a[1] === b[1] || a[2] === b[2] || a[3] === b[3]) &&
  bitsApart(a, b) <= BITS_APART_MAX;

/** In how many bits two sketches differ. */
export function bitsApart(a: Sketch, b: Sketch): number {
  return a.reduce((sum, part, at) => sum + ones(part ^ (b[at] ?? 0)), 0);
}

/** Four bits, each in a byte of its own, so that four are counted by one addition. */
const SPREAD = Int32Array.from({ length: 16 }, (_, bits) =>
  [0, 1, 2, 3].reduce((bytes, bit) => bytes | (((bits >>> bit) & 1) << (8 * bit)), 0),
);
const BYTE_MAX = 255;

/** In how many runs each of 64 bits is set. */
class BitCounts {
  readonly #sums = new Int32Array(BITS);
  /** Four counts in each, until one of them could be too large for a byte. */
  readonly #fours = new Int32Array(BITS / 4);
  #added = 0;

  add(low: number, high: number): void {
    const fours = this.#fours;
    for (let at = 0; at < 8; at++) {
      fours[at] = (fours[at] ?? 0) + (SPREAD[(low >>> (4 * at)) & 15] ?? 0);
      fours[at + 8] = (fours[at + 8] ?? 0) + (SPREAD[(high >>> (4 * at)) & 15] ?? 0);
    }
    if (++this.#added === BYTE_MAX) this.#empty();
  }

  sums(): Int32Array {
    this.#empty();
    return this.#sums;
  }

  #empty(): void {
    for (let bit = 0; bit < BITS; bit++)
      this.#sums[bit] =
        (this.#sums[bit] ?? 0) + (((this.#fours[bit >>> 2] ?? 0) >>> (8 * (bit & 3))) & BYTE_MAX);
    this.#fours.fill(0);
    this.#added = 0;
  }
}

/** A bit is set that is set in more than half of the runs. */
function partOf(sums: Int32Array, from: number, half: number): number {
  let part = 0;
  for (let bit = 0; bit < 16; bit++) if ((sums[from + bit] ?? 0) > half) part |= 1 << bit;
  return part;
}

function ones(part: number): number {
  let left = part;
  let found = 0;
  for (; left !== 0; left &= left - 1) found += 1;
  return found;
}

const FIRST_SEED = 0x811c9dc5;
const SECOND_SEED = 0x9747b28c;

/** FNV-1a over the UTF-16 units of each of the first words. */
function hashesOf(text: string): number[] {
  const hashes: number[] = [];
  let value = FIRST_SEED;
  let isWithin = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isOfWord(text, at, unit)) {
      value = Math.imul(value ^ unit, 0x01000193);
      isWithin = true;
    } else if (isWithin) {
      if (hashes.push(value) === WORDS_MAX) return hashes;
      value = FIRST_SEED;
      isWithin = false;
    }
  }
  if (isWithin) hashes.push(value);
  return hashes;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const [NOT_ASKED, IS, IS_NOT] = [0, 1, 2];
/** Of every unit that is a character of its own whether it is a letter or a digit, as far as it was asked. */
const asked = new Uint8Array(0x10000);

function isOfWord(text: string, at: number, unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdfff) return isHalfOfLetter(text, at, unit);
  if (asked[unit] === NOT_ASKED)
    asked[unit] = LETTER_OR_DIGIT.test(String.fromCharCode(unit)) ? IS : IS_NOT;
  return asked[unit] === IS;
}

/** One of the two units of a character beyond the first plane. */
function isHalfOfLetter(text: string, at: number, unit: number): boolean {
  const from = unit >= 0xdc00 ? at - 1 : at;
  const code = from < 0 ? undefined : text.codePointAt(from);
  return code !== undefined && code > 0xffff && LETTER_OR_DIGIT.test(String.fromCodePoint(code));
}

/** As MurmurHash3 ends, so that every bit says something of all. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
