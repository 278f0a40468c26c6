import { afterEach, expect, it, vi } from 'vitest';
import { keepLatest } from './keep-offline.ts';

afterEach(() => vi.unstubAllGlobals());

/** What a device keeps, which is changed by `keepLatest`; `answer` is the server's. */
function device(kept: Map<string, unknown>, answer: (path: string) => unknown): void {
  const pathOf = (url: string) => url.replace('https://kith.example', '');
  const cache = {
    put: async (path: string, put: Response) => void kept.set(path, await put.json()),
    keys: async () => [...kept.keys()].map((path) => ({ url: `https://kith.example${path}` })),
    delete: async (url: string) => kept.delete(pathOf(url)),
  };
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('navigator', { serviceWorker: { controller: {} } });
  vi.stubGlobal('fetch', async (path: string) => Response.json(answer(path)));
}

const entry = (id: number, isRead = false) => ({ id, keepId: null, isRead });
const page = (entries: object[], next: string | null = null) => ({ entries, next, waiting: 99 });

it('shows no marks any more where the keep of an entry was taken away elsewhere', async () => {
  const kept = new Map<string, unknown>([
    ['/api/v1/entries/5', {}],
    ['/api/v1/entries/5/highlights', { highlights: [{ id: 1 }] }],
  ]);
  device(kept, (path) => {
    if (path.includes('/saved-searches')) return { savedSearches: [] };
    return path.includes('/stream') ? page([entry(5)]) : {};
  });
  await keepLatest(1);
  expect(kept.get('/api/v1/entries/5/highlights')).toEqual({ highlights: [] });
});

it('keeps what saved searches find among what is kept, and forgets those that are deleted', async () => {
  const old = '/api/v1/stream?search=8&show=all';
  const kept = new Map<string, unknown>([[old, {}]]);
  const saved = { savedSearches: [{ id: 7, name: 'Roses' }] };
  device(kept, (path) => {
    if (path.includes('/saved-searches')) return saved;
    if (!path.includes('/stream')) return { html: '' };
    if (!path.includes('search=7')) return page([entry(5), entry(6, true), entry(4)]);
    if (path.includes('after=x')) return page([entry(4), entry(2)], 'y');
    if (path.includes('after=y')) return page([entry(1)], 'z');
    if (path.includes('after=')) throw new Error('nothing that is kept comes after this');
    return { ...page([entry(5), entry(6, true)], 'x'), of: 'Roses' };
  });
  await keepLatest(1);
  expect(kept.get('/api/v1/saved-searches')).toEqual(saved);
  const list = { entries: [entry(5), entry(6, true), entry(4)], next: null, waiting: 2 };
  expect(kept.get('/api/v1/stream?search=7&show=all')).toMatchObject({ ...list, of: 'Roses' });
  expect(kept.has(old)).toBe(false);
});

it('keeps entries and other searches where one search fails, and what that one found before', async () => {
  const before = { entries: [entry(5)] };
  const kept = new Map<string, unknown>([['/api/v1/stream?search=7&show=all', before]]);
  device(kept, (path) => {
    if (path.includes('/saved-searches')) return { savedSearches: [{ id: 7 }, { id: 8 }] };
    if (path.includes('search=7')) throw new Error('it took too long');
    return path.includes('/stream') ? page([entry(5)]) : { html: '' };
  });
  await keepLatest(1);
  expect(kept.get('/api/v1/entries/5')).toEqual({ html: '' });
  expect(kept.get('/api/v1/stream?search=7&show=all')).toEqual(before);
  expect(kept.get('/api/v1/stream?search=8&show=all')).toMatchObject({ entries: [entry(5)] });
});

it('keeps the rest where the list of saved searches, the session or one entry fails', async () => {
  const views = { entries: [entry(5)] };
  const kept = new Map<string, unknown>([['/api/v1/stream?search=7&show=all', views]]);
  device(kept, (path) => {
    if (/saved-searches|session|entries\/6$/u.test(path)) throw new Error('it broke');
    return path.includes('/stream') ? page([entry(6), entry(5)]) : { html: '' };
  });
  await keepLatest(1);
  expect(kept.get('/api/v1/entries/5')).toEqual({ html: '' });
  expect(kept.has('/api/v1/entries/6')).toBe(false);
  expect(kept.get('/api/v1/stream?search=7&show=all')).toEqual(views);
});

it('asks no more once there is no connection', async () => {
  const asked: string[] = [];
  const many = Array.from({ length: 50 }, (_, at) => entry(at + 1));
  device(new Map(), (path) => {
    asked.push(path);
    if (path.includes('/entries')) throw new Error('the connection went');
    return path.includes('/stream') ? page(many) : { savedSearches: [] };
  });
  await expect(keepLatest(1)).rejects.toThrow('cannot be reached');
  expect(asked.length).toBeLessThan(12);
});
