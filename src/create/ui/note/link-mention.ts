/** Links, and code, where brackets would be no link. */
const UNTOUCHED =
  /\[\[[^[\]\n]*\]\]|^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1|(?![\s\S]))|`+[^`\n]*`+/gmu;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** A text in which the first mention of a title is a link; null when it holds none. */
export function linkFirstMention(text: string, title: string): string | null {
  const name = title.trim();
  if (name === '' || /[[\]|\n]/u.test(name)) return null;
  const words = new RegExp(
    `(?<![\\p{L}\\p{N}])${name.split(/\s+/u).map(escaped).join('\\s+')}(?![\\p{L}\\p{N}])`,
    'iu',
  );
  // What must stay is blanked out in place, so that positions remain true.
  const open = text.replace(UNTOUCHED, (part) => '\0'.repeat(part.length));
  const found = words.exec(open);
  if (!found) return null;
  const said = text.slice(found.index, found.index + found[0].length);
  const link = said === name ? `[[${name}]]` : `[[${name}|${said.replace(/\s+/gu, ' ')}]]`;
  return text.slice(0, found.index) + link + text.slice(found.index + found[0].length);
}
