import { CONTEXT_CHARS } from '../../highlights/limits.ts';
import type { HighlightView } from '../../highlights/schema.ts';
import {
  type Piece,
  partOf,
  readText,
  type Stretch,
  trimmed,
} from '../../highlights/text-rules.ts';

type Shown = Pick<HighlightView, 'id' | 'exact' | 'start' | 'end'>;

/** The passage that is selected in a text, to be marked; null when none is. */
export interface SelectedQuote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
}

const MARK = 'mark[data-highlight]';
const PRESSED = 'a, button, summary, [role=button], [hidden]';

export const markOf = (root: Element, id: number): HTMLElement | null =>
  root.querySelector(`${MARK}[data-highlight~="${id}"][tabindex]`) ??
  root.querySelector(`${MARK}[data-highlight~="${id}"]`);

export const marksIn = (root: Element): number => root.querySelectorAll(MARK).length;

/** The highlight of the mark that was pressed; the one that begins last where several lie over each other. */
export function highlightAt(target: EventTarget | null): number | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>(MARK) : null;
  return lastOpenable(mark?.dataset.highlight?.split(' ').map(Number) ?? []) ?? null;
}

/** What the server does not have yet (below 0) cannot be opened. */
export const lastOpenable = (ids: readonly number[]): number | undefined =>
  ids.findLast((id) => id > 0);

/** Takes all marks out; the text is as it was. */
export function clearMarks(root: Element): void {
  for (const mark of root.querySelectorAll(MARK)) {
    const around = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    around?.normalize();
  }
}

/**
 * Marks the passages in the text, each text node for itself, so that no element is cut: a passage may begin in one
 * paragraph and end in the middle of a link in the next. The first piece of each can be reached and pressed by keyboard.
 */
function drawMarks(root: Element, highlights: readonly Shown[]): void {
  clearMarks(root);
  const { text, pieces } = readText(root);
  const stretches = highlights.flatMap((one) => {
    const stretch = stretchOf(text, one);
    return stretch ? [{ id: one.id, ...stretch }] : [];
  });
  const reached = new Set<number>();
  for (const piece of pieces) drawPiece(piece, stretches, reached);
}

type Placed = Stretch & { id: number };

/** Where the server says it stands; where this page shows a little more or less, the same words nearest to it. */
function stretchOf(text: string, { exact, start, end }: Shown): Stretch | null {
  if (start === null || end === null) return null;
  const length = end - start;
  if (length !== exact.length || text.startsWith(exact, start)) return { start, end };
  const before = text.lastIndexOf(exact, start);
  const after = text.indexOf(exact, start);
  const [nearest] = [before, after]
    .filter((at) => at >= 0)
    .toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
  return nearest === undefined ? null : { start: nearest, end: nearest + length };
}

function drawPiece(piece: Piece, stretches: readonly Placed[], reached: Set<number>): void {
  const parts = stretches.flatMap((one) => {
    const part = partOf(piece, one);
    return part ? [{ id: one.id, ...part }] : [];
  });
  if (parts.length === 0) return;
  const { node } = piece;
  const cuts = [...new Set(parts.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  const edges = [...new Set([0, ...cuts, node.data.length])].toSorted((a, b) => a - b);
  const drawn = edges.slice(1).map((to, at) => {
    const from = edges[at] ?? 0;
    const words = node.data.slice(from, to);
    const ids = parts.filter((one) => one.from <= from && to <= one.to).map(({ id }) => id);
    return ids.length === 0
      ? document.createTextNode(words)
      : markFor(words, ids, { reached, isPressable: !node.parentElement?.closest(PRESSED) });
  });
  node.replaceWith(...drawn);
}

function markFor(
  words: string,
  ids: readonly number[],
  { reached, isPressable }: { reached: Set<number>; isPressable: boolean },
): HTMLElement {
  const mark = document.createElement('mark');
  mark.dataset.highlight = ids.join(' ');
  mark.append(words);
  const last = lastOpenable(ids);
  if (isPressable && last !== undefined && !reached.has(last)) {
    reached.add(last);
    mark.tabIndex = 0;
    mark.setAttribute('role', 'button');
    mark.setAttribute('aria-haspopup', 'dialog');
  }
  return mark;
}

/** What is selected in a text, with what stands around it. */
export function selectedQuote(root: Element): SelectedQuote | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const { text, pieces } = readText(root);
  const stretch = stretchIn(pieces, range);
  if (!stretch) return null;
  const { start, end } = trimmed(text, stretch);
  if (end <= start) return null;
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_CHARS), start).toWellFormed(),
    suffix: text.slice(end, end + CONTEXT_CHARS).toWellFormed(),
    start,
  };
}

/** Draws the marks, and leaves selected what is: drawing cuts the nodes in which a selection is held. */
export function drawMarksBesideSelection(root: Element, highlights: readonly Shown[]): void {
  const selection = document.getSelection();
  const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : null;
  const stretch = range?.intersectsNode(root) ? stretchIn(readText(root).pieces, range) : null;
  drawMarks(root, highlights);
  if (!stretch) return;
  const { pieces } = readText(root);
  const first = pieces.find(({ to }) => to > stretch.start);
  const last = pieces.findLast(({ from }) => from < stretch.end);
  const begin = first && partOf(first, stretch);
  const end = last && partOf(last, stretch);
  if (begin && end) selection?.setBaseAndExtent(first.node, begin.from, last.node, end.to);
}

function stretchIn(pieces: readonly Piece[], range: Range): Stretch | null {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { node, from, offsets } of pieces) {
    if (!range.intersectsNode(node)) continue;
    const first = node === range.startContainer ? range.startOffset : 0;
    const last = node === range.endContainer ? range.endOffset : node.data.length;
    for (const [at, offset] of offsets.entries()) {
      if (offset < first || offset >= last) continue;
      start = Math.min(start, from + at);
      end = Math.max(end, from + at + 1);
    }
  }
  return end > start ? { start, end } : null;
}
