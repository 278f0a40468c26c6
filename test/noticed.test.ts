/** What rooms notice where feeds are read: kept with the entries, and what was not noticed there is read when they hear of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import { digest } from '../src/sources/polling/digest.ts';
import { keepNoticed } from '../src/sources/polling/keep-noticed.ts';
import { storeEntries } from '../src/sources/polling/store.ts';

const URL_OF_FEED = 'https://bo.example/feed.json';
const ASKS = 'Does anyone know a good way to test a rollback?';
const ASKS_MORE = 'I am looking for a book on looms.';
const ARGUES = 'Rollbacks are overrated.';
const LONG = Array.from({ length: 60 }, (_, at) => `Word${at} matters here`).join(' ');

describe.each(engines)('what rooms notice where feeds are read, on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
    feeds.put(
      URL_OF_FEED,
      'Bo',
      [{ title: 'Rollbacks', text: `${ARGUES} ${ASKS} ${LONG}`, age: 2 }],
      now(),
    );
  });
  afterEach(() => world.close());

  const now = () => world.kith.now();
  async function follow(as: typeof ada): Promise<void> {
    const { id: personId } = await world.accepted<{ id: number }>('POST', '/people', {
      as,
      body: { name: 'Bo Lund' },
    });
    await world.accepted('POST', '/sources', { as, body: { url: URL_OF_FEED, personId } });
    await world.settle();
  }
  /** Beside the first, what the feed brings at its next look. */
  async function publishMore(text: string, title = 'More'): Promise<void> {
    const first = { title: 'Rollbacks', text: `${ARGUES} ${ASKS} ${LONG}`, age: 2 };
    feeds.put(URL_OF_FEED, 'Bo', [first, { title, text, age: 1 }], now());
    await world.accepted('POST', '/refresh', { as: ada, body: {} });
    await world.settle();
  }
  const needsOf = async (as: typeof ada) =>
    (await world.accepted<{ needs: { words: string }[] }>('GET', '/needs', { as })).needs.map(
      ({ words }) => words,
    );
  const rowsOf = (table: 'entry_cue' | 'entry_sketch') =>
    world.kith.db.read.selectFrom(table).select('entry_id').execute();
  const heard = () =>
    world.kith.db.read
      .selectFrom('job')
      .select('kind')
      .where('kind', 'like', '%hears feed.read')
      .execute();

  it('is kept with the first look, and with each that brings more', async () => {
    await follow(ada);
    expect(await needsOf(ada)).toEqual([ASKS]);
    expect(await rowsOf('entry_cue')).toHaveLength(1);
    expect(await rowsOf('entry_sketch')).toHaveLength(1);
    await publishMore(`${ASKS_MORE} ${LONG}`);
    expect((await needsOf(ada)).toSorted()).toEqual([ASKS, ASKS_MORE].toSorted());
    expect(await rowsOf('entry_sketch')).toHaveLength(2);
  });

  it('is read back for who follows later, from what was there before', async () => {
    await follow(ada);
    const bo = await world.member('bo');
    await follow(bo);
    await publishMore(ASKS_MORE);
    expect((await needsOf(bo)).toSorted()).toEqual([ASKS, ASKS_MORE].toSorted());
    expect((await needsOf(ada)).toSorted()).toEqual([ASKS, ASKS_MORE].toSorted());
  });

  it('has the members’ jobs asked for in one order, whichever feed brought more first', async () => {
    const other = 'https://ole.example/feed.json';
    const bo = await world.member('bo');
    feeds.put(other, 'Ole', [{ title: 'Looms', text: LONG, age: 2 }], now());
    for (const [as, url] of [
      [bo, URL_OF_FEED],
      [ada, other],
    ] as const)
      await world.accepted('POST', '/sources', { as, body: { url } });
    await world.settle();
    const ids = await world.kith.db.read.selectFrom('feed').select('id').orderBy('id').execute();
    const read = digest(
      Buffer.from(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'Both',
          items: [{ id: 'more', title: 'More', content_text: LONG }],
        }),
      ),
      { url: URL_OF_FEED },
    );
    if (read.kind !== 'feed') throw new Error('no feed');
    await world.statement('delete from job');
    await world.kith.db.write(async (trx) => {
      const looks = ids.map(({ id }) => ({ feedId: id, digest: read }));
      await keepNoticed(world.kith, trx, await storeEntries(world.kith, trx, looks));
    });
    const jobs = await world.kith.db.read
      .selectFrom('job')
      .select('dedupe_key')
      .where('kind', '=', 'consume.compare')
      .orderBy('id')
      .execute();
    expect(jobs.map((job) => job.dedupe_key)).toEqual([`compare ${ada.id}`, `compare ${bo.id}`]);
  });

  it('is noticed when it is stored, where it was not when it was read', async () => {
    await follow(ada);
    const text = `${ASKS_MORE} It depends on the loom. ${LONG.replaceAll('matters', 'weaves')}`;
    const item = {
      id: 'again',
      url: 'https://bo.example/again',
      title: 'Looms',
      content_text: text,
    };
    const bytes = Buffer.from(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Bo', items: [item] }),
    );
    const read = digest(bytes, { url: URL_OF_FEED });
    if (read.kind !== 'feed') throw new Error('no feed');
    expect(read.entries[0]?.noticed).toBeNull();
    await world.kith.db.write(async (trx) => {
      const { id } = await trx.selectFrom('feed').select('id').executeTakeFirstOrThrow();
      const stored = await storeEntries(world.kith, trx, [{ feedId: id, digest: read }]);
      await keepNoticed(world.kith, trx, stored);
    });
    expect(await heard()).toEqual([]);
    expect((await needsOf(ada)).toSorted()).toEqual([ASKS, ASKS_MORE].toSorted());
    expect(await rowsOf('entry_cue')).toHaveLength(2);
    expect(await rowsOf('entry_sketch')).toHaveLength(2);
  });
});
