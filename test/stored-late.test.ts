/** What one process is storing while another stores more: it comes later, with a lower id than what is there. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, setGoalStatus } from '#goals';
import { makeWorld, PublishedFeeds, type World } from '#test';
import type { GoalStreamView } from '../src/consume/goals/schema.ts';
import type { StreamView } from '../src/consume/stream/schema.ts';
import { digest } from '../src/sources/polling/digest.ts';
import { keepNoticed } from '../src/sources/polling/keep-noticed.ts';
import { storeEntries } from '../src/sources/polling/store.ts';

const MIRA = 'https://mira.example/feed.json';
const OLE = 'https://ole.example/feed.json';
const SPEAKS = 'Roll back a bad release within two minutes: decide the rollback beforehand. ';

describe.skipIf(!process.env.KITH_TEST_POSTGRES)('what is stored late on PostgreSQL', () => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine: 'postgres', fetch: feeds });
    ada = await world.member('ada');
    put(MIRA, ['Spam', 'Buy this.'], ['One', SPEAKS]);
    put(OLE, ['Bread', 'Rye.']);
    for (const url of [MIRA, OLE])
      await world.accepted('POST', '/sources', { as: ada, body: { url } });
    await world.settle();
  });
  afterEach(() => world.close());

  const put = (url: string, ...said: [title: string, text: string][]) =>
    feeds.put(
      url,
      new URL(url).hostname,
      said.map(([title, text], at) => ({ title, text, age: at + 1 })),
      world.kith.now(),
    );

  /** Mira's entries are stored by a transaction that ends when Ole's are there, hundreds of ids on. */
  async function storeLate(items: object[]): Promise<void> {
    const { kith } = world;
    const document = { version: 'https://jsonfeed.org/version/1.1', title: 'Mira', items };
    const read = digest(Buffer.from(JSON.stringify(document)), { url: MIRA });
    if (read.kind !== 'feed') throw new Error('no feed');
    await kith.db.write(async (trx) => {
      const { id } = await trx
        .selectFrom('feed')
        .select('id')
        .where('url', '=', MIRA)
        .executeTakeFirstOrThrow();
      const stored = await storeEntries(kith, trx, [{ feedId: id, digest: read }]);
      await world.statement(
        "select nextval(pg_get_serial_sequence('entry', 'id')) from generate_series(1, 600)",
      );
      put(OLE, ['Bread', 'Rye.'], ['More', SPEAKS]);
      await world.accepted('POST', '/refresh', { as: ada, body: {} });
      await world.settle();
      await today();
      await world.settle();
      await keepNoticed(kith, trx, stored);
    });
    await world.settle();
  }
  const item = (title: string, text: string) => ({
    id: `late ${title}`,
    url: `https://mira.example/${title}`,
    title,
    content_text: text,
    date_published: new Date(world.kith.now() - 1_000).toISOString(),
  });
  const today = () =>
    world.accepted<GoalStreamView>(
      'GET',
      `/stream/goals?today=${world.kith.now() - 1_000}&more=1`,
      { as: ada },
    );
  const titles = async () => {
    const { entries } = await world.accepted<StreamView>('GET', '/stream?show=all', { as: ada });
    return entries.map(({ title }) => title).toSorted();
  };

  it('is compared with goals all the same', async () => {
    const { id } = await draftGoal(world.kith, ada.id, {
      able: 'release calmly',
      questions: [{ text: 'How do we roll back a bad release?' }],
    });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await today();
    await world.settle();
    await storeLate([item('Late', SPEAKS)]);
    const { entries, isReading } = await today();
    expect(entries.map(({ title }) => title).toSorted()).toEqual(['Late', 'More', 'One']);
    expect(isReading).toBe(false);
  });

  it('is kept away where it says what is muted, or what was deleted', async () => {
    const { id: entryId, url } = await world.kith.db.read
      .selectFrom('entry')
      .select(['id', 'url'])
      .where('title', '=', 'Spam')
      .executeTakeFirstOrThrow();
    await world.accepted('POST', '/deletions', { as: ada, body: { entryId } });
    await world.accepted('POST', '/mutes', { as: ada, body: { kind: 'words', words: 'rocket' } });
    expect(await titles()).toEqual(['Bread', 'One']);
    await storeLate([item('Rockets', 'A rocket rose.'), { ...item('Again', 'Buy.'), url }]);
    expect(await titles()).toEqual(['Bread', 'More', 'One']);
  });
});
