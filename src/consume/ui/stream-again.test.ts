import { InfiniteQueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '#web-api';
import type { StreamEntry, StreamView } from '../stream/schema.ts';
import { type Known, PAGES, streamAgain, streamWith, streamWithout } from './stream-again.ts';
import { changeSettings } from './use-goal-stream.ts';
import { keepAll, takeBackAll } from './waiting-reads.ts';

const ROWS_EACH = 2;

/** A list whose server counts how often it was asked. */
async function listOf(pages: number) {
  const client = createQueryClient();
  const server = { asked: 0 };
  const list = new InfiniteQueryObserver<StreamView, Error, Known, readonly string[], string>(
    client,
    {
      queryKey: [...PAGES, 'show=all'],
      queryFn: ({ pageParam }) => {
        server.asked++;
        const entries = Array.from({ length: ROWS_EACH }, (_, n) => ({
          id: Number(pageParam) * ROWS_EACH + n,
        }));
        const view = { entries: entries as StreamEntry[], next: String(Number(pageParam) + 1) };
        return view as StreamView;
      },
      initialPageParam: '0',
      getNextPageParam: (page) => page.next,
    },
  );
  const look = () => list.subscribe(() => {});
  const stop = look();
  await list.refetch();
  for (let page = 1; page < pages; page++) await list.fetchNextPage();
  server.asked = 0;
  const ids = () =>
    client
      .getQueryData<Known>([...PAGES, 'show=all'])
      ?.pages.flatMap(({ entries }) => entries.map(({ id }) => id)) ?? [];
  return { client, list, server, ids, look, stop };
}

describe('changeSettings', () => {
  it('leaves a long list as it is when nothing could be changed', async () => {
    const long = await listOf(60);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await changeSettings(long.client, { minutes: 30 });
    vi.unstubAllGlobals();
    expect([long.server.asked, long.ids().length]).toEqual([0, 120]);
    long.stop();
  });
});

describe('streamAgain', () => {
  it('asks a long list for its beginning only, and a short one whole', async () => {
    const long = await listOf(60);
    await streamAgain(long.client);
    expect([long.server.asked, long.ids().length]).toEqual([20, 40]);
    long.stop();
    const short = await listOf(3);
    await streamAgain(short.client);
    expect([short.server.asked, short.ids().length]).toEqual([3, 6]);
    short.stop();
  });
});

describe('takeBackAll', () => {
  it('asks the list again also where it is not known whether the server has it', async () => {
    const { client, server, stop } = await listOf(3);
    const all = keepAll(1, { part: {}, cameBy: undefined }, new Set());
    await takeBackAll(client, 1, all);
    await vi.waitFor(() => expect(server.asked).toBe(3));
    stop();
  });
});

describe('a list', () => {
  afterEach(() => vi.useRealTimers());

  it('is asked again when one comes back to it after a while, unless it is long', async () => {
    const [long, short] = [await listOf(21), await listOf(20)];
    for (const list of [long, short]) list.stop();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    for (const list of [long, short]) list.look();
    await vi.waitFor(() => expect(short.server.asked).toBe(20));
    expect(long.server.asked).toBe(0);
  });
});

describe('streamWithout', () => {
  it('takes an entry out of a long list and leaves the rest where it stands', async () => {
    const { client, server, ids, stop } = await listOf(60);
    await streamWithout(client, [100]);
    expect(server.asked).toBe(0);
    expect(ids().length).toBe(119);
    expect(ids()).not.toContain(100);
    stop();
  });

  it('keeps it out when a page was on its way meanwhile', async () => {
    const { client, list, ids, stop } = await listOf(60);
    const next = list.fetchNextPage();
    await streamWithout(client, [100]);
    await next;
    expect(ids()).not.toContain(100);
    stop();
  });

  it('gives what puts it back where it stood, without cutting the list', async () => {
    const { client, server, ids, stop } = await listOf(60);
    const before = ids();
    const [upper, lower] = [await streamWithout(client, [100]), await streamWithout(client, [101])];
    await streamWith(client, upper);
    await streamWith(client, lower);
    expect(ids()).toEqual(before);
    expect(server.asked).toBe(0);
    stop();
  });
});
