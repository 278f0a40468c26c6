import { type Line, middleOf, RAISED_MAX } from './lines.ts';

/** Words that belong together, as they were before they were broken into lines. */
export interface Paragraph {
  text: string;
  size: number;
  isHeading: boolean;
}

/** Larger than the text by this, and no longer than this, is a heading. */
const HEADING_SIZE = 1.15;
const HEADING_CHARS_MAX = 200;
/** More than the usual way to the next line by this parts two paragraphs. */
const LEADING_MAX = 1.35;
/** A line that fills less than this of its paragraph, and ends a sentence, is its last. */
const LAST_LINE = 0.8;
const INDENT = 0.8;
const SIZE_DIFFERS = 0.12;
const ENDS = /[.!?:;…。！？][)\]"'”’»]*$/u;
const ITEM = /^(?:[•▪◦‣·●○–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/** What all pages of a PDF say together of how it is set. */
export interface Setting {
  /** The size of most of its words. */
  size: number;
  /** Words that are written with a hyphen within a line. */
  hyphened: ReadonlySet<string>;
}

const HYPHENED = /[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)+/gu;

export function settingOf(pages: readonly (readonly Line[])[]): Setting {
  const sizes = new Map<number, number>();
  const hyphened = new Set<string>();
  for (const { text, size } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
    for (const [word] of text.matchAll(HYPHENED)) hyphened.add(word.toLowerCase());
  }
  const [size = 10] = [...sizes].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return { size, hyphened };
}

/** The paragraphs of a page from its lines, in their order. */
export function paragraphsOf(lines: readonly Line[], setting: Setting): Paragraph[] {
  const leading = leadingOf(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && goesOn(group, line, leading)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const text = joined(
      group.map((line) => line.text),
      setting.hyphened,
    );
    const size = Math.max(...group.map((line) => line.size));
    const isHeading = size >= setting.size * HEADING_SIZE && text.length <= HEADING_CHARS_MAX;
    return { text, size, isHeading: isHeading && /\p{L}/u.test(text) };
  });
}

/** How far it usually is to the next line. */
function leadingOf(lines: readonly Line[]): number {
  const steps = lines.slice(1).flatMap((line, at) => {
    const step = (lines[at]?.y ?? 0) - line.y;
    return step > line.size * 0.8 && step < line.size * 2.5 ? [step] : [];
  });
  return middleOf(steps);
}

function goesOn(group: readonly Line[], line: Line, leading: number): boolean {
  const before = group.at(-1);
  if (!before || Math.abs(before.angle - line.angle) > 0.01) return false;
  if (Math.abs(before.size - line.size) > before.size * SIZE_DIFFERS) return false;
  const step = before.y - line.y;
  // What stands beside it, after a wide gap: cells of a row, words of a line that was stretched.
  if (Math.abs(step) < line.size * RAISED_MAX && line.x >= before.end) return true;
  if (ITEM.test(line.text)) return false;
  const isEnd = ENDS.test(before.text);
  // Up again, or far down: another column or block, in which a sentence may go on.
  if (step <= 0 || step > Math.max(leading, line.size) * LEADING_MAX)
    return step <= 0 && !isEnd && isMiddle(before.text, line.text);
  if (!isEnd) return true;
  const isIndented = line.x > before.x + line.size * INDENT;
  const left = Math.min(...group.map(({ x }) => x));
  const right = Math.max(line.end, ...group.map(({ end }) => end));
  const isShort = before.end - left < (right - left) * LAST_LINE;
  return !isIndented && !isShort;
}

const isMiddle = (before: string, after: string): boolean =>
  /[-‐\u00ad]$/u.test(before) || /^\p{Ll}/u.test(after);

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Lines as one text: words that were parted at a line's end are whole again. */
export function joined(lines: readonly string[], hyphened: ReadonlySet<string>): string {
  return lines.reduce((text, line) => {
    if (text === '') return line;
    const parted = /([\p{L}\p{N}]+)([-‐\u00ad])$/u.exec(text);
    const [next = ''] = /^[\p{L}\p{N}]+/u.exec(line) ?? [];
    if (parted && next !== '') return mended(text, line, [parted[1] ?? '', parted[2] ?? '', next]);
    const isUnspaced = UNSPACED.test(text.at(-1) ?? '') && UNSPACED.test(line.at(0) ?? '');
    return isUnspaced ? `${text}${line}` : `${text} ${line}`;
  }, '');

  /** A hyphen stays where the word has one anywhere else, or is none without it: a name, a span of years. */
  function mended(text: string, line: string, [head, sign, tail]: [string, string, string]) {
    const isOwn =
      sign !== '\u00ad' &&
      (!/^\p{Ll}/u.test(tail) ||
        !/\p{L}$/u.test(head) ||
        hyphened.has(`${head}${sign}${tail}`.toLowerCase()));
    return `${isOwn ? text : text.slice(0, -1)}${line}`;
  }
}

/** How many lines at the top and the bottom of a page may be its head and foot. */
const EDGE_LINES = 2;
const REPEATED_MIN = 3;

/** Pages without what stands at the edge of most of them: a running title, the number of the page. */
export function withoutEdges(pages: readonly (readonly Line[])[]): Line[][] {
  const counts = new Map<string, number>();
  const edges = pages.map(edgesOf);
  for (const lines of edges)
    for (const name of new Set(lines.map(nameOf))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isRepeated = (line: Line) =>
    (counts.get(nameOf(line)) ?? 0) >= Math.max(REPEATED_MIN, pages.length / 3);
  return pages.map((lines, at) => {
    const gone = new Set(edges[at]?.filter(isRepeated));
    return lines.filter((line) => !gone.has(line));
  });
}

function edgesOf(lines: readonly Line[]): Line[] {
  const upright = lines.filter(({ angle }) => Math.abs(angle) < 0.01);
  const byHeight = upright.toSorted((a, b) => b.y - a.y);
  // Of a page with hardly more than this, it is the text itself.
  return byHeight.length <= EDGE_LINES * 2
    ? []
    : [...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)];
}

/** In the same size: the title itself stays where it runs on in small letters. */
const nameOf = ({ text, size }: Line): string =>
  `${Math.round(size)} ${text.replace(/\d+/gu, '#').toLowerCase()}`;
