import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MachineApi, startMachineApi } from '../../../test/machine-api.ts';
import { type Chat, createChat } from './chat.ts';

const QUESTION = { task: 'Do it.', material: 'words', tokensMax: 4_000 };

describe('a chat', () => {
  let api: MachineApi;
  let chat: Chat;
  let clock = 0;
  const open = (url: string) => {
    const settings = { url, model: 'writer-1', key: null };
    return createChat({ settings, userAgent: 'Kith test', now: () => clock });
  };
  beforeEach(async () => {
    api = await startMachineApi();
    chat = open(api.url);
    clock = 1_000;
  });
  afterEach(async () => {
    await chat.close();
    await api.close();
  });

  it('gives what was written, without what the model thought before', async () => {
    api.writes(() => '<think>\nHm.\n</think>\n\nSo it is.\0');
    expect(await chat.complete(QUESTION)).toEqual({ kind: 'ok', text: 'So it is.', isCut: false });
    expect(api.asked[0]?.headers.authorization).toBeUndefined();
    api.writes(() => ' ');
    expect(await chat.complete(QUESTION)).toMatchObject({ detail: 'The model wrote nothing.' });
  });

  it('says its limit by the name that a newer API wants, from then on', async () => {
    api.refuses(400, {}, { error: { message: "Use 'max_completion_tokens' instead." } });
    expect(await chat.complete(QUESTION)).toMatchObject({ kind: 'failed', isUnwanted: true });
    api.refuses(null);
    expect(await chat.complete(QUESTION)).toMatchObject({ kind: 'ok' });
    expect(api.asked.map(({ body }) => 'max_tokens' in body)).toEqual([true, false, false]);
    expect(api.asked[2]?.body).toMatchObject({ max_completion_tokens: 4_000 });
  });

  it('leaves an API alone for as long as it asks', async () => {
    api.refuses(429, { 'retry-after': '60' });
    expect(await chat.complete(QUESTION)).toMatchObject({
      detail: expect.stringContaining(
        'is asked too much (429). It asks to be left alone for a minute',
      ),
    });
    api.refuses(null);
    expect(await chat.complete(QUESTION)).toMatchObject({ kind: 'failed' });
    expect(api.asked).toHaveLength(1);
    clock += 60_001;
    expect(await chat.complete(QUESTION)).toMatchObject({ kind: 'ok' });
  });

  it('waits no longer than it is told, and not for what nobody wants any more', async () => {
    const release = api.holds();
    expect(await chat.complete({ ...QUESTION, timeoutMs: 50 })).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('Kith stopped waiting'),
    });
    const stop = new AbortController();
    const asking = chat.complete({ ...QUESTION, signal: stop.signal });
    stop.abort();
    expect(await asking).toMatchObject({ kind: 'failed' });
    release();
  });

  it('says so where something else answers', async () => {
    const elsewhere = open(api.url.replace('/v1', '/other'));
    expect(await elsewhere.complete(QUESTION)).toMatchObject({
      detail: expect.stringContaining('(404)'),
    });
    await elsewhere.close();
  });
});
