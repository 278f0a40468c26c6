import { describe, expect, it } from 'vitest';
import { listsOf, stale } from './kept-list.ts';

const entry = (id: number, isRead: boolean) => ({
  id,
  isRead,
  keepId: null,
  title: `Entry ${id}`,
  url: null,
  publishedAt: null,
  excerpt: '',
  source: '',
  words: 0,
  people: [],
  alsoIn: [],
});

describe('listsOf', () => {
  it('is all that is kept, and of it what waits, with nothing that would be asked for after it', () => {
    const lists = listsOf([entry(1, true), entry(2, false)]);
    expect(lists['/stream?show=all']?.entries).toHaveLength(2);
    expect(lists['/stream?show=waiting']).toMatchObject({ waiting: 1, next: null });
    expect(lists['/stream?show=waiting']?.entries.map(({ id }) => id)).toEqual([2]);
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
