import { detectLanguage } from '#search';
import { PASTED_CHARS_MAX } from './limits.ts';
import { ENGLISH, PASTED_WORDS } from './pasted-words.ts';
import { phraseReader } from './phrase-words.ts';
import { choosePhrases } from './propose-questions.ts';
import type { TextProposals } from './schema.ts';

export const NEEDS_MAX = 10;
export const TEXT_QUESTIONS_MAX = 8;
/** A need that one takes over at a glance. */
const NEED_CHARS_MAX = 260;
/** A heading is a short line without an end. */
const HEADING_WORDS_MAX = 7;

/** A sentence or an item of a list. */
interface Unit {
  text: string;
  isItem: boolean;
  /** It stands under what is offered, or about the firm. */
  isAside: boolean;
}

/**
 * What a pasted advert, review or feedback asks of somebody. Everything is a piece of the text:
 * nothing is made up. What a firm offers or says of itself is left out, where its heading tells.
 */
export function proposeFromText(pasted: string): TextProposals {
  const text = pasted.slice(0, PASTED_CHARS_MAX).normalize('NFC');
  const { asking } = wordsFor(text);
  const units = unitsOf(text);
  const kept = units.some((unit) => !unit.isAside) ? units.filter((unit) => !unit.isAside) : units;
  const hasItems = kept.some((unit) => unit.isItem);
  const asked = kept.filter((unit) => (hasItems && unit.isItem) || asking.test(unit.text));
  const told = (asked.length > 0 ? asked : kept).map((unit) => unit.text);
  const reader = phraseReader(text, { isPasted: true });
  return {
    needs: different(told.filter((need) => isNeed(need))).slice(0, NEEDS_MAX),
    questions: choosePhrases([{ text: told.join('\n'), weight: 1 }], reader, TEXT_QUESTIONS_MAX),
  };
}

const wordsFor = (text: string) => PASTED_WORDS[detectLanguage(text) ?? 'en'] ?? ENGLISH;

const isNeed = (text: string) => text.length <= NEED_CHARS_MAX && /\s/u.test(text);

function different(texts: readonly string[]): string[] {
  const seen = new Map(texts.map((text) => [text.toLowerCase(), text]));
  return [...seen.values()];
}

const BULLET = /^\s*(?:[-–—*•·▪◦‣●○✓✔➤►]+|\d{1,2}[.)]|[a-z][.)])\s+/iu;

/** The items and sentences of a text. A short line without an end is a heading and says what follows it is. */
function unitsOf(text: string): Unit[] {
  const { aside } = wordsFor(text);
  const lines = text.split(/[\n\r]+/u).filter((line) => line.trim() !== '');
  let isAside = false;
  return lines.flatMap((line) => {
    const isItem = BULLET.test(line);
    const words = line.replace(BULLET, '').replace(/\s+/gu, ' ').trim();
    if (!isItem && isHeading(words)) {
      isAside = aside.test(words);
      return [];
    }
    const pieces = isItem ? [words] : sentences(words);
    return pieces.map((piece) => ({ text: piece, isItem, isAside }));
  });
}

const isHeading = (line: string) =>
  line.endsWith(':') ||
  (!/[.!?…。！？]$/u.test(line) && line.split(' ').length <= HEADING_WORDS_MAX);

const sentences = (line: string) =>
  line
    .split(/(?<=[.!?…])\s+|(?<=[。！？])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
