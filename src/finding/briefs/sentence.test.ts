/** A brief said as one says it to somebody: it finds whom its bare words find. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { addPerson } from '#people';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type PublishedItem, type World } from '#test';
import type { CandidatesView } from './schema.ts';

/** As people write about their work: in none of it the words with which one looks for somebody. */
const POSTS: Record<string, PublishedItem[]> = {
  Noor: [
    {
      title: 'Three winters with a heat pump',
      text: 'Our house is from 1931. The heat pump keeps the old house warm as long as the radiators run at forty degrees; the coldest night cost us nine euros.',
      age: 20,
    },
    {
      title: 'Balancing radiators',
      text: 'An afternoon with a thermometer did more than the new boiler of our neighbours ever will.',
      age: 60,
    },
  ],
  Marit: [
    {
      title: 'Why we put the compressor on the roof',
      text: 'A heat pump makes noise. In the narrow yards of an old house it bounces from wall to wall, so ours stands on the roof now.',
      age: 40,
    },
  ],
  Una: [
    {
      title: 'The night of the tables',
      text: 'We migrated four databases between two and three. A migration of the fifth database waits for spring.',
      age: 30,
    },
  ],
  Otto: [
    {
      title: 'Sourdough in a cold kitchen',
      text: 'The dough stands overnight. In winter it needs twice the time, and it is the better for it.',
      age: 10,
    },
  ],
};

describe.each(engines)('a brief in a sentence, on %s', (engine) => {
  let world: World;
  let mara: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    const feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    mara = await world.member('mara');
    for (const [name, items] of Object.entries(POSTS)) {
      const host = `${name.toLowerCase()}.example`;
      feeds.put(`https://${host}/feed`, name, items, world.kith.now());
      await world.kith.db.write(async (trx) => {
        const now = world.kith.now();
        const who = { memberId: mara.id, name, fields: [], keys: [`site:${host}`] };
        const personId = await addPerson(trx, { ...who, origin: 'hand', originDetail: '', now });
        const published = { feedUrl: `https://${host}/feed`, title: name, personId };
        const made = await follow(trx, { memberId: mara.id, ...published, batchId: null, now });
        await enqueuePolls(world.kith, trx, [{ id: made.feedId, host: made.host }]);
      });
    }
    await world.settle();
    goalId = (await draftGoal(world.kith, mara.id, { able: 'renovate' })).id;
  });
  afterEach(() => world.close());

  const found = async (question: string): Promise<string[]> => {
    const ask = (method: string, path: string, body?: object) =>
      world.ask(method, `/api/v1${path}`, { as: mara, ...(body ? { body } : {}) });
    const { id } = (await (await ask('POST', `/goals/${goalId}/briefs`, { question })).json()) as {
      id: number;
    };
    const view = (await (await ask('GET', `/briefs/${id}/candidates`)).json()) as CandidatesView;
    return view.candidates.flatMap(({ kind, name }) => (kind === 'person' ? [name] : []));
  };

  it.each([
    'I am looking for somebody who has lived with a heat pump in an old house, ideally through several winters',
    'Someone who writes honestly about a heat pump in an old house and describes mistakes',
    'Who can explain how a heat pump behaves in an old house?',
  ])('“%s” finds whom its words find', async (sentence) => {
    expect(await found('heat pump old house')).toEqual(['Noor', 'Marit']);
    expect((await found(sentence)).toSorted()).toEqual(['Marit', 'Noor']);
  });

  it('finds by two words that are taken for another language', async () => {
    expect(await found('database migration')).toEqual(['Una']);
    expect(await found('Who has been through a database migration, honestly told?')).toEqual([
      'Una',
    ]);
  });

  it('says which words it searches for, and searches for those that are chosen', async () => {
    const ask = (method: string, path: string, body?: object) =>
      world.ask(method, `/api/v1${path}`, { as: mara, ...(body ? { body } : {}) });
    const question = 'A frugal baker who knows a heat pump in winter';
    const made = await (await ask('POST', `/goals/${goalId}/briefs`, { question })).json();
    const { id } = made as { id: number };
    const looked = async () =>
      (await (await ask('GET', `/briefs/${id}/candidates`)).json()) as CandidatesView;
    const used = ({ words }: CandidatesView) =>
      words.flatMap(({ word, isUsed }) => (isUsed ? [word] : []));

    const first = await looked();
    expect(first.words.map(({ word }) => word)).toEqual([
      'frugal',
      'baker',
      'heat',
      'pump',
      'winter',
    ]);
    expect(used(first)).toEqual(expect.arrayContaining(['heat', 'pump']));
    expect(used(first)).not.toContain('frugal');

    await ask('PATCH', `/briefs/${id}`, { words: ['winter'] });
    const chosen = await looked();
    expect(used(chosen)).toEqual(['winter']);
    expect(chosen.candidates.map(({ name }) => name).toSorted()).toEqual(['Noor', 'Otto']);
    // What is changed besides leaves them; another question is read anew, and so is what is given back.
    await ask('PATCH', `/briefs/${id}`, { state: 'closed' });
    expect(used(await looked())).toEqual(['winter']);
    await ask('PATCH', `/briefs/${id}`, { words: null });
    expect(used(await looked())).toEqual(used(first));
    await ask('PATCH', `/briefs/${id}`, { words: ['baker'] });
    await ask('PATCH', `/briefs/${id}`, { question: `${question}s` });
    expect((await looked()).brief.words).toBeNull();
  });
});
