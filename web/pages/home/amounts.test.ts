import { describe, expect, it } from 'vitest';
import { ALL, type Amounts, less } from './amounts.ts';

function downFrom(amounts: Amounts, isDueLonger: boolean): Amounts[] {
  const next = less(amounts, isDueLonger);
  return next === null ? [] : [next, ...downFrom(next, isDueLonger)];
}
const LEAST = { goals: 1, isTight: true, tellsPlans: false, asksOnTrack: false, reads: 0 };
const sizeOf = ({ goals, ...rest }: Amounts): number =>
  goals +
  rest.reads / 3 +
  [!rest.isDueShort, !rest.isTight, rest.tellsPlans, rest.asksOnTrack].filter(Boolean).length;

describe('less', () => {
  it('ends with one goal, whichever column is the longer', () => {
    expect(downFrom(ALL, true).at(-1)).toEqual({ ...LEAST, isDueShort: true });
    expect(downFrom(ALL, false).at(-1)).toEqual({ ...LEAST, isDueShort: false });
  });

  it('takes one thing at a time', () => {
    const sizes = [ALL, ...downFrom(ALL, true)].map(sizeOf);
    expect(sizes).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('shortens what is due before it takes a goal, where that makes the page longer', () => {
    expect(less(ALL, true)).toEqual({ ...ALL, isDueShort: true });
    const unread = { ...ALL, reads: 0 };
    expect(less({ ...unread, isTight: true }, false)).toEqual({
      ...unread,
      isTight: true,
      goals: 5,
    });
  });

  it('takes what to read before anything of the goals', () => {
    expect(less(ALL, false)).toEqual({ ...ALL, reads: 3 });
    expect(less({ ...ALL, reads: 3 }, false)).toEqual({ ...ALL, reads: 0 });
  });
});
