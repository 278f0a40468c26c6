import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '#platform';
import { engines } from '#test';
import { type FindingStage, setFindingStage } from '../../../test/finding-stage.ts';
import type { CriterionView } from '../view.ts';
import { FLOOR } from './hints.ts';
import { actsToCount, inspiredWords } from './inspired.ts';

const GOAL = 7;
const acts = fc.array(
  fc.record({
    personId: fc.constant(1),
    kind: fc.constantFrom<Act['kind']>('noted', 'thanked', 'learnt', 'tried'),
    key: fc.integer({ min: 1, max: 6 }).map((n) => `note ${n}`),
    goalIds: fc.subarray([GOAL, 8, 9]),
    what: fc.constant('You noted something'),
    words: fc.string(),
    path: fc.constant('/notes/1'),
    day: fc.constantFrom('2026-11-01', '2026-11-02', '2026-10-30'),
  }),
);

describe('actsToCount', () => {
  it('counts each thing once, for this goal or for none', () =>
    fc.assert(
      fc.property(acts, (all) => {
        const counted = actsToCount(all, GOAL);
        expect(new Set(counted.map(({ key }) => key)).size).toBe(counted.length);
        for (const act of counted)
          expect(act.goalIds.length === 0 || act.goalIds.includes(GOAL)).toBe(true);
        for (const act of all.filter(({ goalIds }) => goalIds.includes(GOAL)))
          expect(counted.map(({ key }) => key)).toContain(act.key);
        const days = counted.map(({ day }) => day);
        expect(days).toEqual(days.toSorted().toReversed());
      }),
    ));

  it('says how often what was done', () => {
    const act = (kind: Act['kind'], n: number): Act => ({
      personId: 1,
      kind,
      key: `${kind} ${n}`,
      goalIds: [],
      what: '',
      words: '',
      path: '/',
      day: '2026-11-01',
    });
    expect(inspiredWords([act('noted', 1), act('noted', 2), act('thanked', 1)])).toBe(
      'you noted something of theirs twice and thanked them once',
    );
    expect(inspiredWords([act('tried', 1)])).toBe('you took a step with it once');
  });
});

/** Each with titles of their own: a link goes by the title. */
const pumpsOf = (name: string) =>
  [0, 1, 2].map((n) => ({
    title: `Heat pump troubles ${n} of ${name}`,
    text: `A heat pump warms an old house. Number ${n}.`,
    age: 3 + n,
  }));

describe.each(engines)('that somebody inspires, on %s', (engine) => {
  let stage: FindingStage;
  beforeEach(async () => {
    stage = await setFindingStage(engine, { Ada: pumpsOf('Ada'), Bo: pumpsOf('Bo') });
  });
  afterEach(() => stage.world.close());

  const members = async (name: string) => {
    const member = await stage.world.member(name);
    const idOf = await stage.bringIn(member.id);
    const goalId = await stage.goalOf(member.id, ['heat pump in an old house']);
    const on = async (person: string, goal = goalId): Promise<CriterionView | undefined> => {
      const { people } = await stage.findingOf(goal, member);
      return people
        .find((one) => one.name === person)
        ?.criteria.find(({ criterion }) => criterion === 'inspires');
    };
    const send = (method: string, path: string, body: object) =>
      stage.world.accepted(method, path, { as: member, body });
    return { member, idOf, goalId, on, send };
  };

  it('shows in notes, thanks, steps and what one learnt, and in nothing they publish', async () => {
    const { member, idOf, goalId, on, send } = await members('mara');
    expect(await on('Ada')).toMatchObject({ hint: 'not-enough', count: 0, floor: FLOOR.inspires });
    const entry = await stage.world.kith.db.read
      .selectFrom('entry')
      .innerJoin('source', 'source.feed_id', 'entry.feed_id')
      .innerJoin('source_person', 'source_person.source_id', 'source.id')
      .select(['entry.id', 'entry.title'])
      .where('source_person.person_id', '=', idOf('Ada'))
      .executeTakeFirstOrThrow();
    const { id: noteId } = await send('POST', '/captures', {
      text: 'Bleed the radiators first.',
      entryId: entry.id,
    });
    await send('POST', '/notes', { title: 'Ada', text: `See [[entry:${entry.title}]]`, goalId });
    expect(await on('Ada')).toMatchObject({ hint: 'not-enough', count: 2 });

    const { id: moveId } = await send('POST', '/moves', {
      goalId,
      personId: idOf('Ada'),
      intent: 'thank',
      opener: 'Your piece made me bleed mine.',
      gives: [],
      dueOn: null,
      draftKey: crypto.randomUUID(),
    });
    await send('PUT', `/moves/${moveId}/state`, {
      state: 'done',
      outcome: '',
      direction: 'given',
    });
    const step = { text: 'Bleed ours', c: 'create', phase: 'performance', personId: idOf('Ada') };
    const { id: stepId } = await send('POST', `/goals/${goalId}/steps`, step);
    await send('PUT', `/steps/${stepId}/state`, { state: 'done' });
    await send('POST', '/interactions', {
      day: '2026-11-20',
      personIds: [idOf('Ada')],
      goalIds: [goalId],
      learnt: 'Cool water is enough.',
    });
    const found = await on('Ada');
    expect(found).toMatchObject({ hint: 'hint', count: 5, evidence: [] });
    expect(found?.because).toBe(
      'you noted something of theirs twice, took a step with it once, thanked them once and wrote down what you learnt from them once',
    );
    const signs = found?.recorded.filter(({ sign }) => sign) ?? [];
    expect(signs).toHaveLength(5);
    expect(signs.map(({ words }) => words)).toContain('Bleed the radiators first.');
    expect(signs.map(({ sign }) => sign?.path)).toContain(`/notes/${noteId}`);
    // It is Ada of whom they are, and this goal for which most were done.
    expect(await on('Bo')).toMatchObject({ hint: 'not-enough', count: 0 });
    const other = await stage.goalOf(member.id, ['heat pump in an old house']);
    expect(await on('Ada', other)).toMatchObject({ hint: 'not-enough', count: 1 });

    await stage.world.ask('DELETE', `/api/v1/notes/${noteId}`, { as: member });
    expect(await on('Ada')).toMatchObject({ count: 4 });
  });

  it('is nobody’s but the member’s who did it', async () => {
    const mara = await members('mara');
    for (const n of [1, 2, 3])
      await mara.send('POST', '/notes', {
        title: `On Ada ${n}`,
        text: 'She tries things.',
        personIds: [mara.idOf('Ada')],
      });
    expect(await mara.on('Ada')).toMatchObject({ hint: 'hint', count: 3 });
    const otto = await members('otto');
    expect(await otto.on('Ada')).toMatchObject({ count: 0, recorded: [] });
  });
});
