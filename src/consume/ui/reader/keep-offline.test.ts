import { afterEach, expect, it, vi } from 'vitest';
import { keepLatest } from './keep-offline.ts';

afterEach(() => vi.unstubAllGlobals());

it('shows no marks any more where the keep of an entry was taken away elsewhere', async () => {
  const kept = new Map<string, unknown>([
    ['/api/v1/entries/5', {}],
    ['/api/v1/entries/5/highlights', { highlights: [{ id: 1 }] }],
  ]);
  const cache = {
    put: async (path: string, answer: Response) => void kept.set(path, await answer.json()),
    keys: async () => [...kept.keys()].map((path) => ({ url: `https://kith.example${path}` })),
    delete: async (path: string) => kept.delete(path),
  };
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('navigator', { serviceWorker: { controller: {} } });
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(
      path.includes('/stream') ? { entries: [{ id: 5, keepId: null, isRead: false }] } : {},
    ),
  );
  await keepLatest(1);
  expect(kept.get('/api/v1/entries/5/highlights')).toEqual({ highlights: [] });
});
