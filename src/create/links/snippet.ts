import { plainOf } from '../markdown/index.ts';
import { linkParts, targetOf } from '../markdown/link-kind.ts';
import type { Place } from './mention-rules.ts';
import { titleKeyOf } from './parse.ts';
import type { WantedKind } from './schema.ts';

/** How much of a text is read on each side of the words. */
export const AROUND_CHARS = 400;
const BEFORE_MAX = 60;
const SNIPPET_CHARS = 160;
/** Signs of nobody's alphabet: they go through Markdown and say where the words were. */
const [FROM, TO] = ['\uE000', '\uE001'];
const SIGNS = /[\uE000\uE001]/gu;
/** A link or picture that the cut has halved. */
const HALF_AT_END = /!?\[(?:[^[\]\n]*\]\([^)\n]*|\[?[^[\]\n]*)$/u;
/** Signs of a table whose head may be cut off, and marks whose other half may be. */
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[-:| \t]*)?$/gmu;
const TABLE_ROW = /^[ \t]*\|.*\|[ \t]*$/gmu;
const CELL_END = /\|(?![^[\]\n]*\]\])/gu;
const LEFT_MARKS = /\*\*|~~|==|`+/gu;
const LINK = /\[\[([^[\]\n]+)\]\]/gu;

export interface Snippet {
  /** One line, as it is read. */
  snippet: string;
  marks: [number, number][];
}

/** A text around some of its words, with these marked; its beginning where there are none. */
export function snippetAt(text: string, place: Place | null, shown?: string): Snippet {
  const clean = text.replace(SIGNS, ' ');
  if (!place) return cut(lineOf(clean.slice(0, AROUND_CHARS)), null);
  const { from, to } = place;
  const before = withoutHalves(clean.slice(Math.max(0, from - AROUND_CHARS), from), from);
  const after = clean.slice(to, to + AROUND_CHARS).replace(HALF_AT_END, '');
  const line = lineOf(`${before}${FROM}${shown ?? clean.slice(from, to)}${TO}${after}`);
  const [start, end] = [line.indexOf(FROM), line.indexOf(TO)];
  const plain = line.replace(SIGNS, '');
  return cut(plain, start < 0 || end < 0 ? null : { from: start, to: end - 1 });
}

/** Where a link to a thing stands in a text, and what it shows. */
export function linkPlaceIn(
  text: string,
  { wanted, titleKey }: { wanted: WantedKind; titleKey: string },
): (Place & { shown: string }) | null {
  for (const link of text.matchAll(LINK)) {
    const { target, words } = linkParts(link[1] ?? '');
    const { kind, name } = targetOf(target);
    if ((kind ?? 'any') !== wanted || titleKeyOf(wanted, name) !== titleKey) continue;
    const shown = words.trim() || name;
    return { from: link.index, to: link.index + link[0].length, shown };
  }
  return null;
}

/** Begins with a whole line, where one begins near; else what the cut has halved is left out. */
function withoutHalves(before: string, from: number): string {
  if (from <= AROUND_CHARS) return before;
  const line = before.indexOf('\n');
  return line < 0
    ? before.replace(/^[^[\]]*\]\]?(?:\([^)]*\))?|^\S*\s/u, '')
    : before.slice(line + 1);
}

function lineOf(markdown: string): string {
  const rows = markdown
    .replace(TABLE_RULE, '')
    .replace(TABLE_ROW, (row) => row.replace(CELL_END, ' '));
  return plainOf(rows).replace(LEFT_MARKS, '').replace(/\s+/gu, ' ').trim();
}

/** At most so many characters, with the words in it and no word halved. */
function cut(line: string, place: Place | null): Snippet {
  const start = place && place.from > BEFORE_MAX ? wordFrom(line, place.from - BEFORE_MAX) : 0;
  const end = Math.min(line.length, Math.max(start + SNIPPET_CHARS, place?.to ?? 0));
  const kept = line.slice(start, end === line.length ? end : wordTo(line, end, place?.to ?? start));
  const [before, after] = [start > 0 ? '… ' : '', start + kept.length < line.length ? ' …' : ''];
  const shift = before.length - start;
  return {
    snippet: `${before}${kept.toWellFormed()}${after}`,
    marks: place ? [[place.from + shift, place.to + shift]] : [],
  };
}

function wordFrom(line: string, at: number): number {
  const space = line.indexOf(' ', at - 1);
  return space < 0 || space > at + BEFORE_MAX / 2 ? at : space + 1;
}

function wordTo(line: string, at: number, least: number): number {
  const space = line.lastIndexOf(' ', at);
  return space <= least ? at : space;
}
