/** A text with other words in it. Pure, and the same in the browser that shows it as on the server that checks it. */

export interface Replacement {
  text: string;
  instead: string;
}

const LINK =
  /\[\[(?:(person|goal|entry|place|note):)?([^\]|\n]{1,300})(?:\|([^\]\n]{1,300}))?\]\]/gu;

/** Links lead to what others cannot open: their words stay, the way does not. */
export function withoutLinks(text: string): string {
  return text.replace(LINK, (_, __, target: string, words?: string) => words ?? target);
}

/** What a link is called in the text, which names what others cannot open. */
export interface LinkWords {
  words: string;
  isPerson: boolean;
}

export function linkWordsIn(text: string): LinkWords[] {
  const links = [...text.matchAll(LINK)].map(([, kind, target = '', words]) => ({
    words: (words ?? target).trim(),
    isPerson: kind === 'person',
  }));
  return [...new Map(links.map((link) => [link.words, link])).values()];
}

/**
 * The text with each of these replaced wherever it stands by itself, the longest first. `kept` are
 * words that stay whole although a part of them is replaced elsewhere.
 */
export function redacted(
  text: string,
  replacements: readonly Replacement[],
  kept: readonly string[] = [],
): string {
  const instead = new Map(kept.map((one) => [one, one]));
  for (const one of replacements) instead.set(one.text, one.instead);
  const longestFirst = [...instead.keys()].filter(Boolean).toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const anyOf = new RegExp(longestFirst.map(pattern).join('|'), 'gu');
  const replaced = text.replace(anyOf, (written, at: number) => {
    const words = instead.get(written) ?? written;
    if (words === written) return written;
    // Words of a link whose address goes stay as words.
    if (text.slice(at - 2, at) === '](' && text[at + written.length] === ')') return '';
    return BEGINS.test(text.slice(Math.max(0, at - BEFORE_CHARS), at)) ? capital(words) : words;
  });
  return replaced === text ? text : replaced.replace(/(?<!!)\[([^[\]\n]*)\]\(\)/gu, '$1');
}

/** What stands before the first word of a sentence, a line, an item of a list. */
const BEGINS = /(^|[.!?…]\s+|\n[\s>*+#-]*)$/u;
const BEFORE_CHARS = 20;
const capital = (words: string) => `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}`;

/** Something that begins or ends with a sign, such as "@noor", has no word boundary there; nor has what is written without spaces. */
function pattern(written: string): string {
  const before = /^(?!\p{Lo})[\p{L}\p{N}]/u.test(written) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /(?!\p{Lo})[\p{L}\p{N}]$/u.test(written) ? '(?![\\p{L}\\p{N}\\p{M}])' : '';
  return `${before}${escaped(written)}${after}`;
}

/** No "-": it needs none outside of brackets, and with a backslash it is no expression at all. */
const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
