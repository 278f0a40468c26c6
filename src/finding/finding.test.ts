/** From feeds as they are published to the people for a goal: polled, stored, ranked, and told with reasons. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, type GoalView, setGoalStatus } from '#goals';
import { addPerson } from '#people';
import { enqueuePolls, follow } from '#sources';
import { engines, makeWorld, PublishedFeeds, type PublishedItem, type World } from '#test';
import type { FindingView, FoundPerson } from './view.ts';

const DAY = 24 * 60 * 60 * 1_000;

const feedOf = (name: string): string => `https://${name.toLowerCase()}.example/feed.json`;
const many = (text: string, times: number): string =>
  Array.from({ length: times }, () => text).join(' ');
const PUMPS =
  'A heat pump warms an old house when its radiators are large and the flow stays cool.';
const GRID = 'The electricity grid is congested, so a battery at home charges at night.';
const ROOFS = 'Insulation of a slate roof keeps the rafters dry and the attic warm.';

/** A dozen people with known properties. */
const NETWORK: Record<string, PublishedItem[]> = {
  // Depth and perseverance on heat pumps.
  Petra: Array.from({ length: 6 }, (_, n) => ({
    title: `Heat pump diary, part ${n}`,
    text: many(`${PUMPS} Week ${n} was cold.`, n < 3 ? 45 : 2),
    age: 10 + 31 * n,
    links: ['https://source.example/paper'],
  })),
  // Says what does not work.
  Carl: Array.from({ length: 4 }, (_, n) => ({
    title: `Heat pump troubles ${n}`,
    text: `${PUMPS} In practice the heat pump froze ${n} times.`,
    age: 20 + n,
  })),
  // Only two caveats: below the floor.
  Tom: Array.from({ length: 2 }, (_, n) => ({
    title: `A heat pump, again ${n}`,
    text: `${PUMPS} It depends on the house, number ${n}.`,
    age: 30 + n,
  })),
  // Once, long ago.
  Olga: [{ title: 'Heat pump history', text: PUMPS, age: 900 }],
  // Nobody knows when.
  Una: [{ title: 'The heat pump in our old house', text: PUMPS }],
  Gert: Array.from({ length: 3 }, (_, n) => ({
    title: `Grid congestion and a home battery ${n}`,
    text: `${GRID} Case ${n}.`,
    age: 5 + n,
    links: ['https://petra.example/0'],
  })),
  Dora: [{ title: 'Charging a battery on a congested grid', text: GRID, age: 40 }],
  Rolf: [{ title: 'Slate roof insulation', text: ROOFS, age: 15 }],
  Sven: [{ title: 'Football on Sunday', text: 'We lost, and the pitch was wet.', age: 1 }],
  Kim: [{ title: 'A recipe for soup', text: 'Onions, water and time.', age: 2 }],
};
const GROUP: PublishedItem[] = [
  { title: 'Attic and slate roof insulation', text: ROOFS, age: 12, author: 'Hanna Berg' },
  { title: 'A congested grid and the home battery', text: GRID, age: 13, author: 'Ivo Laan' },
];
const QUESTIONS = [
  'heat pump in an old house',
  'congested grid and home battery',
  'slate roof insulation',
];

describe.each(engines)('finding people on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
    const now = world.kith.now();
    for (const [name, items] of Object.entries(NETWORK)) feeds.put(feedOf(name), name, items, now);
    feeds.put(feedOf('Group'), 'Builders together', GROUP, now);
    // Petra's diary is carried by a second feed of hers too.
    feeds.put(feedOf('Mirror'), 'Petra elsewhere', NETWORK.Petra ?? [], now);
    await bringIn(ada.id, [...Object.keys(NETWORK), 'Group']);
  });
  afterEach(async () => {
    const { errors } = world;
    await world.close();
    expect(errors).toEqual([]);
  });

  /** Follows the feeds of these names, each for a person of that name, and looks at them. */
  async function bringIn(memberId: number, names: string[], personId?: number): Promise<void> {
    const { kith } = world;
    await kith.db.write(async (trx) => {
      const now = kith.now();
      const from = { origin: 'opml', originDetail: 'test', now } as const;
      for (const name of names) {
        const host = `${name.toLowerCase()}.example`;
        const id =
          personId ??
          (await addPerson(trx, { memberId, name, fields: [], keys: [`site:${host}`], ...from }));
        const publishes = { feedUrl: feedOf(name), title: name, personId: id };
        const followed = await follow(trx, { memberId, ...publishes, batchId: null, now });
        await enqueuePolls(kith, trx, [{ id: followed.feedId, host: followed.host }]);
      }
    });
    await world.settle();
  }
  async function goalOf(memberId: number, questions = QUESTIONS): Promise<GoalView> {
    const { id } = await draftGoal(world.kith, memberId, {
      able: 'renovate an old house',
      need: '',
    });
    await changeGoal(world.kith, memberId, id, { questions: questions.map((text) => ({ text })) });
    return setGoalStatus(world.kith, memberId, id, 'active');
  }
  async function view(path: string, as: typeof ada): Promise<FindingView> {
    const answer = await world.ask('GET', `/api/v1${path}`, { as });
    expect(answer.status).toBe(200);
    return (await answer.json()) as FindingView;
  }
  const findingOf = (goal: GoalView) => view(`/goals/${goal.id}/finding`, ada);
  const asking = (question: string, as = ada) =>
    view(`/find?q=${encodeURIComponent(question)}`, as);
  const names = ({ people }: FindingView): string[] => people.map(({ name }) => name);
  const who = (found: FindingView, name: string): FoundPerson => {
    const person = found.people.find((one) => one.name === name);
    if (!person) throw new Error(`${name} was not found, but ${names(found).join(', ')}`);
    return person;
  };
  const hintOf = (person: FoundPerson, criterion: string) =>
    person.criteria.find((row) => row.criterion === criterion);

  it('finds those who write on each question, and nobody else', async () => {
    const goal = await goalOf(ada.id);
    const found = await findingOf(goal);
    const on = (place: number) =>
      found.people
        .filter(({ questions }) =>
          questions.some((q) => q.questionId === goal.questions[place]?.id),
        )
        .map(({ name }) => name)
        .toSorted();
    expect(on(0)).toEqual(['Carl', 'Olga', 'Petra', 'Tom', 'Una']);
    expect(on(1)).toEqual(['Dora', 'Gert', 'Ivo Laan']);
    expect(on(2)).toEqual(['Hanna Berg', 'Rolf']);
    expect(names(found)).not.toContain('Sven');
    expect(names(found)).not.toContain('Group');
    expect(found.gaps.filter(({ kind }) => kind === 'question')).toEqual([]);
  });

  it('shows entries as evidence, with the words that matched, and no date where nobody knows', async () => {
    const found = await asking('heat pump in an old house');
    const [evidence] = who(found, 'Una').questions[0]?.evidence ?? [];
    expect(evidence).toMatchObject({ title: 'The heat pump in our old house', publishedAt: null });
    expect(evidence?.matched.map((word) => word.toLowerCase())).toEqual(
      expect.arrayContaining(['heat', 'pump', 'old', 'house']),
    );
    const words = evidence?.titleMarks.map(({ start, end }) => evidence.title.slice(start, end));
    expect(words).toEqual(['heat', 'pump', 'old', 'house']);
    expect(who(found, 'Una').latestAt).toBeNull();
    expect(who(found, 'Olga').latestAt).toBe(world.kith.now() - 900 * DAY);
  });

  it('puts fresh and repeated evidence first', async () => {
    const order = names(await asking('heat pump in an old house'));
    expect(order.indexOf('Petra')).toBeLessThan(order.indexOf('Olga'));
    expect(order.indexOf('Carl')).toBeLessThan(order.indexOf('Olga'));
    expect(order.indexOf('Carl')).toBeLessThan(order.indexOf('Una'));
  });

  it('learns from a choice how the person stood beside the others, and forgets it with the choice', async () => {
    const goal = await goalOf(ada.id);
    const petra = who(await findingOf(goal), 'Petra').id;
    const decide = async (decision: string) => {
      const path = `/api/v1/goals/${goal.id}/people/${petra}/decision`;
      await world.ask('PUT', path, { as: ada, body: { decision } });
      await world.settle();
      return world.kith.db.read.selectFrom('finding_lesson').selectAll().execute();
    };
    const [lesson] = await decide('chosen');
    expect(lesson).toMatchObject({ person_id: petra, about: 'choice', verdict: 'chosen' });
    expect(JSON.parse(lesson?.differences ?? '{}').recent).toBeGreaterThan(0);
    expect(await decide('dismissed')).toMatchObject([{ verdict: 'dismissed' }]);
    expect(await decide('open')).toEqual([]);
  });

  it('hints from a floor on, and says below it that there is not enough', async () => {
    const found = await asking('heat pump in an old house');
    expect(hintOf(who(found, 'Carl'), 'reality-check')).toMatchObject({
      hint: 'hint',
      count: 4,
      floor: 3,
    });
    expect(hintOf(who(found, 'Carl'), 'reality-check')?.evidence[0]?.quote).toMatch(/^In practice/);
    expect(hintOf(who(found, 'Tom'), 'reality-check')).toMatchObject({
      hint: 'not-enough',
      count: 2,
    });
    expect(hintOf(who(found, 'Petra'), 'expert')).toMatchObject({ hint: 'hint', count: 3 });
    expect(hintOf(who(found, 'Petra'), 'passion')).toMatchObject({ hint: 'hint' });
    expect(hintOf(who(found, 'Una'), 'passion')).toMatchObject({ hint: 'not-enough', count: 0 });
    for (const person of found.people)
      for (const criterion of ['trust', 'shared-values'])
        expect(hintOf(person, criterion)?.hint).toBe('only-you');
  });

  it('counts once what someone carries in two feeds', async () => {
    const before = who(await asking('heat pump in an old house'), 'Petra');
    await bringIn(ada.id, ['Mirror'], before.id);
    const after = who(await asking('heat pump in an old house'), 'Petra');
    expect(after.questions[0]?.entries).toBe(before.questions[0]?.entries);
    expect(hintOf(after, 'expert')?.count).toBe(hintOf(before, 'expert')?.count);
    expect(after.sources).toHaveLength(2);
  });

  it('keeps the dismissed away and the chosen, whatever is found for them', async () => {
    const goal = await goalOf(ada.id);
    const before = await findingOf(goal);
    const decide = (name: string, decision: string) =>
      world.ask('PUT', `/api/v1/goals/${goal.id}/people/${who(before, name).id}/decision`, {
        as: ada,
        body: { decision },
      });
    await decide('Carl', 'dismissed');
    await decide('Petra', 'chosen');
    const found = await findingOf(goal);
    expect(names(found)).not.toContain('Carl');
    expect(who(found, 'Petra').decision).toBe('chosen');
    expect(found.portfolio.map(({ name }) => name)).not.toContain('Petra');
    expect(found.portfolio.map(({ name }) => name)).not.toContain('Carl');
    // What is open now is measured on the chosen.
    const open = found.gaps.filter(({ kind }) => kind === 'question').map(({ text }) => text);
    expect(open).toEqual(
      QUESTIONS.slice(1).map((text) => `Nobody you chose writes about “${text}”.`),
    );
    await changeGoal(world.kith, ada.id, goal.id, { questions: [{ text: 'onion soup recipe' }] });
    expect(names(await findingOf(goal))).toEqual(expect.arrayContaining(['Petra', 'Kim']));
    await decide('Carl', 'open');
    await changeGoal(world.kith, ada.id, goal.id, { questions: [{ text: QUESTIONS[0] ?? '' }] });
    expect(names(await findingOf(goal))).toContain('Carl');
  });

  it('shows another member nothing of mine, though both follow the same feed', async () => {
    const bo = await world.member('bo');
    const nothing = await asking('heat pump in an old house', bo);
    expect(nothing).toMatchObject({
      people: [],
      portfolio: [],
      gaps: [],
      lookedAt: { sources: 0, entries: 0 },
    });
    await bringIn(bo.id, ['Carl', 'Kim']);
    const theirs = await asking('heat pump in an old house', bo);
    const mine = await asking('heat pump in an old house');
    expect(names(theirs)).toEqual(['Carl']);
    expect(theirs.lookedAt.entries).toBeGreaterThan(0);
    expect(theirs.lookedAt.entries).toBeLessThan(mine.lookedAt.entries);
    expect(who(theirs, 'Carl').id).not.toBe(who(mine, 'Carl').id);
    expect(who(theirs, 'Carl').sources).toHaveLength(1);
    expect(names(mine)).toEqual(expect.arrayContaining(['Petra', 'Carl', 'Tom']));
    const goal = await goalOf(ada.id);
    const refused = await world.ask('GET', `/api/v1/goals/${goal.id}/finding`, { as: bo });
    expect(refused.status).toBe(404);
  });

  it('finds nobody where nobody speaks of it, and says so', async () => {
    const found = await asking('underwater basket weaving');
    expect(found.people).toEqual([]);
    expect(found.gaps.map(({ text }) => text)).toEqual([
      'Nobody in your network writes about “underwater basket weaving”.',
    ]);
  });
});
