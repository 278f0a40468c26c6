import { targetOf } from '../markdown/link-kind.ts';

/** Written without spaces: there a word may begin and end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** A mark belongs to the letter before it, composed or not. */
const OF_WORDS = /[\p{L}\p{N}\p{M}]/u;
/** Links, addresses, and code, where brackets would be no link. */
const UNTOUCHED =
  /\[\[[^[\]\n]*\]\]|!?\[[^[\]\n]*\]\([^)\n]*\)|https?:\/\/[^\s<>)]+|^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1|(?![\s\S]))|`+[^`\n]*`+/gmu;
const UNLINKABLE = /[[\]|\n]/u;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Any run of spaces stands for a space. */
const patternOf = (words: string) => words.trim().split(/\s+/u).map(escaped).join('\\s+');

const edge = (sign: string, boundary: string) =>
  OF_WORDS.test(sign) && !UNSPACED.test(sign) ? boundary : '';

/** A name of one word: “Will” is somebody, “will” is not. */
export const isOneWord = (title: string): boolean =>
  /^\p{L}+$/u.test(title.trim()) && !UNSPACED.test(title);

/** What must stay is blanked out in place, so that positions remain true. */
export const untouchedBlank = (text: string) =>
  text.replace(UNTOUCHED, (part) => '\0'.repeat(part.length));

export interface Place {
  from: number;
  to: number;
}

/**
 * Where a text first speaks of a title: as whole words, in any case, outside of links, addresses and
 * code. With `isExact` only as it is written.
 */
export function mentionIn(text: string, title: string, isExact = false): Place | null {
  const words = wordsPattern(title, isExact);
  const found = words?.exec(untouchedBlank(text));
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}

function wordsPattern(title: string, isExact: boolean): RegExp | null {
  const name = title.trim();
  if (name === '') return null;
  const before = edge([...name][0] ?? '', '(?<![\\p{L}\\p{N}\\p{M}])');
  const after = edge([...name].at(-1) ?? '', '(?![\\p{L}\\p{N}\\p{M}])');
  return new RegExp(`${before}${patternOf(name)}${after}`, isExact ? 'gu' : 'giu');
}

function nearestMention(
  text: string,
  { title, isExact = false, near }: { title: string; isExact: boolean | undefined; near: number },
): Place | null {
  const words = wordsPattern(title, isExact);
  let nearest: Place | null = null;
  for (const { 0: said, index } of words ? untouchedBlank(text).matchAll(words) : []) {
    if (nearest && Math.abs(nearest.from - near) <= Math.abs(index - near)) break;
    nearest = { from: index, to: index + said.length };
  }
  return nearest;
}

interface Wanted {
  title: string;
  /** What stands between the brackets of a link to it: `person:Odile`. */
  link: string;
  isExact?: boolean;
  /** Where it stood when somebody last looked. */
  near?: number;
}

/** A text in which one mention of a title is a link, of several the one nearest to `near`; null when it holds none. */
export function linkMention(
  text: string,
  { title, link, isExact, near = 0 }: Wanted,
): string | null {
  const found = UNLINKABLE.test(link) ? null : nearestMention(text, { title, isExact, near });
  if (!found) return null;
  const said = text.slice(found.from, found.to).replace(/\s+/gu, ' ');
  if (UNLINKABLE.test(said)) return null;
  const isShown = said === targetOf(link).name && !isNumbered(link);
  const bar = isInRow(text, found.from) ? '\\|' : '|';
  const made = isShown ? `[[${link}]]` : `[[${link}${bar}${said}]]`;
  return text.slice(0, found.from) + made + text.slice(found.to);
}

const isNumbered = (link: string): boolean => /:\d+$/u.test(link);

/** In a row of a table a bare `|` would end the cell. */
function isInRow(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return untouchedBlank(text.slice(from, end < 0 ? undefined : end)).includes('|');
}
