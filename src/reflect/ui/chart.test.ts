import { describe, expect, it } from 'vitest';
import { courseOf, spanOf } from './chart.ts';

const values = [
  { at: 100, value: 20 },
  { at: 200, value: 0 },
  { at: 500, value: 100 },
];

describe('courseOf', () => {
  it('lays values out from the first to the last moment', () => {
    const { points } = courseOf(values, spanOf([100, 500]));
    expect(points).toEqual([
      { x: 0, y: 0.2 },
      { x: 0.25, y: 0 },
      { x: 1, y: 1 },
    ]);
  });

  it('joins three values, and leaves two as they are', () => {
    const span = spanOf([100, 500]);
    expect(courseOf(values, span).hasLine).toBe(true);
    expect(courseOf(values.slice(1), span).hasLine).toBe(false);
  });

  it('puts a single value in the middle', () => {
    expect(courseOf(values.slice(0, 1), spanOf([100])).points).toEqual([{ x: 0.5, y: 0.2 }]);
  });
});
