import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { mergePeople, observationsOf } from '../index.ts';
import { SAME_THOUGHT_MS, withChange } from './history.ts';

type Member = Awaited<ReturnType<World['member']>>;

const Changes = fc.array(
  fc.record({
    value: fc.constantFrom('unknown' as const, 'yes' as const, 'no' as const),
    reason: fc.constantFrom('', 'frank', 'late'),
    after: fc.integer({ min: 0, max: 3 * SAME_THOUGHT_MS }),
  }),
  { maxLength: 30 },
);

describe('withChange', () => {
  it('always ends with what was said last, says nothing twice, and is in the order of time', () => {
    fc.assert(
      fc.property(Changes, (changes) => {
        let kept: { value: 'unknown' | 'yes' | 'no'; reason: string; notedAt: number }[] = [];
        let at = 0;
        for (const { value, reason, after } of changes) {
          at += after;
          kept = withChange(kept, { value, reason, notedAt: at });
        }
        const stands = kept.at(-1) ?? { value: 'unknown', reason: '' };
        const said = changes.at(-1) ?? { value: 'unknown', reason: '' };
        expect([stands.value, stands.reason]).toEqual([said.value, said.reason]);
        for (const [index, one] of kept.entries()) {
          const before = kept[index - 1] ?? { value: 'unknown', reason: '', notedAt: 0 };
          expect([one.value, one.reason]).not.toEqual([before.value, before.reason]);
          expect(one.notedAt).toBeGreaterThanOrEqual(before.notedAt);
        }
      }),
    );
  });

  it('keeps one change of what was changed to and fro in one go', () => {
    const first = { value: 'yes' as const, reason: '', notedAt: 0 };
    const soon = { value: 'no' as const, reason: 'late', notedAt: SAME_THOUGHT_MS - 1 };
    const later = { value: 'unknown' as const, reason: '', notedAt: 3 * SAME_THOUGHT_MS };
    expect(withChange([first], soon)).toEqual([soon]);
    expect(withChange([soon], later)).toEqual([soon, later]);
    expect(withChange([first], { ...later, notedAt: 1 })).toEqual([]);
  });
});

describe.each(engines)('observations on %s', (engine) => {
  let world: World;
  let mara: Member;
  let ada: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
    ada = await personOf(mara, 'Ada');
  });
  afterEach(() => world.close());

  const personOf = (as: Member, name: string) => world.person(as.id, name);
  const goalOf = async (as: Member): Promise<number> =>
    (await (await world.ask('POST', '/api/v1/goals', { as, body: { able: 'make cheese' } })).json())
      .id;
  const send = (method: string, path: string, body?: object, as = mara) =>
    world.ask(method, `/api/v1${path}`, { as, ...(body ? { body } : {}) });
  const seen = async (personId = ada) =>
    (await observationsOf(world.kith, mara.id, [personId])).map(({ words }) => words);

  it('are noted with a day, changed, removed, and noted again', async () => {
    const goalId = await goalOf(mara);
    const form = { kind: 'kept-promise', day: '2026-11-20', words: ' sent the notes ', goalId };
    const made = await (await send('POST', `/people/${ada}/observations`, form)).json();
    expect(made).toMatchObject({ day: '2026-11-20', words: 'sent the notes' });
    expect(made.goal).toEqual({ id: goalId, title: 'make cheese' });
    const changed = await send('PATCH', `/observations/${made.id}`, { day: '2026-11-21' });
    expect(await changed.json()).toMatchObject({ day: '2026-11-21', kind: 'kept-promise' });
    expect((await send('DELETE', `/observations/${made.id}`)).status).toBe(204);
    expect(await seen()).toEqual([]);
    expect((await send('POST', `/people/${ada}/observations`, form)).status).toBe(201);
    expect(await seen()).toEqual(['sent the notes']);
  });

  it('say something: another kind needs words, and the day is a day', async () => {
    const post = async (body: object) =>
      (await send('POST', `/people/${ada}/observations`, body)).status;
    expect(await post({ kind: 'other', day: '2026-11-20' })).toBe(422);
    expect(await post({ kind: 'candid-feedback', day: '2026-11-20' })).toBe(201);
    expect(await post({ kind: 'candid-feedback', day: 'yesterday' })).toBe(422);
    expect(await post({ kind: 'lied', day: '2026-11-20', words: 'x' })).toBe(422);
    const otto = await world.member('otto');
    const goalId = await goalOf(otto);
    expect(await post({ kind: 'candid-feedback', day: '2026-11-20', goalId })).toBe(404);
  });

  it('outlive their goal, follow a merge, and go with the person', async () => {
    const goalId = await goalOf(mara);
    const other = await personOf(mara, 'Ada L.');
    const form = { kind: 'other', day: '2026-11-20', words: 'frank', goalId };
    await send('POST', `/people/${other}/observations`, form);
    await world.kith.db.write((trx) => trx.deleteFrom('goal').where('id', '=', goalId).execute());
    await mergePeople(world.kith, mara.id, ada, other);
    expect(await observationsOf(world.kith, mara.id, [ada])).toMatchObject([
      { words: 'frank', goal: null },
    ]);
    await world.kith.db.write((trx) => trx.deleteFrom('person').where('id', '=', ada).execute());
    expect(await world.kith.db.read.selectFrom('observation').selectAll().execute()).toEqual([]);
  });

  it('stand beside how one’s mind about somebody changed', async () => {
    const goalId = await goalOf(mara);
    const put = (body: object) =>
      send('PUT', `/goals/${goalId}/people/${ada}/criteria/trust`, body);
    await put({ value: 'yes', reason: 'kept her word' });
    world.advance(SAME_THOUGHT_MS);
    await put({ value: 'no', reason: 'no longer' });
    const { changes } = await (
      await send('GET', `/people/${ada}/assessments?goalId=${goalId}`)
    ).json();
    expect(
      changes.map((one: { value: string; reason: string }) => `${one.value} ${one.reason}`),
    ).toEqual(['no no longer', 'yes kept her word']);
  });
});
