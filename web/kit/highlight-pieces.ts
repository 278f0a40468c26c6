/** Start (included) and end (excluded) in UTF-16 units, as `String.slice` counts. */
export type Range = readonly [start: number, end: number];

export interface Piece {
  text: string;
  isMarked: boolean;
}

/**
 * The text cut into marked and unmarked pieces that together are the text. Ranges may come in any
 * order, overlap, touch or reach beyond the text.
 */
export function highlightPieces(text: string, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of merged(ranges, text.length)) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

function merged(ranges: readonly Range[], length: number): Range[] {
  const inside = ranges
    .map(([start, end]): Range => [Math.max(0, start), Math.min(length, end)])
    .filter(([start, end]) => start < end)
    .toSorted((a, b) => a[0] - b[0]);
  const result: Range[] = [];
  for (const range of inside) {
    const last = result.at(-1);
    if (last && range[0] <= last[1]) {
      result[result.length - 1] = [last[0], Math.max(last[1], range[1])];
    } else result.push(range);
  }
  return result;
}
