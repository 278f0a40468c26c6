import { type InfiniteData, InfiniteQueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient, keyOf } from '#web-api';
import type { LibraryView, ListedKeep } from '../../library/schema.ts';
import { IMPORTS } from '../imports/import-queries.ts';
import { library } from './library-again.ts';

const KEY = [...keyOf('/keeps/pages'), ''];

/** A library of two keeps a page, whose server counts how often it was asked. */
async function libraryOf(pages: number) {
  const client = createQueryClient();
  const server = { asked: 0, isSilent: false };
  const list = new InfiniteQueryObserver<
    LibraryView,
    Error,
    InfiniteData<LibraryView>,
    readonly string[],
    number
  >(client, {
    queryKey: KEY,
    queryFn: ({ pageParam: page }) => {
      server.asked++;
      if (server.isSilent) return new Promise<LibraryView>(() => {});
      const keeps = [page * 2, page * 2 + 1].map((id) => ({ id, tags: ['x'], takeaway: '' }));
      return { keeps: keeps as ListedKeep[], next: page + 1 } as LibraryView;
    },
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
  list.subscribe(() => {});
  await list.refetch();
  for (let page = 1; page < pages; page++) await list.fetchNextPage();
  server.asked = 0;
  const keeps = () =>
    client.getQueryData<InfiniteData<LibraryView>>(KEY)?.pages.flatMap((page) => page.keeps) ?? [];
  return { client, server, keeps };
}

describe('the library, one that was read far down,', () => {
  it('shows what has changed where it stands, and asks for nothing again', async () => {
    const { client, server, keeps } = await libraryOf(60);
    const changes = [3, 100].map(
      (id) => [id, { tags: ['x', 'y'] }] satisfies [number, Partial<ListedKeep>],
    );
    await library.changed(client, new Map(changes));
    expect(server.asked).toBe(0);
    expect(keeps().filter(({ tags }) => tags.includes('y'))).toMatchObject([
      { id: 3 },
      { id: 100 },
    ]);
    expect(keeps()[3]?.takeaway).toBe('');
  });

  it('loses what is removed, all at once, and has it back where it stood', async () => {
    const { client, server, keeps } = await libraryOf(60);
    const before = keeps();
    const taken = await library.without(client, [0, 1, 40, 41, 119]);
    expect(keeps()).toHaveLength(115);
    await library.back(client, taken);
    expect(keeps()).toEqual(before);
    expect(server.asked).toBe(0);
  });

  it('tells how much there is of each tag, goal and person as it is now, by its first page alone', async () => {
    const { client, server } = await libraryOf(60);
    const now = { tags: [{ tag: 'x', count: 119 }], goals: [{ goalId: 1, count: 2 }], people: [] };
    const asked = vi.fn(async () => Response.json({ keeps: [], next: null, ...now }));
    vi.stubGlobal('fetch', asked);
    await library.without(client, [0]);
    const first = () => client.getQueryData<InfiniteData<LibraryView>>(KEY)?.pages[0];
    await vi.waitFor(() => expect(first()).toMatchObject({ keeps: [{ id: 1 }], ...now }));
    expect(asked.mock.calls).toHaveLength(1);
    expect(server.asked).toBe(0);
    vi.unstubAllGlobals();
  });

  it('tells what is there after an undo, though the answer from before it comes last', async () => {
    const { client } = await libraryOf(60);
    const first = () => client.getQueryData<InfiniteData<LibraryView>>(KEY)?.pages[0];
    const answers = [0, 1].map(() => Promise.withResolvers<Response>());
    const asked = vi.fn(() => answers[asked.mock.calls.length - 1]?.promise);
    vi.stubGlobal('fetch', asked);
    const counts = (count: number) =>
      Response.json({ keeps: [], next: null, tags: [{ tag: 'x', count }], goals: [], people: [] });
    await library.back(client, await library.without(client, [0]));
    answers[1]?.resolve(counts(120));
    await vi.waitFor(() => expect(first()?.tags).toEqual([{ tag: 'x', count: 120 }]));
    answers[0]?.resolve(counts(119));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first()?.tags).toEqual([{ tag: 'x', count: 120 }]);
    vi.unstubAllGlobals();
  });

  it('loses what is removed twice at once', async () => {
    const { client, keeps } = await libraryOf(60);
    await Promise.all([library.without(client, [0]), library.without(client, [1])]);
    expect(keeps()).toHaveLength(118);
  });

  it('is asked for its beginning alone after an import', async () => {
    const { client, server } = await libraryOf(60);
    await IMPORTS.changed(client);
    expect(server.asked).toBe(20);
  });

  it('has lost what is removed though the server does not answer', async () => {
    const { client, server, keeps } = await libraryOf(3);
    server.isSilent = true;
    const taken = await library.without(client, [0]);
    expect(keeps()).toHaveLength(5);
    await library.back(client, taken);
    expect(keeps()).toHaveLength(6);
  });

  it('is asked whole where it is short, and for its beginning where something new came', async () => {
    const short = await libraryOf(3);
    await library.changed(short.client, new Map());
    await vi.waitFor(() => expect(short.server.asked).toBe(3));
    const long = await libraryOf(60);
    await library.again(long.client);
    expect([long.server.asked, long.keeps().length]).toEqual([20, 40]);
  });
});
