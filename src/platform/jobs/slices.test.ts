import { describe, expect, it } from 'vitest';
import { mapInSlices } from './slices.ts';

function workFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('mapInSlices', () => {
  it('keeps the order, and lets others have their turn in between', async () => {
    const happened: unknown[] = [];
    setImmediate(() => happened.push('a page'));
    const made = await mapInSlices([1, 2, 3, 4], (n) => {
      workFor(3);
      happened.push(n);
      return n * 2;
    });
    expect(made).toEqual([2, 4, 6, 8]);
    expect(happened.indexOf('a page')).toBeLessThan(happened.indexOf(4));
  });
});
