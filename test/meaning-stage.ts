/** A Kith on feeds that never were, with an API for embeddings on loopback, for tests of what is found by meaning. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { FindingView } from '#finding';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { addPerson } from '#people';
import { enqueuePolls, follow } from '#sources';
import { makeWorld, PublishedFeeds, type TestEngine, type World, type WorldOptions } from '#test';
import { type MeaningApi, startMeaningApi } from './meaning-api.ts';

export const MINUTE = 60_000;
export const KEY = 'sk-never-shown';
export const QUESTION = 'how to fix a car';
const SYNONYMS = { automobile: 'car', vehicle: 'car', repair: 'fix', mend: 'fix' };
const NEED = 'keep the old thing going';
const ABOUT = ['soup', 'chess', 'tides', 'bees', 'looms', 'clocks', 'choirs', 'maps'];

type Member = Awaited<ReturnType<World['member']>>;

/** Sets it for each test of a suite; `open` makes the Kith. Ends with no error behind. */
export function setMeaningStage(engine: TestEngine) {
  const stage = {} as { api: MeaningApi; world: World };
  let feeds: PublishedFeeds;
  beforeEach(async () => {
    stage.api = await startMeaningApi(SYNONYMS);
    feeds = new PublishedFeeds();
  });
  afterEach(async () => {
    const { errors } = stage.world;
    await stage.world.close();
    await stage.api.close();
    expect(errors).toEqual([]);
  });

  /** A Kith with or without embeddings, and thirty-odd entries about other things in its feeds. */
  async function open(more: WorldOptions['settings'] = embeddings()): Promise<void> {
    // No private address may be fetched: what is asked for embeddings is let through by its setting alone.
    const settings = { KITH_ALLOW_NET: '', ...more };
    stage.world = await makeWorld({ engine, fetch: feeds, settings });
  }
  const embeddings = (model = 'words-1'): Record<string, string> => ({
    KITH_EMBEDDINGS_URL: stage.api.url,
    KITH_EMBEDDINGS_MODEL: model,
    KITH_EMBEDDINGS_KEY: KEY,
  });

  async function publish(member: Member, name: string, texts: string[]): Promise<number> {
    const { kith } = stage.world;
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
    await stage.world.settle();
    stage.world.advance(MINUTE + 1);
    await stage.world.settle();
  }
  const others = (member: Member): Promise<number> =>
    publish(
      member,
      'Otto',
      ABOUT.flatMap((one) => [1, 2, 3, 4, 5].map((n) => `Notes about ${one}, number ${n}`)),
    );
  async function goalOf(member: Member, question = QUESTION): Promise<number> {
    const goal = await draftGoal(stage.world.kith, member.id, {
      able: NEED,
      need: 'a private need',
    });
    await changeGoal(stage.world.kith, member.id, goal.id, { questions: [{ text: question }] });
    await setGoalStatus(stage.world.kith, member.id, goal.id, 'active');
    return goal.id;
  }
  const answer = async <T>(member: Member, address: string): Promise<T> =>
    (await stage.world.ask('GET', `/api/v1${address}`, { as: member })).json() as Promise<T>;
  const lookAt = (member: Member, goalId: number) =>
    answer<FindingView>(member, `/goals/${goalId}/finding`);
  /** As a page does it, which looks again while the API is asked. */
  async function findingOf(member: Member, goalId: number): Promise<FindingView> {
    for (;;) {
      const finding = await lookAt(member, goalId);
      if (!finding.byWordsAlone?.isAsking) return finding;
    }
  }
  return Object.assign(stage, { open, publish, work, others, goalOf, answer, lookAt, findingOf });
}
