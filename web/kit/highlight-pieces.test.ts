import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightPieces } from './highlight-pieces.ts';

const marked = (text: string, ranges: [number, number][]) =>
  highlightPieces(text, ranges).map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text));

describe('highlightPieces', () => {
  it('marks ranges in order', () => {
    expect(
      marked('learn from people', [
        [11, 17],
        [0, 5],
      ]),
    ).toEqual(['[learn]', ' from ', '[people]']);
  });
  it('joins ranges that overlap or touch', () => {
    expect(
      marked('abcdef', [
        [0, 2],
        [1, 3],
        [3, 4],
      ]),
    ).toEqual(['[abcd]', 'ef']);
  });
  it('cuts ranges that reach beyond the text and drops empty ones', () => {
    expect(
      marked('abc', [
        [-2, 1],
        [2, 99],
        [1, 1],
        [5, 9],
      ]),
    ).toEqual(['[a]', 'b', '[c]']);
  });
  it('never loses or adds a character', () => {
    const range = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
    fc.assert(
      fc.property(fc.string(), fc.array(range), (text, ranges) => {
        const pieces = highlightPieces(text, ranges);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const [i, piece] of pieces.entries())
          expect(piece.isMarked).not.toBe(pieces[i + 1]?.isMarked);
      }),
    );
  });
});
