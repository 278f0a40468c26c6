import { CUT_TITLE_CHARS, FIRST_LINE_CHARS_MAX } from './limits.ts';

/**
 * Title and text of what was captured: the first line is the title. A line too long for one is cut
 * at a word and stays whole in the text, so that nothing written is lost.
 */
export function titled(captured: string): { title: string; text: string } {
  const whole = captured.replace(/\r\n?/gu, '\n').trim();
  const end = whole.indexOf('\n');
  const first = plain(end < 0 ? whole : whole.slice(0, end));
  if (first.length <= FIRST_LINE_CHARS_MAX) {
    return { title: first, text: end < 0 ? '' : whole.slice(end + 1).replace(/^\n+/u, '') };
  }
  const cut = first
    .slice(0, CUT_TITLE_CHARS)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  return { title: `${cut.replace(/\s+\S*$/u, '')} …`, text: whole };
}

/** A line without the signs that make it a heading or an item. */
const plain = (line: string) => line.replace(/^\s*(?:#{1,6}|[-*+])\s+/u, '').trim();
