import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '#web-api';
import { readEntryAhead } from './read-ahead.ts';

/** What the server was asked for. */
function answering(status: number) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string | URL | Request) => {
    asked.push(new URL(address instanceof Request ? address.url : address, 'http://kith').pathname);
    return Response.json(status === 200 ? { id: 7 } : { message: 'It is not here.' }, { status });
  });
  return asked;
}

describe('reading an entry ahead', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('asks once, however often and late one comes by', async () => {
    const asked = answering(200);
    const client = createQueryClient();
    await readEntryAhead(client, 7);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    await readEntryAhead(client, 7);
    expect(asked.map((path) => path.replace(/^.*(?=\/entries)/, ''))).toEqual([
      '/entries/7',
      '/entries/7/article',
    ]);
  });

  it('asks once also for what is not there, and says nothing', async () => {
    const asked = answering(404);
    const client = createQueryClient();
    await readEntryAhead(client, 7);
    await readEntryAhead(client, 7);
    expect(asked).toHaveLength(2);
  });
});
