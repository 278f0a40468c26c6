import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { addPerson } from '#people';
import type { Fetched, GuardedFetch } from '#platform';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { takeKit } from '../kits/take.ts';
import { stepsOf } from '../steps/queries.ts';
import { keptOf } from './kept.ts';
import type { KeptView, ShelfView } from './schema.ts';

interface Item {
  title: string;
  text: string;
}
const REVIEWS = 'To review code without hurting anybody, ask before you judge the code.';
const FEEDS: Record<string, Item[]> = {
  Petra: [
    { title: 'Code review, again', text: REVIEWS },
    { title: 'Review of code, third part', text: `${REVIEWS} Part three.` },
    { title: 'How I learned to review code', text: `${REVIEWS} It took me years.` },
  ],
  Carl: [{ title: 'Reviewing code is hard', text: `${REVIEWS} Here is what we learned.` }],
  Tom: [{ title: 'Sourdough', text: 'Bread rises when the kitchen is warm.' }],
};
const urlOf = (name: string): string => `https://${name.toLowerCase()}.example/feed.json`;

/** Feeds that exist only here, answered as a web server would. */
const published: GuardedFetch = {
  get: async ({ url }): Promise<Fetched> => {
    const [name, items] = Object.entries(FEEDS).find(([one]) => urlOf(one) === url) ?? ['', []];
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: name,
      language: 'en',
      items: items.map(({ title, text }, n) => ({
        id: `${url}#${n}`,
        url: new URL(`/${n}`, url).href,
        title,
        content_html: `<p>${text}</p>`,
        date_published: new Date(Date.UTC(2026, 10, 1 + n)).toISOString(),
      })),
    };
    const headers = { 'content-type': 'application/feed+json' };
    const body = new TextEncoder().encode(JSON.stringify(feed));
    return { kind: 'ok', status: 200, url, headers, body, redirects: [], tookMs: 1 };
  },
  exchange: async () => {
    throw new Error('nobody has an account here');
  },
  post: async () => {
    throw new Error('nothing is posted here');
  },
  close: async () => {},
};

describe.each(engines)('the shelf on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine, fetch: published });
    ada = await world.member('ada');
    goalId = await activeGoal(ada.id);
  });
  afterEach(() => world.close());

  async function activeGoal(memberId: number): Promise<number> {
    const goal = await draftGoal(world.kith, memberId, {
      able: 'review code',
      questions: [{ text: 'review code without hurting anybody' }],
    });
    await setGoalStatus(world.kith, memberId, goal.id, 'active');
    return goal.id;
  }
  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const shelf = async () => (await asked<ShelfView>('GET', `/goals/${goalId}/shelf`)).body;
  const keep = (form: object) => asked<KeptView>('POST', `/goals/${goalId}/shelf/kept`, form);

  async function followAll(): Promise<void> {
    await world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      for (const name of Object.keys(FEEDS)) {
        const from = { memberId: ada.id, origin: 'opml', originDetail: '', now } as const;
        const personId = await addPerson(trx, { ...from, name, fields: [], keys: [] });
        const source = { memberId: ada.id, feedUrl: urlOf(name), title: name, batchId: null, now };
        const { feedId, host } = await follow(trx, { ...source, personId });
        await enqueuePolls(world.kith, trx, [{ id: feedId, host }]);
      }
    });
    await world.settle();
  }

  it('is empty where there is nothing, and tells nobody of looking', async () => {
    const told: string[] = [];
    world.kith.announce = async (_, event) => void told.push(event);
    expect(await shelf()).toEqual({ entries: [], goals: [], kits: [], kept: [] });
    expect(told).toEqual([]);
  });

  it('puts first who tells how it went, says why, and lets no voice fill it', async () => {
    await followAll();
    const { entries } = await shelf();
    expect(entries.filter(({ sentence }) => sentence !== null).map(({ title }) => title)).toEqual(
      entries.slice(0, 2).map(({ title }) => title),
    );
    const petras = entries.filter(({ person }) => person.name === 'Petra');
    expect(petras).toHaveLength(2);
    expect(petras[0]).toMatchObject({
      title: 'How I learned to review code',
      sentence: 'How I learned to review code',
      because: 'Tells how it went. Speaks of “review code without hurting anybody”.',
    });
    expect(entries.find(({ person }) => person.name === 'Carl')?.sentence).toBe(
      'Here is what we learned.',
    );
    expect(entries.map(({ person }) => person.name)).not.toContain('Tom');
  });

  it('has goals that other members share and kits that were taken, of the same matter', async () => {
    const bob = await world.member('bob');
    const bobs = await activeGoal(bob.id);
    expect((await shelf()).goals).toEqual([]);
    await changeGoal(world.kith, bob.id, bobs, { audience: 'members' });
    const kit = (able: string) => ({
      format: 'kith-kit' as const,
      version: 1 as const,
      goal: { able, need: '', kind: 'learning' as const, evidence: '', questions: [] },
      people: [],
      sources: [],
      places: [],
      steps: [],
    });
    await takeKit(world.kith, ada.id, { kit: kit('review code'), today: '2026-11-23' });
    await takeKit(world.kith, ada.id, { kit: kit('bake bread'), today: '2026-11-23' });
    const { goals, kits } = await shelf();
    expect(goals.map(({ id }) => id)).toEqual([bobs]);
    expect(kits.map(({ title }) => title)).toEqual(['review code']);
    expect((await keep({ kind: 'goal', id: bobs, takeaway: 'start small' })).status).toBe(201);
    expect((await keep({ kind: 'kit', id: kits[0]?.id, step: 'Try it' })).status).toBe(201);
    expect((await keep({ kind: 'goal', id: goalId, takeaway: 'mine' })).status).toBe(404);
  });

  it('keeps words and a step, tells it, and lets go of both', async () => {
    await followAll();
    const [first] = (await shelf()).entries;
    const told: { event: string; payload: unknown }[] = [];
    world.kith.announce = async (_, event, payload) => void told.push({ event, payload });
    const { body: kept } = await keep({
      kind: 'entry',
      id: first?.id,
      takeaway: 'Ask first',
      step: 'Ask one question in my next review',
    });
    expect(told).toMatchObject([
      { event: 'path.studied', payload: { goalId, personIds: [first?.person.id] } },
    ]);
    const [step] = await stepsOf(world.kith, ada.id, { goalId });
    expect(step).toMatchObject({
      id: kept.stepId,
      text: 'Ask one question in my next review',
      person: { name: first?.person.name },
      address: first?.url,
    });
    const again = await keep({ kind: 'entry', id: first?.id, takeaway: 'Ask before judging' });
    expect(again.body).toMatchObject({
      id: kept.id,
      takeaway: 'Ask before judging',
      stepId: step?.id,
    });
    expect((await shelf()).kept).toEqual([again.body]);
    expect((await asked('DELETE', `/kept-paths/${kept.id}`)).status).toBe(204);
    expect(await keptOf(world.kith, ada.id)).toEqual([]);
    expect(await stepsOf(world.kith, ada.id)).toEqual([]);
  });

  it('keeps nothing without words, and nothing that is not there', async () => {
    expect((await keep({ kind: 'entry', id: 1 })).status).toBe(422);
    expect((await keep({ kind: 'entry', id: 4711, takeaway: 'x' })).status).toBe(404);
  });
});
