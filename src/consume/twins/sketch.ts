import { unitsOf } from '#search';

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
/** So many are added at once. */
const AT_ONCE = 4;
/** Binary digits of the largest count. */
const DIGITS = 9;

/** The sketch of a text; null where it is too short to have one. */
export function sketchOf(text: string): Sketch | null {
  const words = hashWords(text.slice(0, CHARS_MAX).toLowerCase());
  if (words < WORDS_MIN) return null;
  const runs = words - RUN_WORDS + 1;
  for (let at = 0; at < runs; at++) {
    const [a = 0, b = 0, c = 0] = [hashes[at], hashes[at + 1], hashes[at + 2]];
    // Each of the three counts otherwise, or a run would be the same in any order.
    const run = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ c;
    lows[at] = mixed(run);
    highs[at] = mixed(run ^ SECOND_SEED);
  }
  const low = majorityOf(lows, runs);
  const high = majorityOf(highs, runs);
  return [low & 0xffff, low >>> 16, high & 0xffff, high >>> 16];
}

/** Of the text that is being read: its words, and of each run of them the bits. */
const hashes = new Int32Array(WORDS_MAX);
const lows = new Int32Array(WORDS_MAX + AT_ONCE);
const highs = new Int32Array(WORDS_MAX + AT_ONCE);

/** Whether they are of texts that are taken for the same. */
export const areAlike = (a: Sketch, b: Sketch): boolean =>
  (a[0] === b[0] || a[1] === b[1] || a[2] === b[2] || a[3] === b[3]) &&
  bitsApart(a, b) <= BITS_APART_MAX;

/** In how many bits two sketches differ. */
export function bitsApart(a: Sketch, b: Sketch): number {
  return a.reduce((sum, part, at) => sum + ones(part ^ (b[at] ?? 0)), 0);
}

/** One binary digit of 32 counts in each. */
const digits = new Int32Array(DIGITS);

/** The bits that are set in more than half of the numbers, counted all at once: digits are added as an adder of a processor does. */
function majorityOf(numbers: Int32Array, count: number): number {
  digits.fill(0);
  numbers.fill(0, count, count + AT_ONCE);
  let [ones, twos] = [0, 0];
  for (let at = 0; at < count; at += AT_ONCE) {
    const [b = 0, d = 0] = [numbers[at + 1], numbers[at + 3]];
    let sum = ones ^ (numbers[at] ?? 0);
    const firstTwos = (ones & (numbers[at] ?? 0)) | (sum & b);
    ones = sum ^ b;
    sum = ones ^ (numbers[at + 2] ?? 0);
    const moreTwos = (ones & (numbers[at + 2] ?? 0)) | (sum & d);
    ones = sum ^ d;
    sum = twos ^ firstTwos;
    let carry = (twos & firstTwos) | (sum & moreTwos);
    twos = sum ^ moreTwos;
    for (let digit = 2; digit < DIGITS; digit++) {
      const had = digits[digit] ?? 0;
      digits[digit] = had ^ carry;
      carry &= had;
    }
  }
  [digits[0], digits[1]] = [ones, twos];
  return greater(count >>> 1);
}

/** The bits whose counts are greater than that. */
function greater(limit: number): number {
  let [more, same] = [0, -1];
  for (let digit = DIGITS - 1; digit >= 0; digit--) {
    const set = digits[digit] ?? 0;
    if ((limit >>> digit) & 1) same &= set;
    else {
      more |= same & set;
      same &= ~set;
    }
  }
  return more;
}

function ones(part: number): number {
  let left = part;
  let found = 0;
  for (; left !== 0; left &= left - 1) found += 1;
  return found;
}

const FIRST_SEED = 0x811c9dc5 | 0;
const SECOND_SEED = 0x9747b28c;

/** FNV-1a over the UTF-16 units of each of the first words; gives how many they are. */
function hashWords(text: string): number {
  const units = unitsOf(text);
  let words = 0;
  let value = FIRST_SEED;
  let isWithin = false;
  for (let at = 0; at < text.length; at++) {
    const unit = units[at] ?? 0;
    const kind = asked[unit] ?? NOT_ASKED;
    if (kind === IS || (kind !== IS_NOT && isOfWord(text, at, unit))) {
      value = Math.imul(value ^ unit, 0x01000193);
      isWithin = true;
    } else if (isWithin) {
      hashes[words++] = value;
      if (words === WORDS_MAX) return words;
      value = FIRST_SEED;
      isWithin = false;
    }
  }
  if (isWithin) hashes[words++] = value;
  return words;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const [NOT_ASKED, IS, IS_NOT] = [0, 1, 2];
/** Of every unit that is a character of its own whether it is a letter or a digit, as far as it was asked. */
const asked = new Uint8Array(0x10000);

function isOfWord(text: string, at: number, unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdfff) return isHalfOfLetter(text, at, unit);
  const is = LETTER_OR_DIGIT.test(String.fromCharCode(unit));
  asked[unit] = is ? IS : IS_NOT;
  return is;
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
