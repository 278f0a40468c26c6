import { fold } from '#search';

/** A text as phrases are looked for in it: without capitals, accents and signs, one space between words. */
export const plainOf = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Whether a text, made plain, says these words one after another. */
export function saysPhrase(plainText: string, phrase: string): boolean {
  const plain = plainOf(phrase);
  // What is written without spaces, or hangs its endings on, has no edges of words to hold to.
  return plainText.includes(UNSPACED.test(plain) ? plain.trim() : plain);
}
