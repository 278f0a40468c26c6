/** Members who follow what people publish and look for people by it, for tests of finding. */
import { changeGoal, draftGoal } from '#goals';
import { addPerson } from '#people';
import { enqueuePolls, follow } from '#sources';
import {
  makeWorld,
  PublishedFeeds,
  type PublishedItem,
  type TestEngine,
  type WorldOptions,
} from '#test';
import type { FindingView } from '../src/finding/view.ts';

export type Network = Record<string, PublishedItem[]>;
export const hostOf = (name: string): string => `${name.toLowerCase()}.example`;

export async function setFindingStage(
  engine: TestEngine,
  network: Network,
  options: Omit<WorldOptions, 'engine'> = {},
) {
  const feeds = new PublishedFeeds();
  const world = await makeWorld({ engine, fetch: feeds, ...options });
  const publish = (name: string, items: PublishedItem[]) =>
    feeds.put(`https://${hostOf(name)}/feed`, name, items, world.kith.now());
  for (const [name, items] of Object.entries(network)) publish(name, items);

  const known = new Set<string>();
  /** Follows these people, each with their site as a key, and reads whom nobody has read. */
  async function bringIn(memberId: number, names = Object.keys(network)) {
    const people = new Map<string, number>();
    await world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      const from = { origin: 'opml', originDetail: 'test', now } as const;
      for (const name of names) {
        const host = hostOf(name);
        const person = { memberId, name, fields: [], keys: [`site:${host}`], ...from };
        const personId = await addPerson(trx, person);
        people.set(name, personId);
        const published = { feedUrl: `https://${host}/feed`, title: name, personId };
        const followed = await follow(trx, { memberId, ...published, batchId: null, now });
        if (!known.has(name))
          await enqueuePolls(world.kith, trx, [{ id: followed.feedId, host: followed.host }]);
        known.add(name);
      }
    });
    await world.settle();
    return (name: string): number => people.get(name) ?? 0;
  }

  async function goalOf(memberId: number, questions: readonly string[]): Promise<number> {
    const { id } = await draftGoal(world.kith, memberId, { able: 'renovate', need: '' });
    await changeGoal(world.kith, memberId, id, { questions: questions.map((text) => ({ text })) });
    return id;
  }

  const read = async <Answer>(path: string, as: { cookie: string }): Promise<Answer> =>
    (await world.ask('GET', `/api/v1${path}`, { as })).json();
  const findingOf = (goalId: number, as: { cookie: string }) =>
    read<FindingView>(`/goals/${goalId}/finding`, as);

  return { world, feeds, publish, bringIn, goalOf, read, findingOf };
}
export type FindingStage = Awaited<ReturnType<typeof setFindingStage>>;
