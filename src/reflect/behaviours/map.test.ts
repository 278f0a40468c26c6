import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CELLS, draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { addBehaviour, changeBehaviour } from './by-hand.ts';
import { LIST_MAX } from './limits.ts';
import { mapOf } from './map.ts';
import { behavioursOf, type Period } from './queries.ts';
import { record, takeBack } from './record.ts';
import { removeBehaviour, restoreBehaviour } from './remove.ts';
import { RULES } from './rules.ts';
import type { BehaviourView } from './schema.ts';

const RUNS = 25;
const KEYS = 6;
const MOMENTS = 30;

/** What may happen: events of the table, told in any order and twice, taken back; and what a hand does. */
const happening = fc.oneof(
  fc.record({
    sort: fc.constantFrom('told', 'taken back'),
    rule: fc.nat(RULES.length - 1),
    key: fc.nat(KEYS),
    at: fc.nat(MOMENTS),
    goal: fc.nat(2),
    cell: fc.nat(CELLS.length - 1),
  }),
  fc.record({
    sort: fc.constantFrom('added', 'changed', 'removed', 'restored'),
    which: fc.nat(KEYS),
    at: fc.nat(MOMENTS),
    goal: fc.nat(2),
    cell: fc.nat(CELLS.length - 1),
  }),
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

describe.each(engines)('the map on %s', (engine) => {
  let world: World;
  let goalIds: (number | null)[];
  let memberId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    memberId = (await world.member('ada')).id;
    const goals = [
      await draftGoal(world.kith, memberId, { able: 'roll back' }),
      await draftGoal(world.kith, memberId, { able: 'sing' }),
    ];
    goalIds = [null, ...goals.map((goal) => goal.id)];
  });
  afterEach(() => world.close());

  const cellAt = (index: number) => CELLS[index] ?? { c: 'create', phase: 'performance' };

  async function tell(one: Extract<Happening, { rule: number }>) {
    const rule = RULES[one.rule];
    if (!rule) throw new Error('no such rule');
    const telling = {
      key: `key ${one.key}`,
      memberId,
      goalId: goalIds[one.goal] ?? null,
      at: one.at,
      ...cellAt(one.cell),
    };
    await world.kith.db.write((trx) =>
      one.sort === 'told' ? record(trx, rule, telling) : takeBack(trx, rule, telling),
    );
  }

  async function byHand(one: Extract<Happening, { which: number }>, added: number[]) {
    const { kith } = world;
    const form = { words: 'a call', at: one.at, goalId: goalIds[one.goal], ...cellAt(one.cell) };
    if (one.sort === 'added') added.push((await addBehaviour(kith, memberId, form)).id);
    const id = added[one.which % Math.max(added.length, 1)];
    if (id === undefined || one.sort === 'added') return;
    // What is refused (removed twice, say) must change nothing either.
    const refused = () => undefined;
    if (one.sort === 'changed') await changeBehaviour(kith, memberId, { id, form }).catch(refused);
    if (one.sort === 'removed') await removeBehaviour(kith, memberId, id).catch(refused);
    if (one.sort === 'restored') await restoreBehaviour(kith, memberId, id).catch(refused);
  }

  async function allOf(period: Period) {
    const all: BehaviourView[] = [];
    let after: number | undefined;
    do {
      const page = await behavioursOf(world.kith, memberId, { ...period, after, limit: LIST_MAX });
      all.push(...page.behaviours);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return all;
  }

  async function expectAgreement(period: Period) {
    const behaviours = await allOf(period);
    const { cells } = await mapOf(world.kith, memberId, period);
    for (const cell of cells) {
      const own = behaviours.filter((one) => one.c === cell.c && one.phase === cell.phase);
      expect(cell.count).toBe(own.length);
      expect(cell.latest).toEqual(own.slice(0, cell.latest.length));
    }
    expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(behaviours.length);
  }

  it('counts what is listed, whatever happens, in whatever order, however often, and taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        await world.kith.db.write((trx) => trx.deleteFrom('behaviour').execute());
        const added: number[] = [];
        for (const one of happenings) await ('rule' in one ? tell(one) : byHand(one, added));
        await expectAgreement({});
        await expectAgreement({ from: 5, to: 20 });
        for (const goalId of goalIds)
          if (goalId !== null) await expectAgreement({ goalId, from: 10 });
      }),
      { numRuns: RUNS },
    );
  });

  it('is the same in whatever order the same is told', async () => {
    const tellings = fc.array(
      happening.filter((one): one is Extract<Happening, { rule: number }> => 'rule' in one),
      { minLength: 1, maxLength: 8 },
    );
    /** One event a key, as it is: the same key is the same happening. */
    const asOne = (one: Extract<Happening, { rule: number }>) => ({
      ...one,
      rule: one.key,
      goal: 1,
      cell: one.key,
    });
    const countsAfter = async (order: Extract<Happening, { rule: number }>[]) => {
      await world.kith.db.write((trx) => trx.deleteFrom('behaviour').execute());
      for (const one of order) await tell(asOne(one));
      return (await mapOf(world.kith, memberId)).cells.map((cell) => cell.count);
    };
    await fc.assert(
      fc.asyncProperty(tellings, fc.infiniteStream(fc.nat(1000)), async (told, dice) => {
        const shuffled = told
          .map((one) => ({ one, place: dice.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(await countsAfter([...shuffled, ...told])).toEqual(await countsAfter(told));
      }),
      { numRuns: RUNS },
    );
  });
});
