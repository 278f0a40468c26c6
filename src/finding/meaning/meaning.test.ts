/** Found by meaning, from feeds to the screen's answer, with an API on loopback that knows which words mean the same. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { addPerson } from '#people';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type World, type WorldOptions } from '#test';
import { type MeaningApi, startMeaningApi } from '../../../test/meaning-api.ts';
import type { ReasonsView } from '../reasons/schema.ts';
import type { FindingView } from '../view.ts';

const MINUTE = 60_000;
const KEY = 'sk-never-shown';
const SYNONYMS = { automobile: 'car', vehicle: 'car', repair: 'fix', mend: 'fix' };
const QUESTION = 'how to fix a car';
const NEED = 'keep the old thing going';
const AGAIN = 'Kith asks again by itself.';
const NO_API = `What answered is no API for embeddings; look at its address. ${AGAIN}`;
/** What an endpoint can answer that is no answer. */
const ODD_ANSWERS = [
  ['a page answers', '<!doctype html><p>Hello', NO_API],
  ['nothing is in the answer', '', NO_API],
  ['an answer breaks off', '{"data":[{"index":0,"embedding":[0.1,', NO_API],
  ['numbers are words', '{"data":[{"index":0,"embedding":["NaN"]}]}', NO_API],
  [
    'vectors are missing',
    '{"data":[]}',
    `The API gave other vectors than were asked for. ${AGAIN}`,
  ],
  [
    'all numbers are nought',
    `{"data":[{"index":0,"embedding":${JSON.stringify(Array.from({ length: 256 }, () => 0))}}]}`,
    'words-1 does not take this question.',
  ],
] as const;
const ABOUT = ['soup', 'chess', 'tides', 'bees', 'looms', 'clocks', 'choirs', 'maps'];

describe.each(engines)('finding by meaning on %s', (engine) => {
  let api: MeaningApi;
  let feeds: PublishedFeeds;
  let world: World;
  beforeEach(async () => {
    api = await startMeaningApi(SYNONYMS);
    feeds = new PublishedFeeds();
  });
  afterEach(async () => {
    const { errors } = world;
    await world.close();
    await api.close();
    expect(errors).toEqual([]);
  });

  /** A Kith with or without embeddings, and thirty-odd entries about other things in its feeds. */
  async function open(more: WorldOptions['settings'] = embeddings()): Promise<void> {
    // No private address may be fetched: what is asked for embeddings is let through by its setting alone.
    const settings = { KITH_ALLOW_NET: '', ...more };
    world = await makeWorld({ engine, fetch: feeds, settings });
  }
  const embeddings = (model = 'words-1'): Record<string, string> => ({
    KITH_EMBEDDINGS_URL: api.url,
    KITH_EMBEDDINGS_MODEL: model,
    KITH_EMBEDDINGS_KEY: KEY,
  });

  type Member = Awaited<ReturnType<World['member']>>;
  async function publish(member: Member, name: string, texts: string[]): Promise<number> {
    const { kith } = world;
    const feedUrl = `https://${name.toLowerCase()}.example/feed.json`;
    const items = texts.map((text, n) => ({ title: text, text: `${text}.`, age: n + 1 }));
    feeds.put(feedUrl, name, items, kith.now());
    const personId = await kith.db.write(async (trx) => {
      const now = kith.now();
      const from = { origin: 'opml', originDetail: 'test', now } as const;
      const person = { memberId: member.id, name, fields: [], keys: [], ...from };
      const id = await addPerson(trx, person);
      const source = { memberId: member.id, feedUrl, title: name, personId: id };
      const followed = await follow(trx, { ...source, batchId: null, now });
      await enqueuePolls(kith, trx, [{ id: followed.feedId, host: followed.host }]);
      return id;
    });
    await work();
    return personId;
  }
  /** What comes is gathered for a minute before it is sent. */
  async function work(): Promise<void> {
    await world.settle();
    world.advance(MINUTE + 1);
    await world.settle();
  }
  const others = (member: Member): Promise<number> =>
    publish(
      member,
      'Otto',
      ABOUT.flatMap((one) => [1, 2, 3, 4, 5].map((n) => `Notes about ${one}, number ${n}`)),
    );
  async function goalOf(member: Member, question = QUESTION): Promise<number> {
    const goal = await draftGoal(world.kith, member.id, { able: NEED, need: 'a private need' });
    await changeGoal(world.kith, member.id, goal.id, { questions: [{ text: question }] });
    await setGoalStatus(world.kith, member.id, goal.id, 'active');
    return goal.id;
  }
  const answer = async <T>(member: Member, address: string): Promise<T> =>
    (await world.ask('GET', `/api/v1${address}`, { as: member })).json() as Promise<T>;
  const lookAt = (member: Member, goalId: number) =>
    answer<FindingView>(member, `/goals/${goalId}/finding`);
  /** As a page does it, which looks again while the API is asked. */
  async function findingOf(member: Member, goalId: number): Promise<FindingView> {
    for (;;) {
      const finding = await lookAt(member, goalId);
      if (!finding.byWordsAlone?.isAsking) return finding;
    }
  }
  const namesOf = ({ people }: FindingView) => people.map(({ name }) => name);

  it('finds who says it in other words, says by whose judgement, and still adds up', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    const mia = await publish(ada, 'Mia', ['Mend an automobile']);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const goalId = await goalOf(ada);

    const { people, questions } = await findingOf(ada, goalId);
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Carl', 'Mia']);
    const found = people.find(({ name }) => name === 'Mia')?.questions ?? [];
    expect(found).toMatchObject([
      {
        questionId: questions[0]?.id,
        strength: 'some',
        evidence: [{ title: 'Mend an automobile' }],
      },
    ]);
    expect(found[0]?.evidence[0]).toMatchObject({ nearBy: 'words-1', matched: [] });
    const byWords = people.find(({ name }) => name === 'Carl')?.questions[0]?.evidence[0];
    expect(byWords?.matched).toEqual(['Fix', 'car']);
    expect(byWords).not.toHaveProperty('nearBy');

    const { parts } = await answer<ReasonsView>(ada, `/goals/${goalId}/people/${mia}/reasons`);
    expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    const [entry] = parts.find(({ kind }) => kind === 'entries')?.entries ?? [];
    expect(entry).toMatchObject({ title: 'Mend an automobile', nearBy: 'words-1' });
  });

  it('takes no sign on a criterion from nearness', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    const said = Array.from({ length: 6 }, (_, n) => `Mend an automobile ${n}`);
    await publish(ada, 'Mia', said);
    const { people } = await findingOf(ada, await goalOf(ada));
    expect(people).toMatchObject([{ name: 'Mia', questions: [{ strength: 'some' }] }]);
    const hints = people[0]?.criteria.filter(({ hint }) => hint === 'hint') ?? [];
    expect(hints.flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  it('claims nothing for a question that nothing is near to', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    expect(namesOf(await findingOf(ada, await goalOf(ada, 'glaciers of patagonia')))).toEqual([]);
  });

  it('sends entries and the questions of goals, with the key, and nothing else', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    const goalId = await goalOf(ada);
    await findingOf(ada, goalId);
    await findingOf(ada, goalId);
    await world.ask('GET', '/api/v1/find?q=a%20word%20of%20mine', { as: ada });
    const [question, ...more] = api.texts.filter((text) => !text.startsWith('Notes about'));
    expect([question, more]).toEqual([QUESTION, []]);
    expect(api.texts.length).toBe(41);
    expect(api.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it('keeps a member’s questions here when they want it so, and shows them who is asked', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    expect(await answer(ada, '/finding/meaning')).toEqual({
      asked: { url: api.url, model: 'words-1', isReadableOnTheWay: false },
      sendsQuestions: true,
      entries: { known: 41, all: 41 },
      trouble: null,
    });
    const body = { sendsQuestions: false };
    const { status } = await world.ask('PUT', '/api/v1/finding/meaning', { as: ada, body });
    expect(status).toBe(204);
    const sent = api.texts.length;
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual([]);
    expect(api.texts.length).toBe(sent);
    expect(await answer(ada, '/finding/meaning')).toMatchObject(body);
    expect(await answer(ada, '/export')).toMatchObject({ keepsQuestionsHome: true });
  });

  it('finds nothing of what another member follows', async () => {
    await open();
    const [ada, bob] = [await world.member('ada'), await world.member('bob')];
    await others(ada);
    await publish(bob, 'Mia', ['Mend an automobile']);
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual([]);
    expect(await answer(bob, '/finding/meaning')).toMatchObject({ entries: { known: 1, all: 1 } });
  });

  it('asks again when the words or the model change, and forgets with the entry', async () => {
    await open();
    const ada = await world.member('ada');
    await publish(ada, 'Mia', ['Mend an automobile', 'About bees']);
    const stored = () =>
      world.kith.db.read
        .selectFrom('entry_meaning')
        .select(['model', 'vector', 'id'])
        .orderBy('id')
        .execute();
    const before = await stored();
    expect(before.map(({ model }) => model)).toEqual(['words-1', 'words-1']);
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ content_hash: 'other' })
        .where('title', 'like', 'M%')
        .execute(),
    );
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry_meaning')
        .set({ model: 'older' })
        .where('id', '=', before[0]?.id ?? 0)
        .execute(),
    );
    const sent = api.texts.length;
    await publish(ada, 'Nora', ['About tides']);
    expect(api.texts.slice(sent).toSorted()[0]).toMatch(/^About/);
    expect((await stored()).map(({ model }) => model)).toEqual(['words-1', 'words-1', 'words-1']);
    await world.kith.db.write((trx) => trx.deleteFrom('feed').execute());
    expect(await stored()).toEqual([]);
  });

  it('leaves an API alone that does not answer, finds by words meanwhile, and goes on where it stopped', async () => {
    await open();
    api.answers(503);
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const asked = api.requests;
    expect(asked).toBeLessThan(5);
    const goalId = await goalOf(ada);
    expect(namesOf(await findingOf(ada, goalId))).toEqual(['Carl']);
    const { trouble } = await answer<{ trouble: string }>(ada, '/finding/meaning');
    expect(trouble).toContain('503');
    // However often it is tried in vain.
    for (let turn = 0; turn < 4; turn++) {
      world.advance(60 * MINUTE);
      await world.settle();
    }
    expect(api.requests).toBe(asked + 4);
    api.answers(null);
    world.advance(60 * MINUTE);
    await world.settle();
    expect(await answer(ada, '/finding/meaning')).toMatchObject({
      entries: { known: 41, all: 41 },
      trouble: null,
    });
  });

  it('waits for no API that takes its time: words find at once, it is asked once, and comes in later', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const goalId = await goalOf(ada);
    const [sent, letGo] = [api.requests, api.holds()];
    const first = await lookAt(ada, goalId);
    expect(namesOf(first)).toEqual(['Carl']);
    expect(first.byWordsAlone).toEqual({
      isAsking: true,
      words: `words-1 at ${api.url} has not answered yet; this looks again by itself.`,
    });
    await lookAt(ada, goalId);
    expect(api.requests).toBe(sent + 1);
    // Who takes their word back meanwhile is asked for no more, and is told nothing.
    const keep = { as: ada, body: { sendsQuestions: false } };
    await world.ask('PUT', '/api/v1/finding/meaning', keep);
    expect((await lookAt(ada, goalId)).byWordsAlone).toBeNull();
    await world.ask('PUT', '/api/v1/finding/meaning', { ...keep, body: { sendsQuestions: true } });
    letGo();
    const last = await findingOf(ada, goalId);
    expect(namesOf(last).toSorted()).toEqual(['Carl', 'Mia']);
    expect(last.byWordsAlone).toBeNull();
  });

  it.each(ODD_ANSWERS)('says plainly what is missing where %s', async (_, odd, words) => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const goalId = await goalOf(ada);
    api.says(odd);
    const finding = await findingOf(ada, goalId);
    expect(namesOf(finding)).toEqual(['Carl']);
    expect(finding.byWordsAlone).toEqual({ isAsking: false, words });
  });

  it('closes while a question is still asked', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    api.holds();
    expect((await lookAt(ada, await goalOf(ada))).byWordsAlone?.isAsking).toBe(true);
  });

  it('says so when another model has the name, finds by words, and compares anew', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    api.becomes(512);
    const goalId = await goalOf(ada);
    expect(namesOf(await findingOf(ada, goalId))).toEqual(['Carl']);
    expect(await answer(ada, '/finding/meaning')).toMatchObject({
      entries: { known: 0 },
      trouble: expect.stringContaining('words-1 now gives 512 numbers'),
    });
    // It is left alone for a while, as when it does not answer.
    await work();
    expect(await answer(ada, '/finding/meaning')).toMatchObject({
      entries: { known: 42, all: 42 },
      trouble: null,
    });
    expect(namesOf(await findingOf(ada, goalId)).toSorted()).toEqual(['Carl', 'Mia']);
  });

  it('puts who says it in words before who is only near', async () => {
    await open();
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile', 'Repair a vehicle', 'Mend the vehicle']);
    await publish(ada, 'Carl', ['Fix a car and keep it, and the garden, and the roof of the shed']);
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual(['Carl', 'Mia']);
  });

  it('does not stop at a text that the model does not take', async () => {
    await open();
    const ada = await world.member('ada');
    await publish(ada, 'Mia', ['About bees', 'Something unembeddable', 'About tides']);
    expect(await answer(ada, '/finding/meaning')).toMatchObject({ entries: { known: 2, all: 3 } });
    const asked = api.requests;
    await publish(ada, 'Nora', ['About looms']);
    expect(api.requests).toBe(asked + 1);
  });

  it('is off by default: nothing is sent, kept or shown', async () => {
    await open({});
    const ada = await world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual([]);
    expect(api.requests).toBe(0);
    expect(await answer(ada, '/finding/meaning')).toMatchObject({ asked: null });
    const jobs = await world.kith.db.read.selectFrom('job').select('kind').execute();
    expect(jobs.filter(({ kind }) => kind.includes('embed'))).toEqual([]);
  });
});
