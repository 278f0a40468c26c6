import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide } from '#finding';
import { draftGoal, goalsOf } from '#goals';
import { addPlace, peopleOf, placesOf, touchPerson } from '#people';
import { follow, sourcesOf } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { stepsOf } from '../steps/queries.ts';
import { addStep } from '../steps/write.ts';
import { kitOf } from './pass.ts';
import type { Kit, KitPreview, KitView, PassedKit } from './schema.ts';

describe.each(engines)('starter kits on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bob: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    [ada, bob] = [await world.member('ada'), await world.member('bob')];
  });
  afterEach(() => world.close());

  const asked = <Answer>(as: typeof ada, method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as, body });
  const person = async (name: string, fields: object[]) =>
    (await asked<{ id: number }>(ada, 'POST', '/people', { name, fields })).body.id;

  /** A goal of Ada's with everything a kit may hold, and much that it may not. */
  async function adasGoal(): Promise<number> {
    const goal = await draftGoal(world.kith, ada.id, {
      able: 'roll back a release',
      need: 'Our boss was furious',
      evidence: 'A drill ends in ten minutes',
      confidence: 20,
      obstacle: 'I fear the pager',
      questions: [{ text: 'rollback drills' }, { text: 'feature flags' }],
    });
    const mara = await person('Mara', [
      { field: 'site', value: 'https://mara.example/' },
      { field: 'email', value: 'mara@firm.example' },
      { field: 'linkedin', value: 'https://linkedin.com/in/mara' },
    ]);
    const jo = await person('Jo', [{ field: 'email', value: 'jo@firm.example' }]);
    const kim = await person('Kim', [{ field: 'fediverse', value: '@kim@social.example' }]);
    await decide(world.kith, ada.id, { goalId: goal.id, personId: kim, decision: 'chosen' });
    const { sourceId } = await world.kith.db.write((trx) =>
      follow(trx, {
        memberId: ada.id,
        feedUrl: 'https://mara.example/feed',
        title: 'Mara writes',
        personId: mara,
        batchId: null,
        now: 1,
      }),
    );
    const place = await addPlace(world.kith, ada.id, {
      name: '#oncall',
      kind: 'hashtag',
      why: 'My rival reads it',
    });
    await addStep(world.kith, ada.id, goal.id, {
      text: 'Ask mara@firm.example for her runbook',
      c: 'connect',
      personId: mara,
      sourceId,
      placeId: place.id,
      cue: 'it is Monday',
      action: 'drill',
      dueOn: '2026-11-23',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    });
    await addStep(world.kith, ada.id, goal.id, {
      text: 'Read the wiki',
      personId: jo,
      address: 'http://wiki.internal/rollback',
    });
    return goal.id;
  }
  const kitFrom = async (goalId: number): Promise<Kit> =>
    (await kitOf(world.kith, ada.id, { goalId })).kit;

  it('hold the plan and public addresses, and say what stays here', async () => {
    const goalId = await adasGoal();
    const { body } = await asked<PassedKit>(ada, 'GET', `/goals/${goalId}/kit`);
    expect(body.kit).toEqual({
      format: 'kith-kit',
      version: 1,
      goal: {
        able: 'roll back a release',
        need: '',
        kind: 'learning',
        evidence: 'A drill ends in ten minutes',
        questions: ['rollback drills', 'feature flags'],
      },
      people: [
        { name: 'Mara', site: 'https://mara.example/', feed: '', fediverse: '' },
        { name: 'Kim', site: '', feed: '', fediverse: '@kim@social.example' },
      ],
      sources: [{ title: 'Mara writes', url: 'https://mara.example/feed', person: 0 }],
      places: [{ name: '#oncall', kind: 'hashtag', address: '', why: '' }],
      steps: [
        {
          text: 'Ask … for her runbook',
          c: 'connect',
          phase: 'performance',
          address: '',
          tool: '',
          method: '',
          cue: '',
          action: '',
          recurrence: 'FREQ=WEEKLY;BYDAY=MO',
          person: 0,
          place: 0,
          source: 0,
        },
        expect.objectContaining({ text: 'Read the wiki', address: '', person: null }),
      ],
    });
    expect(body.leftOut).toEqual([
      'Jo: no public address is known.',
      'The address in “Read the wiki” looks private.',
      'Why you go to #oncall stays with you.',
      'Names of who stays here, e-mail and private addresses in the texts are replaced by “…”.',
    ]);
    expect(JSON.stringify(body.kit)).not.toMatch(
      /firm\.example|linkedin|pager|furious|2026|rival|Monday/,
    );
  });

  it('leave out what is said, take in what usually stays, and say it in other words', async () => {
    const goalId = await adasGoal();
    const usual = (await asked<PassedKit>(ada, 'GET', `/goals/${goalId}/kit`)).body;
    const keyOf = (text: string) => usual.pieces.find((piece) => piece.text === text)?.key ?? '';
    const choices = {
      leaveOut: [keyOf('Mara'), keyOf('#oncall'), keyOf('feature flags')],
      takeIn: ['need', `${keyOf('Ask … for her runbook')}/cue`],
      words: { need: 'Releases broke, and Mara told jo@firm.example', able: 'go back' },
    };
    const { body } = await asked<PassedKit>(ada, 'POST', `/goals/${goalId}/kit/preview`, choices);
    expect(body.kit).toMatchObject({
      goal: {
        able: 'go back',
        need: 'Releases broke, and … told …',
        questions: ['rollback drills'],
      },
      people: [{ name: 'Kim' }],
      sources: [],
      places: [],
      steps: [
        { cue: 'it is Monday', person: null, place: null, source: null },
        { text: 'Read the wiki' },
      ],
    });
    expect(JSON.stringify(body.kit)).not.toMatch(/mara|oncall|flags|furious/i);
    const passed = await asked<PassedKit>(ada, 'POST', `/goals/${goalId}/kit`, {
      ...choices,
      print: body.print,
    });
    expect(passed.body).toEqual(body);
  });

  it('do not go when the plan is another one than was looked at', async () => {
    const goalId = await adasGoal();
    const { print } = (await asked<PassedKit>(ada, 'GET', `/goals/${goalId}/kit`)).body;
    await addStep(world.kith, ada.id, goalId, { text: 'Tell nobody' });
    const { status } = await asked(ada, 'POST', `/goals/${goalId}/kit`, { print });
    expect(status).toBe(409);
  });

  it('show what they would make, make it, and are taken back whole', async () => {
    const kit = await kitFrom(await adasGoal());
    await asked(bob, 'POST', '/people', {
      name: 'Kim K.',
      fields: [{ field: 'fediverse', value: '@kim@social.example' }],
    });
    const preview = (await asked<KitPreview>(bob, 'POST', '/kits/preview', { kit })).body;
    expect(preview.people.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['Mara', true],
      ['Kim', false],
    ]);
    expect(await goalsOf(world.kith, bob.id)).toEqual([]);

    const { body: taken } = await asked<KitView>(bob, 'POST', '/kits', {
      kit,
      isStarted: true,
      today: '2026-11-24',
    });
    expect(taken).toMatchObject({
      title: 'roll back a release',
      made: { people: 1, sources: 1, places: 1 },
      steps: 2,
    });
    const [goal] = await goalsOf(world.kith, bob.id);
    expect(goal).toMatchObject({ status: 'active', able: 'roll back a release', confidence: null });
    const [first] = await stepsOf(world.kith, bob.id, { today: '2026-11-24' });
    expect(first).toMatchObject({
      text: 'Ask … for her runbook',
      person: { name: 'Mara' },
      place: { name: '#oncall' },
      source: { url: 'https://mara.example/feed' },
      dueOn: '2026-11-24',
      nextDueOn: '2026-11-30',
    });
    const names = async () =>
      (await peopleOf(world.kith, bob.id)).people.map(({ name }) => name).toSorted();
    expect(await names()).toEqual(['Kim K.', 'Mara']);

    expect((await asked(bob, 'POST', `/kits/${taken.id}/undo`)).status).toBe(204);
    expect(await names()).toEqual(['Kim K.']);
    expect(await goalsOf(world.kith, bob.id)).toEqual([]);
    expect(await stepsOf(world.kith, bob.id)).toEqual([]);
    expect(await sourcesOf(world.kith, bob.id)).toEqual([]);
    expect(await placesOf(world.kith, bob.id)).toEqual([]);
    // What is Ada's stays hers.
    expect(await sourcesOf(world.kith, ada.id)).toHaveLength(1);
  });

  it('leave people whom a hand has touched when they are taken back', async () => {
    const kit = await kitFrom(await adasGoal());
    const { body: taken } = await asked<KitView>(bob, 'POST', '/kits', { kit });
    const mara = (await peopleOf(world.kith, bob.id, { search: 'Mara' })).people[0];
    await world.kith.db.write((trx) => touchPerson(trx, bob.id, mara?.id ?? 0, world.kith.now()));
    await asked(bob, 'POST', `/kits/${taken.id}/undo`);
    const { people } = await peopleOf(world.kith, bob.id);
    expect(people.map(({ name }) => name)).toEqual(['Mara']);
  });

  it('are one kit however often taking is sent', async () => {
    const kit = await kitFrom(await adasGoal());
    const draftKey = '7d0c2f0a-6d58-4f4e-9d0a-0f6f1c9b6a11';
    const first = await asked<KitView>(bob, 'POST', '/kits', { kit, draftKey });
    const second = await asked<KitView>(bob, 'POST', '/kits', { kit, draftKey });
    expect(second.body).toEqual(first.body);
    expect(await goalsOf(world.kith, bob.id)).toHaveLength(1);
    expect(await stepsOf(world.kith, bob.id)).toHaveLength(2);
  });

  it.each<[string, (kit: Kit) => unknown, RegExp]>([
    ['another file', () => ({ format: 'opml' }), /no starter kit/],
    ['a kit of a newer Kith', (kit) => ({ ...kit, version: 2 }), /newer Kith/],
    [
      'a person who is not in it',
      (kit) => ({ ...kit, steps: [{ ...kit.steps[0], person: 9 }] }),
      /Step 1, person/,
    ],
    [
      'an address at home',
      (kit) => ({ ...kit, sources: [{ title: 'x', url: 'http://10.0.0.1/feed', person: 0 }] }),
      /Source 1, url/,
    ],
    [
      'an address that is a program',
      (kit) => ({ ...kit, people: [{ ...kit.people[0], site: 'javascript:alert(1)' }] }),
      /Person 1, site/,
    ],
    [
      'a rule by the second',
      (kit) => ({ ...kit, steps: [{ ...kit.steps[0], recurrence: 'FREQ=SECONDLY' }] }),
      /Step 1, recurrence/,
    ],
    [
      'too many steps',
      (kit) => ({ ...kit, steps: Array.from({ length: 201 }, () => kit.steps[0]) }),
      /Step: Give at most/,
    ],
    [
      'a null character',
      (kit) => ({ ...kit, goal: { ...kit.goal, able: 'a\0b' } }),
      /The goal, able/,
    ],
  ])('refuse %s and say where', async (_, change, words) => {
    const kit = change(await kitFrom(await adasGoal()));
    type Refused = { error: { message: string } };
    for (const path of ['/kits/preview', '/kits']) {
      const { status, body } = await asked<Refused>(bob, 'POST', path, { kit });
      expect(status).toBe(422);
      expect(body.error.message).toMatch(words);
    }
    expect(await goalsOf(world.kith, bob.id)).toEqual([]);
  });

  it('are told once when handed on, and once when taken', async () => {
    const goalId = await adasGoal();
    const told: string[] = [];
    world.kith.announce = async (_, event) => void told.push(event);
    const { body } = await asked<PassedKit>(ada, 'POST', `/goals/${goalId}/kit`, {});
    await asked(bob, 'POST', '/kits', { kit: body.kit });
    expect(told).toEqual(['kit.passed', 'kit.taken']);
  });
});
