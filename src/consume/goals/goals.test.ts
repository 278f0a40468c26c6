import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { atEnd, sendAlong } from '#platform';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import { compareFeed } from './compare.ts';
import { type GoalStreamView, migrations } from './schema.ts';

const COMPARE = 'consume.compare';
const FEED = 'https://marit.example/feed.json';
const OFTEN = 'Roll back a bad release within two minutes: decide the rollback beforehand. ';

describe.each(engines)('the stream for goals on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
    feeds.put(
      FEED,
      'Marit',
      [
        { title: 'Rolling back a bad release', text: OFTEN, age: 3 },
        { title: 'A rye that forgives', text: 'This dough waits for you.', age: 1 },
        { title: 'How to roll back a release', text: OFTEN.repeat(100), age: 2 },
        { title: 'Roll back a release, once more', text: OFTEN, age: 40 },
      ],
      world.kith.now(),
    );
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const today = async (query = '', as = ada) => {
    const path = `/stream/goals?today=${world.kith.now() - 1_000}${query}`;
    const answer = await ask('GET', path, undefined, as);
    return (await answer.json()) as GoalStreamView;
  };
  const titles = async (query = '') => (await today(query)).entries.map(({ title }) => title);
  const goalOf = async (text: string, as = ada) => {
    const { id } = await draftGoal(world.kith, as.id, {
      need: 'releases',
      able: 'release calmly',
      questions: [{ text }],
    });
    await setGoalStatus(world.kith, as.id, id, 'active');
    return id;
  };
  const followMarit = async (as = ada) => {
    expect((await ask('POST', '/sources', { url: FEED }, as)).status).toBe(201);
    await world.settle();
  };

  /** As if Ada's entries were being compared, or had been in vain. */
  async function comparingIs(how: { state: 'dead' } | { attempts: number; run_at: number }) {
    const { kith } = world;
    const dedupeKey = `compare ${ada.id}`;
    const job = { kind: COMPARE, payload: { memberId: ada.id }, dedupeKey };
    await kith.db.write(async (trx) => {
      await kith.enqueue(trx, [job]);
      const change = trx.updateTable('job').set(how).where('kind', '=', COMPARE);
      atEnd(trx, () => sendAlong(trx, change));
    });
  }

  it('looks again at what an earlier rule had compared', async () => {
    await followMarit();
    await goalOf('How do we roll back a bad release?');
    await today();
    await world.settle();
    const found = await titles();
    expect(found).not.toEqual([]);
    // As if that rule had found nothing.
    await world.statement('delete from entry_fit');
    expect(await today()).toMatchObject({ entries: [], isReading: false });
    const step = migrations.find(({ name }) => name === '0106-consume-compared-anew');
    await world.statement(step?.up ?? '');
    expect(await today()).toMatchObject({ isReading: true });
    await world.settle();
    expect(await titles()).toEqual(found);
  });

  it('holds what speaks of a question and waits, with which question and goal', async () => {
    await followMarit();
    const goalId = await goalOf('How do we roll back a bad release?');
    expect(await today()).toMatchObject({ entries: [], hasGoals: true, isReading: true });
    await world.settle();
    const { entries, isReading } = await today('&more=1');
    expect(isReading).toBe(false);
    expect(entries.map(({ title }) => title)).toEqual([
      'How to roll back a release',
      'Rolling back a bad release',
    ]);
    expect(entries[0]?.why).toEqual([
      { goalId, goal: 'release calmly', question: 'How do we roll back a bad release?' },
    ]);
  });

  it('says that what came could not be read, instead of reading it for ever, and tries again later', async () => {
    await followMarit();
    await goalOf('How do we roll back a bad release?');
    const { kith } = world;
    await comparingIs({ state: 'dead' });
    expect(await today()).toMatchObject({ isReading: false, isStuck: true });
    // More that comes does not begin it anew either.
    const { feed_id: feedId } = await kith.db.read
      .selectFrom('source')
      .select('feed_id')
      .executeTakeFirstOrThrow();
    await kith.db.write((trx) => kith.announce(trx, 'feed.read', { feedId, entriesNew: 1 }));
    await world.settle();
    expect(await today()).toMatchObject({ isReading: false, isStuck: true });
    world.advance(11 * 60_000);
    expect(await today()).toMatchObject({ isReading: true, isStuck: false });
    await world.settle();
    expect(await today()).toMatchObject({ isReading: false, isStuck: false });
  });

  it('leaves what failed its pause, so that looking does not keep it from ending', async () => {
    await followMarit();
    await goalOf('How do we roll back a bad release?');
    const { kith } = world;
    const failed = { attempts: 4, run_at: kith.now() + 5_000 };
    await comparingIs(failed);
    expect(await today()).toMatchObject({ isReading: true, isStuck: false });
    const waiting = kith.db.read.selectFrom('job').select(['attempts', 'run_at']);
    expect(await waiting.where('kind', '=', COMPARE).execute()).toEqual([failed]);
  });

  it('compares once more what comes while it compares', async () => {
    await followMarit();
    await goalOf('How do we roll back a bad release?');
    await today();
    const { kith } = world;
    const ofComparing = () =>
      kith.db.read
        .selectFrom('job')
        .select(['state', 'asked_again'])
        .where('dedupe_key', '=', `compare ${ada.id}`)
        .execute();
    const running = { state: 'running', lease_owner: 'somebody', lease_until: kith.now() } as const;
    await kith.db.write((trx) =>
      trx.updateTable('job').set(running).where('kind', '=', 'consume.compare').execute(),
    );
    const { feed_id: feedId } = await kith.db.read
      .selectFrom('source')
      .select('feed_id')
      .executeTakeFirstOrThrow();
    await compareFeed(kith, { feedId });
    expect(await ofComparing()).toEqual([{ state: 'running', asked_again: 1 }]);
  });

  it('follows a question that is worded anew, and a goal that rests', async () => {
    await followMarit();
    const goalId = await goalOf('How do we roll back a bad release?');
    await today();
    await world.settle();
    await changeGoal(world.kith, ada.id, goalId, {
      questions: [{ text: 'Which rye dough waits?' }],
    });
    await today();
    await world.settle();
    expect(await titles()).toEqual(['A rye that forgives']);
    await setGoalStatus(world.kith, ada.id, goalId, 'parked', { reason: 'later' });
    expect(await today()).toMatchObject({ entries: [], hasGoals: false });
  });

  it('compares what comes by itself', async () => {
    await goalOf('How do we roll back a bad release?');
    await followMarit();
    expect((await today('&more=1')).entries).toHaveLength(2);
  });

  it('ends where the minutes of the day end, and goes on tomorrow', async () => {
    await followMarit();
    await goalOf('How do we roll back a bad release?');
    await today();
    await world.settle();
    await ask('PUT', '/stream/settings', { minutes: 5 });
    const first = await today();
    // The long one is more than five minutes and stands first all the same; nothing has room beside it.
    expect(first).toMatchObject({ minutes: 5, minutesRead: 0, left: 1 });
    const entryIds = first.entries.map(({ id }) => id);
    await ask('PUT', '/stream/read', { entryIds, isRead: true, isOpened: true });
    expect(await today()).toMatchObject({ entries: [], left: 1, minutesRead: 5 });
    world.advance(24 * 60 * 60 * 1000);
    expect(await titles()).toEqual(['Rolling back a bad release']);
  });

  it('shows a member nothing of another’s sources and goals', async () => {
    const bo = await world.member('bo');
    await followMarit();
    await goalOf('How do we roll back a bad release?', bo);
    await today('', bo);
    await world.settle();
    expect(await today('&more=1', bo)).toMatchObject({ entries: [], left: 0, hasSources: false });
    expect(await today()).toMatchObject({ entries: [], hasGoals: false, hasSources: true });
    expect((await ask('PUT', '/stream/settings', { minutes: 0 })).status).toBe(422);
  });
});
