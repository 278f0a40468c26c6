import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '#members';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import type { SignalView } from './queries.ts';

const DAY_MS = 86_400_000;

describe.each(engines)('what one opens of a source on %s', (engine) => {
  let world: World;
  let anna: Awaited<ReturnType<World['member']>>;
  let feeds: PublishedFeeds;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    anna = await world.member('anna');
  });
  afterEach(() => world.close());

  const url = 'https://mira.example/feed';
  /** What was there before anybody followed, and these. */
  const publish = (...ages: number[]): void => {
    const items = [1_000, ...ages].map((age) => ({ title: `mira ${age}`, text: `of ${age}`, age }));
    feeds.put(url, 'mira', items, world.kith.now());
  };
  async function follow(as = anna): Promise<number> {
    const answer = await world.ask('POST', '/api/v1/sources', { as, body: { url } });
    await world.settle();
    return ((await answer.json()) as { sourceId: number }).sourceId;
  }
  /** Follows a feed, in which these have come so many days later. */
  async function followed(daysLater: number, ...ages: number[]): Promise<number> {
    publish();
    const sourceId = await follow();
    world.advance(daysLater * DAY_MS);
    // The session of then is over.
    const session = await startSession(world.kith, anna.id, 'test');
    anna = { ...anna, cookie: `kith_session=${session}` };
    publish(...ages);
    await world.ask('POST', '/api/v1/refresh', { as: anna, body: { which: 'all' } });
    await world.settle();
    return sourceId;
  }
  async function read(...titles: string[]): Promise<void> {
    const rows = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('title', 'in', titles)
      .execute();
    const body = { entryIds: rows.map(({ id }) => id), isRead: true };
    world.advance(1_000);
    await world.ask('PUT', '/api/v1/stream/read', { as: anna, body });
  }
  async function entryId(title: string): Promise<number> {
    const entry = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow();
    return entry.id;
  }
  async function signal(as = anna): Promise<SignalView[]> {
    const answer = await world.ask('GET', '/api/v1/stream/signal', { as });
    return ((await answer.json()) as { sources: SignalView[] }).sources;
  }

  it('counts what was opened of what came in three months', async () => {
    const sourceId = await followed(200, 1, 2, 3, 80, 100);
    await read('mira 1');
    await read('mira 100');
    expect(await signal()).toEqual([{ sourceId, shown: 4, opened: 1, kept: 0 }]);
  });
  it('counts what of it is kept', async () => {
    const sourceId = await followed(200, 1, 2, 3);
    const body = { entryId: await entryId('mira 2') };
    const answer = await world.ask('POST', '/api/v1/keeps', { as: anna, body });
    expect(await signal()).toEqual([{ sourceId, shown: 3, opened: 0, kept: 1 }]);
    const { id } = (await answer.json()) as { id: number };
    await world.ask('DELETE', `/api/v1/keeps/${id}`, { as: anna });
    expect(await signal()).toMatchObject([{ kept: 0 }]);
  });
  it('counts nothing that was there before one followed', async () => {
    const sourceId = await followed(10, 1, 2, 20, 30);
    await read('mira 20');
    expect(await signal()).toEqual([{ sourceId, shown: 2, opened: 0, kept: 0 }]);
  });
  it('does not take what was marked together for opened', async () => {
    const sourceId = await followed(10, 1, 2, 3);
    await read('mira 1', 'mira 2');
    expect(await signal()).toEqual([{ sourceId, shown: 3, opened: 0, kept: 0 }]);
  });
  it('says to nobody what another opens', async () => {
    await followed(10, 1, 2);
    await read('mira 1');
    const bo = await world.member('bo');
    await follow(bo);
    expect(await signal(bo)).toEqual([]);
    expect(await signal()).toMatchObject([{ shown: 2, opened: 1 }]);
  });
});
