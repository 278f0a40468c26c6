const SNIPPET_BEFORE = 60;
const SNIPPET_CHARS = 160;
/** Written without spaces: there a word may begin and end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const OF_WORDS = /[\p{L}\p{N}]/u;
const LINK = /\[\[[^[\]\n]*\]\]/gu;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Any run of spaces stands for a space, in any case. */
const patternOf = (words: string) => words.trim().split(/\s+/u).map(escaped).join('\\s+');

/** Whether a text holds a title as words, outside of links. */
export function speaksOf(text: string, title: string): boolean {
  const first = [...title.trim()][0] ?? '';
  const last = [...title.trim()].at(-1) ?? '';
  const pattern = new RegExp(
    `${edge(first, '(?<![\\p{L}\\p{N}])')}${patternOf(title)}${edge(last, '(?![\\p{L}\\p{N}])')}`,
    'iu',
  );
  return pattern.test(text.replace(LINK, ' | '));
}

const edge = (sign: string, boundary: string) =>
  OF_WORDS.test(sign) && !UNSPACED.test(sign) ? boundary : '';

/** One line of a text around some words; its beginning when they are not there. */
export function snippetAround(text: string, words: string): string {
  const at = Math.max(text.search(new RegExp(patternOf(words), 'iu')), 0);
  const start = Math.max(0, at - SNIPPET_BEFORE);
  const cut = text
    .slice(start, start + SNIPPET_CHARS)
    .toWellFormed()
    .replace(/\uFFFD/gu, '');
  const line = plainLine(cut);
  return `${start > 0 ? '… ' : ''}${line}${start + SNIPPET_CHARS < text.length ? ' …' : ''}`;
}

/** A link by the words it shows, and no line breaks. */
const plainLine = (text: string) =>
  text
    .replace(/\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]*)\]\]/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
