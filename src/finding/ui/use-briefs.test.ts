import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient, read } from '#web-api';
import type { BriefView } from '../briefs/schema.ts';
import { changeBrief } from './use-briefs.ts';

afterEach(() => vi.unstubAllGlobals());

type Shown = { briefs: Pick<BriefView, 'id' | 'words'>[] };

it('keeps every word chosen of a brief, however quickly one after another', async () => {
  // A server that answers a change when told to, and a question as things stand.
  const kept: Shown = { briefs: [{ id: 3, words: null }] };
  const sent: { words: string[]; answer: () => void }[] = [];
  vi.stubGlobal('fetch', async (_: string, { method, body }: { method: string; body: string }) => {
    if (method === 'GET') return Response.json(kept);
    const { words } = JSON.parse(body);
    const { promise, resolve } = Promise.withResolvers<void>();
    sent.push({ words, answer: resolve });
    await promise;
    kept.briefs = [{ id: 3, words }];
    return Response.json({});
  });
  const client = createQueryClient();
  const query = read<Shown>('/goals/7/briefs');
  const seen: unknown[] = [];
  const list = new QueryObserver(client, query);
  await list.refetch();
  const stop = list.subscribe(({ data }) => seen.push(data?.briefs[0]?.words));
  const first = changeBrief(client, 7, { id: 3 }, { words: ['a'] });
  const second = changeBrief(client, 7, { id: 3 }, { words: ['a', 'b'] });
  await expect.poll(() => sent.map(({ words }) => words)).toEqual([['a']]);
  sent[0]?.answer();
  await first;
  await expect.poll(() => sent.length).toBe(2);
  expect(client.getQueryData<Shown>(query.queryKey)?.briefs[0]?.words).toEqual(['a', 'b']);
  sent[1]?.answer();
  await second;
  expect(seen.at(-1)).toEqual(['a', 'b']);
  // What was shown never went back to the choice before.
  expect(seen.slice(seen.findIndex((words) => String(words) === 'a,b'))).not.toContainEqual(['a']);
  stop();
});
