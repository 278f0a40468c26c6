import { HONORIFICS } from './name-words.ts';

/** A word of a text, and where it stands. */
export interface Token {
  text: string;
  /** Lower case without accents. */
  folded: string;
  at: number;
  end: number;
  /** Written as names are: with a capital somewhere in it. */
  isCapital: boolean;
  /** A sentence, line, cell or quotation begins with it, so that a capital says nothing. */
  isFirst: boolean;
  /** It stands in a line written as titles are, with capitals all along. */
  isInTitle: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const CAPITAL = /[\p{Lu}\p{Lt}]/u;
/** What stands before the first word of a sentence, a line, an item of a list, a cell, a quotation. */
const BEGINS =
  /(?:^|[.!?…:;]["'”’)*_]*\s|[>|“„«"([]\s?|[-+*]\s+(?:\[[ xX]\]\s+)?|\d[.)]\s+)[\s#>*_~`"'“„«([-]*$/u;
const BEFORE_CHARS = 24;
/** A line with so many words, most of them with a capital, is written as titles are. */
const TITLE_WORDS_MIN = 3;
const TITLE_SHARE = 0.6;
const SHORT_CHARS = 3;

export const fold = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’ʼ]/gu, "'").toLowerCase();

/** The words of a text, line by line. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    tokens.push(...tokensOfLine(line, start));
    start += line.length + 1;
  }
  return tokens;
}

function tokensOfLine(line: string, start: number): Token[] {
  const words = [...line.matchAll(WORD)];
  const isTitle = isWrittenAsTitle(words.map(([word]) => word));
  return words.map(({ 0: word, index }) => ({
    text: word,
    folded: fold(word),
    at: start + index,
    end: start + index + word.length,
    isCapital: CAPITAL.test(word),
    isFirst: BEGINS.test(line.slice(Math.max(0, index - BEFORE_CHARS), index)),
    isInTitle: isTitle,
  }));
}

function isWrittenAsTitle(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > SHORT_CHARS && /\p{L}/u.test(word));
  const capitals = long.filter((word) => CAPITAL.test(word)).length;
  return long.length >= TITLE_WORDS_MIN && capitals / long.length >= TITLE_SHARE;
}

/** What stands between two words of one name. */
const JOIN = /^(?:[ \t\u00a0]+|-|['’]|[ \t]?&[ \t]?)$/u;
const JOIN_SHORT = /^\.[ \t\u00a0]*-?$/u;

export function areJoined(text: string, one: Token | undefined, next: Token | undefined): boolean {
  if (!one || !next) return false;
  const between = text.slice(one.end, next.at);
  const isShort = one.text.length === 1 || HONORIFICS.has(one.folded);
  return JOIN.test(between) || (isShort && JOIN_SHORT.test(between));
}
