import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergePeople } from '#people';
import { unfollow } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import { keepNeeds, noteNeeds } from './note-needs.ts';
import { exportNeeds, needsOf } from './queries.ts';
import { NEEDS_MAX, type NeedView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ASKS = 'Does anyone know a good way to test a rollback?';

describe.each(engines)('needs of others on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let personId: number;
  let feedId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    personId = await someone('Bo Lund');
    ({ feedId } = await following());
  });
  afterEach(() => world.close());

  const asked = <Answer = NeedView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const someone = (name: string, memberId = ada.id) => world.person(memberId, name);
  const following = (memberId = ada.id, of = personId) =>
    followFeed(world, memberId, {
      feedUrl: 'https://bo.example/feed',
      title: 'Bo',
      personId: of,
    });
  /** An entry of the feed, and the feed read. */
  async function published(text: string, { html = text, daysAgo = 1, isDated = true } = {}) {
    const url = 'https://bo.example/rollbacks';
    await publish(world, feedId, [{ title: 'Rollbacks', url, text, html, daysAgo, isDated }]);
    await noteNeeds(world.kith, feedId);
  }
  const words = async (state?: 'closed' | 'dismissed') =>
    (await needsOf(world.kith, ada.id, { state })).map((need) => need.words);

  it('finds what they ask in their entries, with the sentence and where it stands', async () => {
    await published(`We rehearse. ${ASKS} Thanks!`);
    expect(await needsOf(world.kith, ada.id)).toMatchObject([
      {
        person: { id: personId, name: 'Bo Lund' },
        kind: 'question',
        words: ASKS,
        origin: 'entry',
        entry: { title: 'Rollbacks', url: 'https://bo.example/rollbacks' },
        askedOn: '2026-11-22',
        state: 'open',
      },
    ]);
  });

  it('hears of the same feed twice and finds once; who follows later finds the same', async () => {
    await published(ASKS);
    await noteNeeds(world.kith, feedId);
    const bo = await world.member('bo');
    await following(bo.id, await someone('Bo again', bo.id));
    await noteNeeds(world.kith, feedId);
    expect(await words()).toEqual([ASKS]);
    expect(await needsOf(world.kith, bo.id)).toHaveLength(1);
  });

  it('writes down thousands at once, and no more than there is room for', async () => {
    const [id = 0] = await publish(world, feedId, [{ title: 'Questions', text: 'Many.' }]);
    const { id: sourceId } = await world.kith.db.read
      .selectFrom('source')
      .select('id')
      .executeTakeFirstOrThrow();
    const noticed = Array.from({ length: 4_000 }, (_, at) => ({
      kind: 'question' as const,
      sentence: `Does anyone know number ${at}?`,
    }));
    const entry = { id, authorKey: '', publishedAt: world.kith.now(), isDated: true, noticed };
    await world.kith.db.write((trx) =>
      keepNeeds(world.kith, trx, {
        feedId,
        after: 0,
        sources: [{ id: sourceId, memberId: ada.id }],
        entries: [entry],
      }),
    );
    const { count } = await world.kith.db.read
      .selectFrom('need')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(Math.min(4_000, NEEDS_MAX));
  });

  it('passes over what is old, has no day, or is quoted', async () => {
    await published(ASKS, { daysAgo: 100 });
    await published(ASKS, { isDated: false });
    await published(ASKS, { html: `<blockquote>${ASKS}</blockquote>` });
    expect(await words()).toEqual([]);
  });

  it('passes over what the member publishes', async () => {
    await asked('PUT', '/people/me', { personId });
    await published(ASKS);
    expect(await words()).toEqual([]);
  });

  it('does not bring back what was dismissed, though it is said again', async () => {
    await published(ASKS);
    const [need] = await needsOf(world.kith, ada.id);
    await asked('PUT', `/needs/${need?.id}/state`, { state: 'dismissed' });
    await published(ASKS.toUpperCase().replace('DOES ANYONE KNOW', 'Does anyone know'));
    expect(await words()).toEqual([]);
    await asked('PUT', `/needs/${need?.id}/state`, { state: 'open' });
    expect(await words()).toEqual([ASKS]);
  });

  it('is open no longer than its entry is there, nor longer than ninety days', async () => {
    await published(ASKS, { daysAgo: 80 });
    expect(await words()).toEqual([ASKS]);
    world.advance(11 * DAY_MS);
    expect(await words()).toEqual([]);
    world.advance(-11 * DAY_MS);
    const source = await world.kith.db.read
      .selectFrom('source')
      .select('id')
      .executeTakeFirstOrThrow();
    await world.kith.db.write((trx) => unfollow(world.kith, trx, [source.id]));
    expect(await words()).toEqual([]);
  });

  it('takes what the member types, closes it and opens it again', async () => {
    const form = { kind: 'goal', words: ' learn to solder ', askedOn: '2026-11-01' };
    const { body: need } = await asked('POST', `/people/${personId}/needs`, form);
    expect(need).toMatchObject({ kind: 'goal', words: 'learn to solder', origin: 'hand' });
    const settle = (state: string) => asked('PUT', `/needs/${need.id}/state`, { state });
    expect((await settle('closed')).body).toMatchObject({
      state: 'closed',
      settledAt: world.kith.now(),
    });
    expect(await words('closed')).toEqual(['learn to solder']);
    expect((await settle('open')).body).toEqual(need);
    const again = await asked('POST', `/people/${personId}/needs`, { words: 'Learn to solder!' });
    expect(again.body.id).toBe(need.id);
  });

  it('changes what is named, and never into what is there already', async () => {
    const add = async (text: string) =>
      (await asked('POST', `/people/${personId}/needs`, { words: text })).body;
    const [one, other] = [await add('one'), await add('other')];
    const change = (id: number, form: object) => asked('PATCH', `/needs/${id}`, form);
    expect((await change(one.id, { kind: 'goal' })).body).toEqual({ ...one, kind: 'goal' });
    expect((await change(other.id, { words: 'ONE' })).status).toBe(409);
  });

  it('makes the member’s words of a sentence that they change', async () => {
    await published(ASKS);
    const [need] = await needsOf(world.kith, ada.id);
    await asked('PATCH', `/needs/${need?.id}`, { words: 'How to test a rollback' });
    expect(await needsOf(world.kith, ada.id)).toMatchObject([
      { words: 'How to test a rollback', origin: 'hand', entry: { title: 'Rollbacks' } },
    ]);
  });

  it('needs words, and a person who is not oneself', async () => {
    expect((await asked('POST', `/people/${personId}/needs`, { words: ' ' })).status).toBe(422);
    await asked('PUT', '/people/me', { personId });
    expect((await asked('POST', `/people/${personId}/needs`, { words: 'x' })).status).toBe(422);
  });

  it('goes with a person who turns out to be another, each once', async () => {
    const keep = await someone('Bo L.');
    for (const id of [personId, keep])
      await asked('POST', `/people/${id}/needs`, { words: 'learn to solder' });
    await published(ASKS);
    await mergePeople(world.kith, ada.id, keep, personId);
    await world.settle();
    const needs = await needsOf(world.kith, ada.id, { personId: keep });
    expect(needs.map((need) => need.words).toSorted()).toEqual([ASKS, 'learn to solder']);
    expect(world.errors).toEqual([]);
  });

  it('is exported whole, and out of sight with its person', async () => {
    const { body } = await asked('POST', `/people/${personId}/needs`, { words: 'solder' });
    await asked('PUT', `/needs/${body.id}/state`, { state: 'dismissed' });
    const exported: NeedView[] = [];
    for await (const need of exportNeeds(world.kith, ada.id)) exported.push(need);
    expect(exported).toMatchObject([{ words: 'solder', state: 'dismissed' }]);
    await world.ask('DELETE', `/api/v1/people/${personId}`, { as: ada });
    expect(await needsOf(world.kith, ada.id, { state: 'dismissed' })).toEqual([]);
  });
});
