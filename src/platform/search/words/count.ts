import { unitsOf } from './units.ts';

/**
 * Characters that read as long as one word. Chinese and Japanese are read at about 500 characters a minute where
 * English is read at 238 words (the measure of the reading minutes): two to a word, which is also about how long their
 * words are. Words of Thai and its neighbours have about four letters, without the signs above and below them.
 */
const CJK_OF_WORD = 2;
const THAI_OF_WORD = 4;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;
const THAI = /(?=\p{L})[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;
const UNSPACED = new RegExp(`${CJK.source}|${THAI.source}`, 'u');
const LETTER = /[\p{L}\p{N}]/u;

/**
 * How many words a text has to be read, whatever it is written in. Where words are parted by spaces these are counted; of
 * scripts without spaces a sentence would else be one word, and an article a matter of a minute.
 */
export function countWords(text: string): number {
  const plain = countPlain(text);
  if (plain !== null) return plain;
  const trimmed = text.trim();
  if (!UNSPACED.test(trimmed)) return trimmed === '' ? 0 : trimmed.split(/\s+/u).length;
  const cjk = countOf(trimmed, CJK) / CJK_OF_WORD;
  const thai = countOf(trimmed, THAI) / THAI_OF_WORD;
  // Parted first: a pattern for a whole word takes the square of the length of a line of signs.
  const parts = trimmed.replace(CJK, ' ').replace(THAI, ' ').split(/\s+/u);
  const spaced = parts.filter((part) => LETTER.test(part)).length;
  return spaced + Math.ceil(cjk + thai);
}

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** Where no sign is of a script without spaces, words are what stands between spaces; null where one may be. */
function countPlain(text: string): number | null {
  let words = 0;
  let isInWord = false;
  const units = unitsOf(text);
  for (let at = 0; at < text.length; at++) {
    const code = units[at] ?? 0;
    if (code >= THAI_FROM && (code < DASHES_FROM || code > DOTS_TO)) return null;
    const isSpace = code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
    if (!isSpace && !isInWord) words += 1;
    isInWord = !isSpace;
  }
  return words;
}
/** Those scripts begin with Thai; dashes, quotation marks and dots are in all. */
const [THAI_FROM, DASHES_FROM, DOTS_TO] = [0x0e00, 0x2010, 0x2027];
