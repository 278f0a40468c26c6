/** What has a capital and names nobody: words of every day, abbreviations, programs. */
import { GIVEN_NAMES } from './given-names.ts';
import { ALSO_WORDS, BEFORE_EMPLOYERS, HONORIFICS, ORDINARY } from './name-words.ts';
import { ABBREVIATIONS, OF_PROGRAMS, OPENERS, ORIGINS, TECHNOLOGY } from './ordinary-words.ts';
import { isTime } from './times.ts';
import { areJoined, type Token } from './tokens.ts';

interface Line {
  text: string;
  tokens: readonly Token[];
}

/** Has its capital from where it stands, or as days, months and languages have theirs. */
export const isEveryday = (word: string): boolean =>
  ORDINARY.has(word) || isTime(word) || ORIGINS.has(word) || ORIGINS.has(word.replace(/s$/u, ''));

export const isOpener = ({ folded, isFirst }: Token): boolean =>
  isFirst && OPENERS.has(folded) && !ALSO_WORDS.has(folded) && !GIVEN_NAMES.has(folded);

/** Only as it is written: Ted is somebody, TED is not. */
export const isAbbreviation = ({ text, folded }: Token): boolean =>
  /^\p{Lu}[\p{L}\p{N}]*[\p{Lu}\p{N}]s?$/u.test(text) &&
  (ABBREVIATIONS.has(folded) || ABBREVIATIONS.has(folded.replace(/s$/u, '')));

/** "Don’t", "Doesn't". */
export const isContracted = ({ text }: Line, { end, text: word }: Token): boolean =>
  word.endsWith('n') && /^['’]t(?![\p{L}\p{N}])/u.test(text.slice(end, end + 3));

/** Behind these a program's name is that of somebody (Franz Kafka), or of where one works. */
const isBeforeName = ({ folded }: Token): boolean =>
  BEFORE_EMPLOYERS.has(folded) || GIVEN_NAMES.has(folded) || HONORIFICS.has(folded);

/** A program, as a tool. */
export function isProgram({ text, tokens }: Line, at: number): boolean {
  const [before, here] = [tokens[at - 1], tokens[at]];
  if (!here) return false;
  if (TECHNOLOGY.has(here.folded)) return before === undefined || !isBeforeName(before);
  const isPart = OF_PROGRAMS.has(here.folded) && areJoined(text, before, here);
  return isPart && before !== undefined && TECHNOLOGY.has(before.folded);
}
