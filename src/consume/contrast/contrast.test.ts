import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mondayOf } from '#days';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import type { ContrastView } from './schema.ts';

const SAID = 'Roll back a bad release within two minutes: decide the rollback beforehand. ';
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const NEAR = ['ana', 'bea', 'cy'] as const;

describe.each(engines)('the voice from outside on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
    for (const name of NEAR) publish(name, 4, ['https://linked.example/']);
    publish('linked', 1);
    publish('far', 2);
    for (const name of [...NEAR, 'linked', 'far'])
      await ask('POST', '/sources', { url: `https://${name}.example/feed` });
    await world.settle();
    const { id } = await draftGoal(world.kith, ada.id, {
      need: 'releases',
      able: 'release calmly',
      questions: [{ text: 'How do we roll back a bad release?' }],
    });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await ask('GET', `/stream/goals?today=${world.kith.now()}`);
    await world.settle();
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  /** Entries that say the same in texts of their own, so that none is the twin of another. */
  function publish(name: string, count: number, links: string[] = []): void {
    const items = Array.from({ length: count }, (_, n) => ({
      title: `${name} ${n}`,
      text: `${SAID}${Array.from({ length: 40 }, (__, at) => `${name}${n}${at}`).join(' ')}`,
      age: n + 1,
      links,
    }));
    feeds.put(`https://${name}.example/feed`, name, items, world.kith.now());
  }
  const path = () =>
    `/stream/contrast/${mondayOf(new Date(world.kith.now()).toISOString().slice(0, 10))}`;
  const contrast = async (as = ada) =>
    (await (await ask('GET', path(), undefined, as)).json()) as ContrastView;
  const readNear = async () => {
    const rows = await world.kith.db.read
      .selectFrom('entry')
      .innerJoin('feed', 'feed.id', 'entry.feed_id')
      .select('entry.id')
      .where('feed.title', 'in', NEAR)
      .execute();
    const entryIds = rows.map(({ id }) => id);
    await ask('PUT', '/stream/read', { entryIds, isRead: true, isOpened: true });
  };

  const publishers = () =>
    world.kith.db.read
      .selectFrom('source_person')
      .innerJoin('source', 'source.id', 'source_person.source_id')
      .innerJoin('feed', 'feed.id', 'source.feed_id')
      .select(['source_person.person_id', 'feed.title'])
      .where('feed.title', 'in', [...NEAR, 'far'])
      .execute();
  const live = (personId: number, address: string) =>
    ask('POST', `/people/${personId}/fields`, { field: 'address', value: address });

  it('is not said before it can be said what is usual', async () => {
    expect(await contrast()).toEqual({ state: 'tooLittle', entry: null, outside: null });
  });

  it('speaks of a goal, is of nobody who is read or linked to, and stays for the week', async () => {
    await readNear();
    const { state, entry, outside } = await contrast();
    expect(state).toBe('here');
    expect(entry).toMatchObject({ source: 'far', why: [{ goal: 'release calmly' }] });
    expect(outside).toEqual({ sourcesRead: 3, language: null, country: null });
    const entryIds = [entry?.id];
    await ask('PUT', '/stream/read', { entryIds, isRead: true, isOpened: true });
    expect((await contrast()).entry).toMatchObject({ id: entry?.id, isRead: true });
  });

  it('says from where it is, when nobody who is read is from there', async () => {
    for (const { person_id, title } of await publishers())
      await live(
        person_id,
        title === 'far' ? '1 Hill Road, Nairobi, Kenya' : '2 Calle, Lima, Peru',
      );
    await readNear();
    expect((await contrast()).outside).toMatchObject({ country: 'Kenya' });
  });

  it('does not say that a country is another which is only spelt otherwise', async () => {
    for (const { person_id, title } of await publishers())
      await live(person_id, title === 'far' ? 'Groningen, NL' : 'Utrecht, Nederland');
    await readNear();
    expect((await contrast()).outside).toMatchObject({ country: null });
  });

  it('is dismissed without another in its place, and had back', async () => {
    await readNear();
    const { entry } = await contrast();
    expect((await ask('PUT', path(), { isDismissed: true })).status).toBe(204);
    expect(await contrast()).toMatchObject({ state: 'dismissed', entry: null });
    await ask('PUT', path(), { isDismissed: false });
    expect((await contrast()).entry?.id).toBe(entry?.id);
  });

  it('is another in another week, and of no source of which one was dismissed', async () => {
    await readNear();
    const first = await contrast();
    world.advance(WEEK_MS);
    const second = await contrast();
    expect([first.state, second.state]).toEqual(['here', 'here']);
    expect(second.entry?.id).not.toBe(first.entry?.id);
    await ask('PUT', path(), { isDismissed: true });
    publish('far', 3);
    await ask('POST', '/refresh', { which: 'all' });
    await world.settle();
    await ask('GET', `/stream/goals?today=${world.kith.now()}`);
    await world.settle();
    world.advance(WEEK_MS);
    expect(await contrast()).toMatchObject({ state: 'none' });
    world.advance(-WEEK_MS);
    await ask('PUT', path(), { isDismissed: false });
    world.advance(WEEK_MS);
    expect(await contrast()).toMatchObject({ state: 'here', entry: { source: 'far' } });
  });

  it('is none where all is near, and of no week but this', async () => {
    await readNear();
    const { id } = await world.kith.db.read
      .selectFrom('source')
      .innerJoin('feed', 'feed.id', 'source.feed_id')
      .select('source.id')
      .where('feed.title', '=', 'far')
      .executeTakeFirstOrThrow();
    await ask('POST', '/mutes', { kind: 'source', sourceId: id, untilAt: null });
    const asked = vi.spyOn(world.kith.db.read, 'selectFrom');
    expect(await contrast()).toMatchObject({ state: 'none', entry: null });
    // Nor is it asked, each time, where everybody lives whom one reads.
    expect(asked).not.toHaveBeenCalledWith('person_field');
    asked.mockRestore();
    expect((await ask('GET', '/stream/contrast/2020-01-06')).status).toBe(404);
    expect((await ask('PUT', path(), { isDismissed: true })).status).toBe(404);
  });

  it('is nobody else’s', async () => {
    await readNear();
    await contrast();
    expect(await contrast(await world.member('bo'))).toMatchObject({ state: 'tooLittle' });
  });
});
