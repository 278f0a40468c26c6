import { targetOf } from '../markdown/link-kind.ts';

/** Written without spaces: there a word may begin and end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const OF_WORDS = /[\p{L}\p{N}]/u;
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
const untouchedBlank = (text: string) =>
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
  const name = title.trim();
  if (name === '') return null;
  const before = edge([...name][0] ?? '', '(?<![\\p{L}\\p{N}])');
  const after = edge([...name].at(-1) ?? '', '(?![\\p{L}\\p{N}])');
  const words = new RegExp(`${before}${patternOf(name)}${after}`, isExact ? 'u' : 'iu');
  const found = words.exec(untouchedBlank(text));
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}

interface Wanted {
  title: string;
  /** What stands between the brackets of a link to it: `person:Odile`. */
  link: string;
  isExact?: boolean;
}

/** A text in which the first mention of a title is a link; null when it holds none. */
export function linkFirstMention(text: string, { title, link, isExact }: Wanted): string | null {
  const found = UNLINKABLE.test(link) ? null : mentionIn(text, title, isExact);
  if (!found) return null;
  const said = text.slice(found.from, found.to).replace(/\s+/gu, ' ');
  if (UNLINKABLE.test(said)) return null;
  // In a row of a table a `|` would end the cell: there the title stands for what was said.
  const isShown = said === targetOf(link).name || isInRow(text, found.from);
  if (isShown && isNumbered(link)) return null;
  const made = isShown ? `[[${link}]]` : `[[${link}|${said}]]`;
  return text.slice(0, found.from) + made + text.slice(found.to);
}

const isNumbered = (link: string): boolean => /:\d+$/u.test(link);

function isInRow(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return untouchedBlank(text.slice(from, end < 0 ? undefined : end)).includes('|');
}
