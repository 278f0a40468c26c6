import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, placeAt } from './reorder.ts';

describe('moved', () => {
  it('puts one at another place and keeps the order of the rest', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 }),
        fc.nat(11),
        fc.integer({ min: -3, max: 15 }),
        (list, from, to) => {
          const after = moved(list, from, to);
          expect(after.toSorted()).toEqual(list.toSorted());
          const item = list[from];
          expect(after.filter((one) => one !== item)).toEqual(list.filter((one) => one !== item));
          if (item !== undefined && to >= 0 && to < list.length) expect(after[to]).toBe(item);
        },
      ),
    );
  });
});

describe('placeAt', () => {
  it('counts the rows that lie above', () => {
    const middles = [10, 30, 50];
    expect([5, 20, 45, 99].map((height) => placeAt(height, middles))).toEqual([0, 1, 2, 3]);
  });
});
