import { tell } from './tell.ts';

/** Language shows in a sentence or two: no more than 380 bytes are looked at. */
const READ_MAX = 500;
/** With fewer letters a guess is mostly wrong. */
const HAS_LETTERS = /^(?:\P{L}*\p{L}){12}/u;

/**
 * The language a text is written in, as an ISO 639-1 code, or null where it is too short or
 * unclear to say. Uses eld's extra-small data: 98.7 % right on sentences by its own benchmark.
 */
export function detectLanguage(text: string): string | null {
  const read = text.slice(0, READ_MAX).replace(/(?:https?:\/\/|www\.)\S+/gu, ' ');
  if (!HAS_LETTERS.test(read)) return null;
  const found = tell(read);
  return found.language === '' || !found.isReliable ? null : found.language;
}
