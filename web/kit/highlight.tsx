import { highlightPieces, type Range } from './highlight-pieces.ts';

export interface HighlightProps {
  text: string;
  /** What to mark; any order, overlaps allowed. */
  ranges: readonly Range[];
}

/** Text with the words that matched marked. */
export function Highlight({ text, ranges }: HighlightProps) {
  return highlightPieces(text, ranges).map((piece, at) =>
    piece.isMarked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place only.
      <mark key={at}>{piece.text}</mark>
    ) : (
      piece.text
    ),
  );
}
