import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { exportFinding } from '../export.ts';
import { SIGNAL_WEIGHTS } from '../ranking/index.ts';
import { learntBy, weightsOf } from './queries.ts';

type Member = Awaited<ReturnType<World['member']>>;
const NO_DIFFERENCE = {
  recent: 0,
  lasting: 0,
  replies: 0.9,
  lately: 0,
  activity: 0,
  today: 0,
  hours: 0,
};

describe.each(engines)('what finding learns, on %s,', (engine) => {
  let world: World;
  let mara: Member;
  let goalId: number;
  let personIds: number[];
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
    const made = await world.ask('POST', '/api/v1/goals', {
      as: mara,
      body: { able: 'make cheese' },
    });
    goalId = (await made.json()).id;
    personIds = [];
    for (const name of ['Ada', 'Bo', 'Cleo'])
      personIds.push(
        (await (await world.ask('POST', '/api/v1/people', { as: mara, body: { name } })).json()).id,
      );
  });
  afterEach(() => world.close());

  const teach = async (verdict: 'helped' | 'not-helped', replies = 0.9): Promise<void> => {
    await world.kith.db.write(async (trx) => {
      await trx
        .insertInto('finding_lesson')
        .values(
          personIds.map((personId) => ({
            goal_id: goalId,
            person_id: personId,
            about: 'help' as const,
            verdict,
            differences: JSON.stringify({ ...NO_DIFFERENCE, replies }),
            learnt_at: world.kith.now(),
            forgotten_at: null,
          })),
        )
        .execute();
    });
  };
  const weights = () => weightsOf(world.kith, mara.id);

  it('is nothing without choices: the weights are the shipped ones', async () => {
    expect(await weights()).toEqual(SIGNAL_WEIGHTS);
    const { signals, lessons } = await learntBy(world.kith, mara.id);
    expect(signals.every(({ movement }) => movement === 'as-shipped')).toBe(true);
    expect(lessons).toEqual([]);
  });

  it('moves what the people had who helped, says so, and only for this member', async () => {
    await teach('helped');
    expect((await weights()).replies).toBeGreaterThan(SIGNAL_WEIGHTS.replies);
    const { signals, lessons } = await learntBy(world.kith, mara.id);
    expect(signals.find(({ signal }) => signal === 'replies')).toMatchObject({ for: 3 });
    expect(lessons.map(({ person }) => person.name).toSorted()).toEqual(['Ada', 'Bo', 'Cleo']);
    const jon = await world.member('jon');
    expect(await weightsOf(world.kith, jon.id)).toEqual(SIGNAL_WEIGHTS);
    expect((await exportFinding(world.kith, mara.id)).lessons).toHaveLength(3);
  });

  it('is put aside by a reset, which can be undone', async () => {
    await teach('helped');
    const before = await weights();
    const reset = await world.ask('POST', '/api/v1/finding/learnt/reset', { as: mara });
    expect(await weights()).toEqual(SIGNAL_WEIGHTS);
    const body = await reset.json();
    const jon = await world.member('jon');
    await world.ask('POST', '/api/v1/finding/learnt/undo-reset', { as: jon, body });
    expect(await weights()).toEqual(SIGNAL_WEIGHTS);
    await world.ask('POST', '/api/v1/finding/learnt/undo-reset', { as: mara, body });
    expect(await weights()).toEqual(before);
  });

  it('leaves out one lesson, and takes it in again', async () => {
    await teach('helped');
    const before = await weights();
    const [lesson] = (await learntBy(world.kith, mara.id)).lessons;
    const path = `/api/v1/lessons/${lesson?.id}/forgotten`;
    expect((await world.ask('PUT', path, { as: mara, body: { forgotten: true } })).status).toBe(
      204,
    );
    expect((await weights()).replies).toBeLessThan(before.replies);
    await world.ask('PUT', path, { as: mara, body: { forgotten: false } });
    expect(await weights()).toEqual(before);
  });

  it('goes with the person it was learnt from', async () => {
    await teach('helped');
    await world.kith.db.write((trx) =>
      trx
        .deleteFrom('person')
        .where('id', '=', personIds[0] ?? 0)
        .execute(),
    );
    expect((await learntBy(world.kith, mara.id)).lessonsInAll).toBe(2);
  });
});
