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
  // What must stay is blanked out in place, so that positions remain true.
  const open = text.replace(UNTOUCHED, (part) => '\0'.repeat(part.length));
  const found = words.exec(open);
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
  const made = said === link ? `[[${link}]]` : `[[${link}|${said}]]`;
  return text.slice(0, found.from) + made + text.slice(found.to);
}
