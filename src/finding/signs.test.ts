/** What is shown of somebody can be read where it says it stands, and is nobody else's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal } from '#goals';
import { addPerson, observationsOf } from '#people';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type PublishedItem, type World } from '#test';
import type { FindingView, FoundPerson } from './view.ts';

type Member = Awaited<ReturnType<World['member']>>;

const PUMPS = 'A heat pump warms an old house.';
const NETWORK: Record<string, PublishedItem[]> = {
  Carl: Array.from({ length: 5 }, (_, n) => ({
    title: `Heat pump troubles ${n}`,
    text: `${PUMPS} In practice it froze. That doesn’t work as “everybody” says, number ${n}.`,
    age: 20 + 31 * n,
    links: ['https://dora.example/0', `https://only-carl-${n}.example/page`],
  })),
  Dora: Array.from({ length: 3 }, (_, n) => ({
    title: `The heat pump in our old house ${n}`,
    text: `${PUMPS} It’s overrated, we’re told. Neighbours share a borehole.`,
    age: 200 + n,
  })),
  Emil: [{ title: 'Heat pump', text: `${PUMPS} Radiators and flow.`, age: 400 }],
  Fay: [{ title: 'Heat pump and old house', text: `${PUMPS} Radiators and flow.`, age: 10 }],
};

describe.each(engines)('the signs on %s', (engine) => {
  let world: World;
  let mara: Member;
  let goalId: number;
  beforeEach(async () => {
    const feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    mara = await world.member('mara');
    for (const [name, items] of Object.entries(NETWORK))
      feeds.put(`https://${name.toLowerCase()}.example/feed`, name, items, world.kith.now());
    await bringIn(mara.id);
    goalId = await goalOf(mara.id);
  });
  afterEach(() => world.close());

  async function bringIn(memberId: number): Promise<void> {
    await world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      for (const name of Object.keys(NETWORK)) {
        const host = `${name.toLowerCase()}.example`;
        const from = { origin: 'opml', originDetail: 'test', now } as const;
        const keys = [`site:${host}`];
        const personId = await addPerson(trx, { memberId, name, fields: [], keys, ...from });
        const published = { feedUrl: `https://${host}/feed`, title: name, personId };
        const followed = await follow(trx, { memberId, ...published, batchId: null, now });
        await enqueuePolls(world.kith, trx, [{ id: followed.feedId, host: followed.host }]);
      }
    });
    await world.settle();
  }
  async function goalOf(memberId: number): Promise<number> {
    const { id } = await draftGoal(world.kith, memberId, { able: 'renovate', need: '' });
    await changeGoal(world.kith, memberId, id, {
      questions: [{ text: 'heat pump in an old house' }],
    });
    return id;
  }
  const findingOf = async (id = goalId, as = mara): Promise<FindingView> =>
    (await world.ask('GET', `/api/v1/goals/${id}/finding`, { as })).json();
  const who = ({ people }: FindingView, name: string): FoundPerson => {
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`${name} was not found`);
    return person;
  };

  it('quote what stands in the entry they name, and count what there is', async () => {
    const { people } = await findingOf();
    let quotes = 0;
    for (const { criteria } of people)
      for (const { evidence, count } of criteria) {
        expect(evidence.length).toBe(Math.min(count, 3));
        for (const { entryId, quote } of evidence) {
          if (quote === null) continue;
          quotes++;
          const entry = await world.kith.db.read
            .selectFrom('entry')
            .select(['title', 'text'])
            .where('id', '=', entryId)
            .executeTakeFirstOrThrow();
          const links = await world.kith.db.read
            .selectFrom('entry_link')
            .select('url')
            .where('entry_id', '=', entryId)
            .execute();
          const says = [entry.title, entry.text, ...links.map(({ url }) => url)];
          expect(
            says.some((text) => text.includes(quote)),
            `${quote} in ${says.join()}`,
          ).toBe(true);
        }
      }
    expect(quotes).toBeGreaterThan(5);
  });

  it('tell apart who knows from who is around', async () => {
    const found = await findingOf();
    expect(who(found, 'Carl').responsiveness).toEqual({
      entriesLately: 3,
      replies: 5,
      heardOn: null,
    });
    expect(who(found, 'Emil').responsiveness.entriesLately).toBe(0);
  });

  it('remind of what one recorded, and tell nobody else', async () => {
    const carl = who(await findingOf(), 'Carl');
    const send = (method: string, path: string, body: object, as = mara) =>
      world.ask(method, `/api/v1${path}`, { as, body });
    await send('POST', `/people/${carl.id}/observations`, {
      kind: 'candid-feedback',
      day: '2026-11-20',
      words: 'said my plan was naive',
    });
    await send('PUT', `/goals/${goalId}/people/${carl.id}/help`, { helped: 'yes', note: 'a week' });
    const other = await goalOf(mara.id);
    await send('PUT', `/goals/${other}/people/${carl.id}/criteria/shared-values`, {
      value: 'yes',
      reason: 'shares drafts',
    });
    const recorded = (person: FoundPerson, criterion: string) =>
      person.criteria
        .find((row) => row.criterion === criterion)
        ?.recorded.map(({ words }) => words);
    const found = who(await findingOf(), 'Carl');
    expect(recorded(found, 'trust')).toEqual(['a week', 'said my plan was naive']);
    expect(recorded(found, 'reality-check')).toEqual(['said my plan was naive']);
    expect(recorded(found, 'shared-values')).toEqual(['shares drafts']);
    expect(recorded(found, 'expert')).toEqual([]);
    // The other goal has its own yes; what is recorded there are the rest.
    expect(recorded(who(await findingOf(other), 'Carl'), 'shared-values')).toEqual([]);

    const otto = await world.member('otto');
    await bringIn(otto.id);
    const theirs = await findingOf(await goalOf(otto.id), otto);
    expect(theirs.people.length).toBeGreaterThan(2);
    for (const { criteria } of theirs.people)
      for (const row of criteria)
        expect(row).toMatchObject({ recorded: [], assessment: 'unknown' });
    expect(await observationsOf(world.kith, otto.id, [carl.id])).toEqual([]);
  });
});
