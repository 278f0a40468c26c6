import type { StateInline } from 'markdown-it';
import { FORMULA_CHARS_MAX, LINK_CHARS_MAX, MARKED_CHARS_MAX } from './limits.ts';
import { linkParts } from './link-kind.ts';

const OPEN = 0x5b;
const DOLLAR = 0x24;
const DIGIT = /\d/;

/** `[[Target]]` and `[[Target|words]]`: a token `wiki_link`, whose content is the target. */
export function wikiLink(state: StateInline, isSilent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== OPEN || src.charCodeAt(pos + 1) !== OPEN) return false;
  const inside = /^[^[\]\n]+(?=\]\])/.exec(src.slice(pos + 2, pos + 4 + LINK_CHARS_MAX))?.[0];
  const { target, words } = linkParts(inside ?? '');
  if (!inside || target.trim() === '') return false;
  if (!isSilent) {
    const token = state.push('wiki_link', '', 0);
    token.content = target.trim();
    token.info = words.trim();
  }
  state.pos += inside.length + 4;
  return true;
}

/** `$a^2$`: not “$5 and $6”, where a space or a digit stands at the wrong side of a sign. */
export function inlineFormula(state: StateInline, isSilent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== DOLLAR) return false;
  const isDisplay = src.charCodeAt(pos + 1) === DOLLAR;
  const sign = isDisplay ? '$$' : '$';
  const from = pos + sign.length;
  const end = endOfFormula(src, from, sign);
  if (end < 0) return false;
  if (!isDisplay && DIGIT.test(src[end + 1] ?? '')) return false;
  if (!isSilent) {
    const token = state.push('formula', '', 0);
    token.content = src.slice(from, end);
    token.markup = sign;
  }
  state.pos = end + sign.length;
  return true;
}

function endOfFormula(src: string, from: number, sign: string): number {
  if (/[\s$]/.test(src[from] ?? ' ')) return -1;
  const within = src.slice(from, from + FORMULA_CHARS_MAX + sign.length);
  for (let at = within.indexOf(sign); at > 0; at = within.indexOf(sign, at + 1)) {
    if (within[at - 1] === '\\') continue;
    return /\s/.test(within[at - 1] ?? ' ') ? -1 : from + at;
  }
  return -1;
}

/** `==words==`, as Obsidian marks them. */
export function markedWords(state: StateInline, isSilent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('==', pos)) return false;
  const within = src.slice(pos + 2, Math.min(posMax, pos + 4 + MARKED_CHARS_MAX));
  const words = /^(?=\S)[^=\n]*[^=\s](?===)/u.exec(within)?.[0];
  if (!words) return false;
  const end = pos + 2 + words.length;
  if (!isSilent) {
    state.push('mark_open', 'mark', 1);
    state.pos = pos + 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push('mark_close', 'mark', -1);
  }
  state.pos = end + 2;
  return true;
}

/** `<br>`, with which programs write lines within the cell of a table. */
export function lineBreak(state: StateInline, isSilent: boolean): boolean {
  const found = /^<br[ \t]*\/?>/iu.exec(state.src.slice(state.pos, state.pos + 20))?.[0];
  if (!found) return false;
  if (!isSilent) state.push('hardbreak', 'br', 0);
  state.pos += found.length;
  return true;
}
