import { describe, expect, it } from 'vitest';
import { streamEntry as entry, streamPage as page } from '../../../test/stream-pages.ts';
import { goalOf, neighboursOf, placeIn } from './reading-order.ts';
import { againMs } from './use-stream.ts';

const order = {
  entries: [1, 2, 3].map((id) => ({ id, title: `Entry ${id}` })),
  from: '/stream',
  at: null,
};

describe('neighboursOf', () => {
  it('gives what stands before and after, and nothing past the ends', () => {
    expect(neighboursOf(order, 2)).toEqual({ before: order.entries[0], next: order.entries[2] });
    expect(neighboursOf(order, 1).before).toBeUndefined();
    expect(neighboursOf(order, 3).next).toBeUndefined();
  });

  it('gives none for an entry that was opened from elsewhere', () => {
    expect(neighboursOf(order, 9)).toEqual({ before: undefined, next: undefined });
  });
});

describe('goalOf', () => {
  it('is the goal an entry says most of, where it was listed for goals', () => {
    const why = [{ goalId: 7 }, { goalId: 8 }];
    const forGoals = { ...order, entries: [{ id: 1, title: 'One', why }, ...order.entries] };
    expect([goalOf(forGoals, 1), goalOf(forGoals, 2), goalOf(order, 1)]).toEqual([
      7,
      undefined,
      undefined,
    ]);
  });
});

describe('placeIn', () => {
  const now = (...ids: number[]) => ids.map((id) => ({ id }));
  it('is what was read last, else what is left after it, else before it', () => {
    const at = { ...order, at: 2 };
    expect(placeIn(at, now(1, 2, 3))).toBe(2);
    expect(placeIn(at, now(1, 3))).toBe(3);
    expect(placeIn(at, now(7, 1))).toBe(1);
    expect(placeIn(at, now(7))).toBeNull();
  });

  it('is none where nothing was read', () => {
    expect(placeIn(order, now(1, 2))).toBeNull();
  });
});

describe('againMs', () => {
  it('asks again by itself only where nothing is shown that could move', () => {
    const known = (...pages: ReturnType<typeof page>[]) => ({ pages, pageParams: [null] });
    expect(againMs(undefined)).toBe(false);
    expect(againMs(known(page(entry(1, true))))).toBe(false);
    expect(againMs(known(page()))).toBeGreaterThan(0);
  });
});
