import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsNear } from './rows-near.ts';

describe('the rows near what is seen', () => {
  const range = { startIndex: 20, endIndex: 22, overscan: 1, count: 300 };

  it('are those around it, and the one held, in their order', () => {
    expect(rowsNear(range, null)).toEqual([19, 20, 21, 22, 23]);
    expect(rowsNear(range, 20)).toEqual([19, 20, 21, 22, 23]);
    expect(rowsNear(range, 3)).toEqual([3, 19, 20, 21, 22, 23]);
    expect(rowsNear(range, 299)).toEqual([19, 20, 21, 22, 23, 299]);
  });

  it('are all rows of the list, also where the one held is none of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2, max: 400 }),
        fc.integer({ min: 23, max: 300 }),
        (held, count) => {
          for (const at of rowsNear({ ...range, count }, held)) {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThan(count);
          }
        },
      ),
    );
  });
});
