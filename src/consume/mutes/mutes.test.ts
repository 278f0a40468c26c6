import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import type { FoundEntries } from '../search/schema.ts';
import type { StreamView } from '../stream/schema.ts';
import type { MuteView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MIRA = 'https://mira.example/feed';
const OLE = 'https://ole.example/feed';

describe.each(engines)('a mute on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const publish = (url: string, ...said: [title: string, text: string, links?: string[]][]) =>
    feeds.put(
      url,
      new URL(url).hostname,
      said.map(([title, text, links = []], at) => ({ title, text, links, age: at + 1 })),
      world.kith.now(),
    );
  const follow = async (url: string, as = ada) => {
    const answer = await ask('POST', '/sources', { url }, as);
    await world.settle();
    return ((await answer.json()) as { sourceId: number }).sourceId;
  };
  const look = async () => {
    await ask('POST', '/refresh', { which: 'all' });
    await world.settle();
  };
  const stream = async (query = '?show=all', as = ada) =>
    (await (await ask('GET', `/stream${query}`, undefined, as)).json()) as StreamView;
  const titles = async (query?: string, as = ada) =>
    (await stream(query, as)).entries.map(({ title }) => title).toSorted();
  const mute = async (form: object, as = ada) => {
    const answer = await ask('POST', '/mutes', form, as);
    expect(answer.status).toBe(201);
    return (await answer.json()) as MuteView;
  };
  const mutes = async (as = ada) =>
    ((await (await ask('GET', '/mutes', undefined, as)).json()) as { mutes: MuteView[] }).mutes;
  const entryId = async (title: string) => {
    const { id } = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow();
    return id;
  };

  it('of a word takes what says it, in any form, from the stream and what waits; search finds it', async () => {
    publish(MIRA, ['Rockets', 'A launch went well.'], ['Ships', 'A pocket of rocks sails.']);
    await follow(MIRA);
    await mute({ kind: 'words', words: 'rocket' });
    expect(await stream('')).toMatchObject({ waiting: 1, entries: [{ title: 'Ships' }] });
    expect(await titles()).toEqual(['Ships']);
    const found = (await (await ask('GET', '/search/entries?q=rocket')).json()) as FoundEntries;
    expect(found.entries.map(({ title }) => title)).toEqual(['Rockets']);
    publish(MIRA, ['Rockets', 'A launch.'], ['Ships', 'Sails.'], ['Again', 'One rocket more.']);
    await look();
    expect(await titles()).toEqual(['Ships']);
    expect(await mutes()).toMatchObject([{ label: 'rocket', hidLately: 2 }]);
  });

  it('is not taken for a time that is over, nor of what is in nearly every text, and says so at the field', async () => {
    publish(MIRA, ['Rockets', 'A launch went well.']);
    await follow(MIRA);
    const refused = async (form: object) => {
      const answer = await ask('POST', '/mutes', { kind: 'words', words: 'rocket', ...form });
      expect(answer.status).toBe(422);
      return ((await answer.json()) as { error: { fields: object } }).error.fields;
    };
    const untilAt = world.kith.now();
    expect(await refused({ untilAt })).toEqual({ untilAt: expect.stringMatching(/day to come/) });
    expect(await refused({ words: 'the' })).toEqual({ words: expect.stringMatching(/rarer/) });
    expect(await titles()).toEqual(['Rockets']);
    expect(await mutes()).toEqual([]);
  });

  it('is held against what came before anybody looks: reading writes nothing', async () => {
    publish(MIRA, ['Rockets', 'A launch.'], ['Ships', 'Sails.']);
    await follow(MIRA);
    await mute({ kind: 'words', words: 'rocket' });
    publish(MIRA, ['Rockets', 'A launch.'], ['Ships', 'Sails.'], ['Again', 'One rocket more.']);
    await look();
    // It looks for work now and then, which is a write of its own.
    await world.kith.startJobs().stop();
    const write = vi.spyOn(world.kith.db, 'write');
    expect(await titles()).toEqual(['Ships']);
    expect(write).not.toHaveBeenCalled();
  });

  it('of several words takes only what says them together', async () => {
    publish(
      MIRA,
      ['One', 'They met at the rye market today.'],
      ['Two', 'The market had rye and no wheat.'],
    );
    await follow(MIRA);
    await mute({ kind: 'words', words: 'Rye  Market' });
    expect(await titles()).toEqual(['Two']);
  });

  it('works in what is written without spaces and in other languages', async () => {
    publish(
      MIRA,
      ['東京の発酵', '味噌と醤油の話です。'],
      ['Ärger', 'Die Bäume wachsen im Garten.'],
    );
    await follow(MIRA);
    await mute({ kind: 'words', words: '醤油' });
    expect(await titles()).toEqual(['Ärger']);
    await mute({ kind: 'words', words: 'bäume' });
    expect(await titles()).toEqual([]);
  });

  it('holds against sources that are followed later', async () => {
    publish(MIRA, ['Rockets', 'A launch.']);
    publish(OLE, ['Ships', 'A rocket on board.']);
    const bo = await world.member('bo');
    await follow(OLE, bo);
    await follow(MIRA);
    await mute({ kind: 'words', words: 'rockets' });
    expect(await titles()).toEqual([]);
    await follow(OLE);
    expect(await titles()).toEqual([]);
    expect(await titles('?show=all', bo)).toEqual(['Ships']);
  });

  it('of a source lasts as long as was said, and its own page still shows it', async () => {
    publish(MIRA, ['Rockets', 'A launch.']);
    publish(OLE, ['Ships', 'Sails.']);
    const sourceId = await follow(MIRA);
    await follow(OLE);
    const untilAt = world.kith.now() + DAY_MS;
    const muted = await mute({ kind: 'sourceOf', entryId: await entryId('Rockets'), untilAt });
    expect(muted).toMatchObject({ kind: 'source', sourceId, untilAt, hidLately: 1 });
    expect(await titles()).toEqual(['Ships']);
    expect(await titles(`?source=${sourceId}`)).toEqual(['Rockets']);
    await mute({ kind: 'source', sourceId, untilAt: null });
    expect(await mutes()).toMatchObject([{ id: muted.id, untilAt: null }]);
    await mute({ kind: 'source', sourceId, untilAt: world.kith.now() + 1 });
    world.advance(2);
    expect(await titles()).toEqual(['Rockets', 'Ships']);
  });

  it('that was there already is told as it was, and goes back to that, also when that is over', async () => {
    publish(MIRA, ['Rockets', 'A launch.']);
    const sourceId = await follow(MIRA);
    const form = { kind: 'source', sourceId };
    expect(await mute(form)).toMatchObject({ before: null });
    const untilAt = world.kith.now() + DAY_MS;
    const again = await mute({ ...form, untilAt });
    expect(again).toMatchObject({ untilAt, before: { untilAt: null } });
    world.advance(2 * DAY_MS);
    expect(await mute(form)).toMatchObject({ before: { untilAt } });
    expect(await titles()).toEqual([]);
    const bo = await world.member('bo');
    const back = (as?: typeof ada) => ask('PUT', `/mutes/${again.id}`, { untilAt }, as);
    expect((await back(bo)).status).toBe(404);
    expect((await back()).status).toBe(204);
    expect(await titles()).toEqual(['Rockets']);
    expect(await mutes()).toMatchObject([{ id: again.id, untilAt }]);
  });

  it('of a source leaves what another source carries, too', async () => {
    const said = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    publish(MIRA, ['Carried', said]);
    publish(OLE, ['Carried on', said]);
    const sourceId = await follow(MIRA);
    await follow(OLE);
    expect(await titles()).toEqual(['Carried']);
    await mute({ kind: 'source', sourceId });
    expect(await titles()).toEqual(['Carried on']);
  });

  it('of a thread takes what carries the same and what answers it, but no list of links', async () => {
    const links = Array.from({ length: 8 }, (_, at) => `https://elsewhere.example/${at}`);
    publish(MIRA, ['Rockets', 'A launch.']);
    publish(
      OLE,
      ['Answer', 'I do not think so.', ['https://mira.example/0']],
      ['To the answer', 'I do.', ['https://ole.example/0']],
      ['Links', 'Of this week.', ['https://mira.example/0', ...links]],
    );
    await follow(MIRA);
    await follow(OLE);
    await mute({ kind: 'thread', entryId: await entryId('Rockets') });
    expect(await titles()).toEqual(['Links']);
    expect(await mutes()).toMatchObject([{ kind: 'thread', label: 'Rockets', hidLately: 3 }]);
  });

  it('is lifted, comes back by undo, and is nobody else’s', async () => {
    publish(MIRA, ['Rockets', 'A launch.']);
    await follow(MIRA);
    const bo = await world.member('bo');
    await follow(MIRA, bo);
    const { id } = await mute({ kind: 'words', words: 'rockets' });
    expect(await titles('?show=all', bo)).toEqual(['Rockets']);
    expect(await mutes(bo)).toEqual([]);
    expect((await ask('DELETE', `/mutes/${id}`, undefined, bo)).status).toBe(404);
    expect((await ask('DELETE', `/mutes/${id}`)).status).toBe(204);
    expect(await titles()).toEqual(['Rockets']);
    expect((await ask('POST', `/mutes/${id}/restore`)).status).toBe(200);
    expect(await titles()).toEqual([]);
  });

  it('is of words that say something', async () => {
    expect((await ask('POST', '/mutes', { kind: 'words', words: '…' })).status).toBe(422);
    expect((await ask('POST', '/mutes', { kind: 'words', words: 'the' })).status).toBe(422);
  });

  it('leaves what is muted as it was when all is marked as read', async () => {
    publish(MIRA, ['Rockets', 'A launch.'], ['Ships', 'Sails.']);
    await follow(MIRA);
    const { id } = await mute({ kind: 'words', words: 'rockets' });
    await ask('POST', '/stream/read-all', {});
    await ask('DELETE', `/mutes/${id}`);
    expect(await titles('')).toEqual(['Rockets']);
  });
});
