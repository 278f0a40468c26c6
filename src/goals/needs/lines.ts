import type { Grammar } from './grammar.ts';
import { ratingOf } from './ratings.ts';

export const BULLET = /^\s*(?:[-–—*•·▪◦‣●○✓✔➤►]+|\d{1,2}[.)]|[a-z][.)])\s+/iu;
/** "1.2 The post holder …": a paragraph with a number. */
const NUMBERED = /^\s*\d{1,2}\.\d{1,2}\.?\s+/u;
const ENDED = /[.!?:;…”"“»|]$/u;
const CELLS = /[|\t]|\S {3,}\S/u;
const LABEL_WORDS_MAX = 5;

/**
 * The lines of a text as they were meant: what was broken in the middle of a sentence is one line again, a
 * judgement alone on its line stands behind what it judges, and a number above numbered paragraphs is a heading.
 */
export function linesOf(text: string, grammar: Grammar): string[] {
  return text.split(/\n\s*\n|\r\n\s*\r\n/u).flatMap((block) => meantIn(block, grammar));
}

function meantIn(block: string, grammar: Grammar): string[] {
  const lines = block.split(/[\n\r]+/u).filter((line) => line.trim() !== '');
  const isProse = /[.!?]\s*$/u.test(lines.at(-1) ?? '');
  const meant: string[] = [];
  for (const [at, line] of lines.entries()) {
    const before = meant.at(-1);
    if (before !== undefined && goesOn(before, line, { grammar, isProse }))
      meant[meant.length - 1] = `${before.trimEnd()} ${line.trim()}`;
    else if (before !== undefined && judges(before, line, lines[at + 1] ?? ''))
      meant[meant.length - 1] = `${before.trim()}: ${line.trim()}`;
    else meant.push(asHeading(line, lines[at + 1] ?? ''));
  }
  return meant.map((line) => labelled(line.replace(NUMBERED, '')));
}

/** "Listening ....... good", "Pünktlichkeit – sehr gut": what judges may stand behind dots or a dash. */
const LED = /^(\s*\p{L}[^:.!?…|\t]{1,45}?)\s*(?:\.{2,}|…|\s[–—-])\s+(.+)$/u;
function labelled(line: string): string {
  const [, label = '', rest = ''] = LED.exec(line) ?? [];
  return ratingOf(rest.split(', ')[0] ?? '') === null ? line : `${label}: ${rest}`;
}

/** In prose, or indented under its bullet: the line before has no end, and this one is no beginning. */
function goesOn(
  before: string,
  line: string,
  { grammar, isProse }: { grammar: Grammar; isProse: boolean },
): boolean {
  const isIndented = BULLET.test(before) && /^\s{2,}\p{Ll}/u.test(line);
  if (!isProse && !isIndented) return false;
  if (ENDED.test(before.trim()) || CELLS.test(before.trim()) || CELLS.test(line.trim()))
    return false;
  const last = before.trim().split(/\s+/u).at(-1) ?? '';
  const isOpen = last.endsWith(',') || grammar.open.test(last);
  // "31. Oktober" is no item where the line before waits for it.
  if (isOpen) return !/^\s*[-–—*•]/u.test(line);
  return !BULLET.test(line) && /^\s*\p{Ll}/u.test(line);
}

/** "Time management", and below it "needs improvement"; over a list that would be a heading. */
function judges(before: string, line: string, after: string): boolean {
  const label = before.trim();
  const isLabel =
    !ENDED.test(label) && !CELLS.test(label) && label.split(/\s+/u).length <= LABEL_WORDS_MAX;
  return (
    isLabel && ratingOf(line.trim()) !== null && ratingOf(label) === null && !BULLET.test(after)
  );
}

const asHeading = (line: string, after: string) =>
  BULLET.test(line) && NUMBERED.test(after) ? `# ${line.replace(BULLET, '')}` : line;
