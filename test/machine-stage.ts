/**
 * Members of a Kith with an entry to read, and a model on loopback that summarises and translates it: what tests of machine text
 * stand on. Called inside of a `describe`; each test has two members of its own.
 */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { makeWorld, PublishedFeeds, type TestEngine, type World } from '#test';
import type { MachineSettings, MachineTexts } from '../src/consume/machine/schema.ts';
import { type MachineApi, startMachineApi } from './machine-api.ts';

export const KEY = 'sk-never-shown';
export const PER_DAY = 6;
export const SENT = { isPublishedSent: true, isOwnSent: false };
const FEED = 'https://ines.example/feed';
const TITLE = 'On rollbacks';
export const HTML =
  '<h2>Why drills</h2><p>Rehearse <a href="https://ines.example/why">a rollback</a> with <code>kith undo</code>.</p><pre>do not touch</pre><p>Then rest.</p>';

type Member = Awaited<ReturnType<World['member']>>;
interface Fields {
  api: MachineApi;
  world: World;
  entryId: number;
  anna: Member;
  bo: Member;
}

export function machineStage(engine: TestEngine) {
  const on = {} as Fields;
  let count = 0;
  beforeAll(async () => {
    on.api = await startMachineApi();
    const feeds = new PublishedFeeds();
    // No private address may be fetched: the model is let through by its setting alone.
    const settings = {
      KITH_ALLOW_NET: '',
      KITH_MACHINE_URL: on.api.url,
      KITH_MACHINE_MODEL: 'writer-1',
      KITH_MACHINE_KEY: KEY,
      KITH_MACHINE_PER_DAY: String(PER_DAY),
    };
    on.world = await makeWorld({ engine, fetch: feeds, settings });
    const { kith } = on.world;
    feeds.put(FEED, 'Ines', [{ title: TITLE, text: 'Words.', age: 1 }], kith.now());
    await follow(await on.world.member('first'));
    await on.world.settle();
    on.entryId = (await kith.db.read.selectFrom('entry').select('id').executeTakeFirstOrThrow()).id;
  });
  beforeEach(async () => {
    count += 1;
    on.anna = await on.world.member(`anna${count}`);
    on.bo = await on.world.member(`bo${count}`);
    for (const member of [on.anna, on.bo]) await follow(member);
    on.api.asked.length = 0;
    on.api.refuses(null);
    on.api.writes(null);
    await change(HTML);
  });
  afterAll(async () => {
    const { errors } = on.world;
    await on.world.close();
    await on.api.close();
    expect(errors).toEqual([]);
  });

  const follow = (as: Member) =>
    on.world.ask('POST', '/api/v1/sources', { as, body: { url: FEED, name: 'Ines' } });
  /** The entry is another, as a feed that holds HTML gives it. */
  const change = (html: string, title = TITLE) =>
    on.world.kith.db.write((trx) =>
      trx.updateTable('entry').set({ html, title }).where('id', '=', on.entryId).execute(),
    );
  const ask = (method: string, path: string, body?: unknown, as = on.anna) =>
    on.world.ask(method, `/api/v1${path}`, { as, ...(body === undefined ? {} : { body }) });
  const path = () => `/entries/${on.entryId}/machine-texts`;
  const want = (kind: string, more: object = {}, as = on.anna, at = path()) =>
    ask('POST', at, { kind, language: 'de', ...more }, as);
  const texts = async (as = on.anna, at = path()) =>
    ((await (await ask('GET', at, undefined, as)).json()) as MachineTexts).texts;
  return Object.assign(on, {
    change,
    ask,
    path,
    want,
    texts,
    agree: (to = SENT, as = on.anna) => ask('PUT', '/machine-texts/settings', to, as),
    settings: async (as = on.anna) =>
      (await (
        await ask('GET', '/machine-texts/settings', undefined, as)
      ).json()) as MachineSettings,
    /** Asks for it, waits, and gives what came. */
    made: async (kind: string, more: object = {}) => {
      expect((await want(kind, more)).status).toBe(202);
      await on.world.settle();
      return (await texts()).find((one) => one.kind === kind);
    },
  });
}

export const wordsOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { message: string } }).error.message;
