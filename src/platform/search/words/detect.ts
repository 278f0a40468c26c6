import { tell } from './tell.ts';

/** Language shows in a sentence or two: no more than 380 bytes are looked at. */
const READ_MAX = 500;
/** With fewer letters a guess is mostly wrong. */
const LETTERS_MIN = 12;
const HAS_LETTERS = new RegExp(`^(?:\\P{L}*\\p{L}){${LETTERS_MIN}}`, 'u');

/**
 * The language a text is written in, as an ISO 639-1 code, or null where it is too short or
 * unclear to say. Uses eld's extra-small data: 98.7 % right on sentences by its own benchmark.
 */
export function detectLanguage(text: string): string | null {
  const read = withoutAddresses(text.slice(0, READ_MAX));
  if (!hasLetters(read)) return null;
  const found = tell(read);
  return found.language === '' || !found.isReliable ? null : found.language;
}

const withoutAddresses = (text: string): string =>
  text.includes('http') || text.includes('www.')
    ? text.replace(/(?:https?:\/\/|www\.)\S+/gu, ' ')
    : text;

/** Most texts show in their first letters that they have enough of them. */
function hasLetters(text: string): boolean {
  let letters = 0;
  for (let at = 0; at < text.length && letters < LETTERS_MIN; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) return HAS_LETTERS.test(text);
    const small = code | 32;
    if (small >= 97 && small <= 122) letters += 1;
  }
  return letters === LETTERS_MIN;
}
