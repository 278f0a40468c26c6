import { describe, expect, it } from 'vitest';
import { streamEntry as entry } from '../../../../test/stream-pages.ts';
import { listsOf, stale } from './kept-list.ts';

describe('listsOf', () => {
  it('is all that is kept, and of it what waits, with nothing that would be asked for after it', () => {
    const [read, waits, old] = [entry(1, true), entry(2, false), entry(3, false)];
    const lists = listsOf(
      { entries: [read, waits, old], askedAt: 7 },
      { entries: [waits, entry(9, false)], askedAt: 8 },
    );
    expect(lists['/stream?show=all']?.entries).toEqual([read, waits, old]);
    expect(lists['/stream?show=waiting']).toMatchObject({
      entries: [waits],
      waiting: 1,
      next: null,
      askedAt: 8,
    });
  });
});

describe('stale', () => {
  it('is what is not among the latest any more, with its article, and the first of too many images', () => {
    const images = Array.from({ length: 202 }, (_, at) => `/api/v1/images/${at}`);
    const paths = [
      '/api/v1/session',
      '/api/v1/entries/1',
      '/api/v1/entries/1/article',
      '/api/v1/entries/12',
      ...images,
    ];
    expect(stale(paths, [{ id: 12 }])).toEqual([
      '/api/v1/entries/1',
      '/api/v1/entries/1/article',
      '/api/v1/images/0',
      '/api/v1/images/1',
    ]);
  });
});
