import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamEntry as entry, streamPage as page } from '../../../test/stream-pages.ts';
import {
  goalOf,
  insteadOf,
  isWaiting,
  listOf,
  neighboursOf,
  placeIn,
  whereIn,
  withChosen,
  withList,
} from './reading-order.ts';
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

describe('isWaiting', () => {
  it('is what the list says, and not so where it does not say', () => {
    const [one, two] = order.entries;
    if (!one || !two) throw new Error('no entries');
    const told = {
      ...order,
      entries: [
        { ...one, isRead: false },
        { ...two, isRead: true },
      ],
    };
    expect([1, 2, 3].map((id) => isWaiting(told, id))).toEqual([true, false, false]);
    expect(isWaiting(order, 1)).toBe(false);
  });
});

describe('listOf', () => {
  const value = fc.stringMatching(/^[a-z0-9%+]{0,6}$/);
  const name = fc.constantFrom('view', 'show', 'source', 'search', 'entryof', 'reentry');

  it('is the address of the list again, whatever was chosen in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), fc.nat(), (asked, id) => {
        const query = asked.map((one) => one.join('=')).join('&');
        const list = query === '' ? '/stream' : `/stream?${query}`;
        expect(listOf(withChosen(list, id))).toBe(list);
        expect(listOf(list)).toBe(list);
      }),
    );
  });

  it('takes it out wherever it stands', () => {
    expect(listOf('/stream?entry=7')).toBe('/stream');
    expect(listOf('/stream?entry=7&view=latest')).toBe('/stream?view=latest');
    expect(listOf('/stream?view=latest&entry=7&show=all')).toBe('/stream?view=latest&show=all');
  });
});

describe('withList', () => {
  it('leads back to the list, also when that changes while one already goes on to an entry', () => {
    const listed = withList(order, order.entries.slice(1), '/stream?view=latest&entry=2');
    expect(listed).toMatchObject({ from: '/stream?view=latest', entries: [{ id: 2 }, { id: 3 }] });
    const left = withList(listed, order.entries, '/entries/2');
    expect(left).toEqual({ ...order, from: '/stream?view=latest' });
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

describe('whereIn', () => {
  const now = (...ids: number[]) => ids.map((id) => ({ id }));
  const at = (id: number) => ({ ...order, at: id });
  /** What the keys for the next one and the one before come to. */
  const around = (where: number | null) =>
    where === null ? null : [Math.floor(where + 1), Math.ceil(where - 1) + 0];

  it('is the place of what one is at', () => {
    expect(whereIn(at(2), now(7, 1, 2, 3))).toBe(2);
    expect(whereIn(at(9), now(8, 9))).toBe(1);
  });

  it('is between what stood around it where that is gone', () => {
    expect(around(whereIn(at(2), now(7, 1, 3)))).toEqual([2, 1]);
    expect(around(whereIn(at(1), now(2, 3)))).toEqual([0, -1]);
    expect(around(whereIn(at(3), now(7, 1, 2)))).toEqual([3, 2]);
    expect(around(whereIn(at(3), now(1)))).toEqual([1, 0]);
  });

  it('is not known where all around it is gone, or nothing was read', () => {
    expect(whereIn(at(2), now(7, 8))).toBeNull();
    expect(whereIn(at(2), [])).toBeNull();
    expect(whereIn(order, now(1, 2))).toBeNull();
    expect(whereIn(at(9), now(1, 2))).toBeNull();
  });
});

describe('insteadOf', () => {
  it('is what stood after what was deleted, else before it', () => {
    expect(insteadOf(order, 2, new Set([2]))).toBe(3);
    expect(insteadOf(order, 2, new Set([2, 3]))).toBe(1);
    expect(insteadOf(order, 3, new Set([3]))).toBe(2);
    expect(insteadOf(order, 1, new Set([1, 2, 3]))).toBeNull();
    expect(insteadOf(order, 9, new Set([9]))).toBeNull();
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
