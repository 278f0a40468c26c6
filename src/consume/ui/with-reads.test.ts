import { describe, expect, it } from 'vitest';
import { streamEntry as entry, streamPage as page } from '../../../test/stream-pages.ts';
import type { Known } from './stream-again.ts';
import { withRead, withWaiting } from './with-reads.ts';

const known: Known = {
  pages: [page(entry(1, false), entry(2, true)), page(entry(3, false))],
  pageParams: [null, '2.2'],
};
const readIn = ({ pages }: Known) =>
  pages.flatMap(({ entries }) => entries.filter(({ isRead }) => isRead).map(({ id }) => id));

describe('withRead', () => {
  it('marks on every page and counts each change once', () => {
    const after = withRead(known, new Set([1, 2, 3]), true);
    expect(after.pages.map(({ waiting }) => waiting)).toEqual([5, 5]);
    expect(readIn(after)).toEqual([1, 2, 3]);
    expect(withRead(after, new Set([1]), false).pages[0]?.waiting).toBe(6);
  });
});

describe('withWaiting', () => {
  const none = { byId: new Map<number, boolean>(), parts: [] };

  it('shows a part as read that waits to be marked whole, and the whole stream where all of it does', () => {
    const whole = { ...none, parts: [{}] };
    for (const part of [{}, { source: '4' }]) {
      const after = withWaiting(known, part, whole);
      expect(readIn(after)).toEqual([1, 2, 3]);
      expect(after.pages.map(({ waiting }) => waiting)).toEqual([0, 0]);
    }
    const ofOne = { ...none, parts: [{ source: '4' }] };
    expect(readIn(withWaiting(known, { source: '4' }, ofOne))).toEqual([1, 2, 3]);
    expect(withWaiting(known, {}, ofOne)).toEqual(known);
    expect(withWaiting(known, { source: '5' }, ofOne)).toEqual(known);
  });

  it('shows as waiting what was marked so after all the rest', () => {
    const after = withWaiting(known, {}, { byId: new Map([[3, false]]), parts: [{}] });
    expect(readIn(after)).toEqual([1, 2]);
    expect(after.pages[0]?.waiting).toBe(1);
  });
});
