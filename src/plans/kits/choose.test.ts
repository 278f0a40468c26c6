import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, goalById } from '#goals';
import { addPlace, peopleOf, placesOf } from '#people';
import { sourcesOf } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { stepsOf } from '../steps/queries.ts';
import { chosenFrom } from './choose.ts';
import { kitOf } from './pass.ts';
import { previewKit } from './queries.ts';
import { Kit } from './schema.ts';
import { takeKit } from './take.ts';
import { undoKit } from './undo.ts';

const TODAY = '2026-11-24';
const step = { c: 'connect', phase: 'performance', address: '', tool: '', method: '' } as const;
const open = { cue: '', action: '', recurrence: null, person: null, place: null, source: null };
const KIT: Kit = {
  format: 'kith-kit',
  version: 1,
  goal: {
    able: 'roll back',
    need: '',
    kind: 'learning',
    evidence: 'A drill in ten minutes',
    questions: ['who presses?', 'how fast?'],
  },
  people: [
    { name: 'Mara', site: 'https://mara.example/', feed: '', fediverse: '' },
    { name: 'Kim', site: 'https://kim.example/', feed: '', fediverse: '' },
  ],
  sources: [
    { title: 'Mara writes', url: 'https://mara.example/feed', person: 0 },
    { title: 'Kim writes', url: 'https://kim.example/feed', person: 1 },
  ],
  places: [
    { name: 'Forum', kind: 'forum', address: '', why: '' },
    { name: '#oncall', kind: 'hashtag', address: '', why: '' },
  ],
  steps: [
    { ...step, ...open, text: 'Ask Mara', person: 0, source: 0 },
    { ...step, ...open, text: 'Ask Kim', person: 1, source: 1, place: 1, method: 'By phone' },
    { ...step, ...open, text: 'Drill', recurrence: 'FREQ=WEEKLY;BYDAY=MO' },
  ],
};

describe('what is taken of a kit', () => {
  const keys = ['question', 'person', 'source', 'place', 'step'].flatMap((kind) =>
    [0, 1, 2].map((at) => `${kind}/${at}`),
  );
  const texts = (kit: Kit) => ({
    questions: kit.goal.questions,
    people: kit.people.map(({ name }) => name),
    places: kit.places.map(({ name }) => name),
    steps: kit.steps.map(({ text }) => text),
  });
  const KINDS = {
    questions: 'question',
    people: 'person',
    places: 'place',
    steps: 'step',
  } as const;

  it('is what was left in, and names nothing else', () => {
    fc.assert(
      fc.property(fc.subarray(keys), (leaveOut) => {
        const { kit, peopleWere } = chosenFrom(KIT, { leaveOut, words: {} });
        expect(Kit.safeParse(kit).success).toBe(true);
        const [was, is] = [texts(KIT), texts(kit)];
        for (const [part, kind] of Object.entries(KINDS) as [keyof typeof was, string][])
          expect(is[part]).toEqual(
            was[part].filter((_, at) => !leaveOut.includes(`${kind}/${at}`)),
          );
        expect(peopleWere.map((at) => KIT.people[at]?.name)).toEqual(is.people);
        // What is named is what was named, wherever it stands now.
        for (const { text, person, place } of kit.steps) {
          const before = KIT.steps.find((one) => one.text === text);
          const nameIn = (list: readonly { name: string }[], at: number | null | undefined) =>
            at === null || at === undefined ? null : list[at]?.name;
          if (person !== null)
            expect(nameIn(kit.people, person)).toBe(nameIn(KIT.people, before?.person));
          if (place !== null)
            expect(nameIn(kit.places, place)).toBe(nameIn(KIT.places, before?.place));
        }
        for (const { title, person } of kit.sources)
          expect(title).toBe(`${kit.people[person]?.name} writes`);
      }),
    );
  });

  it('is refused when words of one’s own do not fit', () => {
    const words = { 'step/0': 'x'.repeat(600) };
    expect(() => chosenFrom(KIT, { leaveOut: [], words })).toThrow(/Step 1, text/);
  });
});

describe.each(engines)('taking a kit on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bob: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    [ada, bob] = [await world.member('ada'), await world.member('bob')];
  });
  afterEach(() => world.close());

  it('shows all that a step brings before anything is made', async () => {
    const { goal, steps } = await previewKit(world.kith, bob.id, KIT);
    expect(goal.evidence).toBe('A drill in ten minutes');
    expect(steps.map(({ details, person }) => [details, person])).toEqual([
      [[], 0],
      [['By phone'], 1],
      [['every Monday'], null],
    ]);
  });

  it('makes what was left in, in the words that were chosen', async () => {
    const body = {
      kit: KIT,
      isStarted: true,
      today: TODAY,
      choices: {
        leaveOut: ['person/0', 'place/0', 'question/1', 'evidence'],
        words: { able: 'go back in a minute', 'step/0': 'Ask somebody' },
      },
    };
    expect((await world.ask('POST', '/api/v1/kits', { as: bob, body })).status).toBe(201);
    const [first, second] = await stepsOf(world.kith, bob.id, { today: TODAY });
    expect(first).toMatchObject({ text: 'Ask somebody', person: null, source: null });
    expect(second).toMatchObject({ person: { name: 'Kim' }, place: { name: '#oncall' } });
    expect(await goalById(world.kith, bob.id, first?.goalId ?? 0)).toMatchObject({
      able: 'go back in a minute',
      evidence: '',
      status: 'active',
      questions: [{ text: 'who presses?' }],
    });
    const { people } = await peopleOf(world.kith, bob.id, {});
    expect(people.map(({ name }) => name)).toEqual(['Kim']);
    expect((await sourcesOf(world.kith, bob.id)).map(({ title }) => title)).toEqual(['Kim writes']);
    expect((await placesOf(world.kith, bob.id)).map(({ name }) => name)).toEqual(['#oncall']);
  });

  it('goes with the places of its goal, also those that no step names, and ties them to the new one', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back', questions: [] });
    await addPlace(world.kith, ada.id, { name: 'Forum', kind: 'forum', goalIds: [goal.id] });
    await addPlace(world.kith, ada.id, { name: 'Elsewhere', kind: 'forum' });
    const { kit } = await kitOf(world.kith, ada.id, { goalId: goal.id });
    expect(kit.places.map(({ name }) => name)).toEqual(['Forum']);
    const taken = await takeKit(world.kith, bob.id, { kit, today: TODAY });
    const again = await kitOf(world.kith, bob.id, { goalId: taken.goal?.id ?? 0 });
    expect(again.kit.places).toEqual(kit.places);
  });

  it('leaves a place to the other goal it serves by now, when taken back', async () => {
    const taken = await takeKit(world.kith, bob.id, { kit: KIT, today: TODAY });
    const other = await draftGoal(world.kith, bob.id, { able: 'sleep', questions: [] });
    await addPlace(world.kith, bob.id, { name: 'Forum', kind: 'forum', goalIds: [other.id] });
    await undoKit(world.kith, bob.id, taken.id);
    expect((await placesOf(world.kith, bob.id)).map(({ name }) => name)).toEqual(['Forum']);
  });
});
