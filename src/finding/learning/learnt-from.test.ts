/** What of all a member says of people is learnt from, through the API; and that it is theirs alone and can be taken back. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CRITERIA } from '#people';
import { engines } from '#test';
import { type FindingStage, setFindingStage } from '../../../test/finding-stage.ts';
import { SIGNAL_WEIGHTS, SIGNALS } from '../ranking/index.ts';
import { VERDICTS } from './limits.ts';
import { weightsOf } from './queries.ts';
import type { LearntView } from './schema.ts';

const writes = (times: number) =>
  Array.from({ length: times }, (_, n) => ({
    title: `Heat pump troubles ${n}`,
    text: `A heat pump warms an old house. Number ${n}.`,
    age: 3 + n,
  }));

describe.each(engines)('what a member says of people, on %s,', (engine) => {
  let stage: FindingStage;
  beforeEach(async () => {
    stage = await setFindingStage(engine, { Ada: writes(6), Bo: writes(3), Cleo: writes(1) });
  });
  afterEach(() => stage.world.close());

  const member = async (name: string) => {
    const one = await stage.world.member(name);
    const idOf = await stage.bringIn(one.id);
    const goalId = await stage.goalOf(one.id, ['heat pump in an old house']);
    const put = async (path: string, body: object): Promise<void> => {
      const answer = await stage.world.ask('PUT', `/api/v1/goals/${goalId}/people/${path}`, {
        as: one,
        body,
      });
      expect(answer.status, path).toBeLessThan(300);
      await stage.world.settle();
    };
    const learnt = async (): Promise<string[]> =>
      (await stage.read<LearntView>('/finding/learnt', one)).lessons
        .map(({ verdict, person }) => `${verdict} ${person.name}`)
        .toSorted();
    return { ...one, goalId, idOf, put, learnt };
  };

  it('is learnt from where it bears on who is found: choices, help, and a yes or no on expertise', async () => {
    const mara = await member('mara');
    await mara.put(`${mara.idOf('Ada')}/decision`, { decision: 'chosen' });
    await mara.put(`${mara.idOf('Bo')}/decision`, { decision: 'dismissed' });
    await mara.put(`${mara.idOf('Cleo')}/decision`, { decision: 'later' });
    await mara.put(`${mara.idOf('Ada')}/help`, { helped: 'yes', note: '' });
    await mara.put(`${mara.idOf('Ada')}/criteria/expert`, { value: 'yes', reason: '' });
    await mara.put(`${mara.idOf('Bo')}/criteria/expert`, { value: 'no', reason: '' });
    const all = [
      'chosen Ada',
      'confirmed Ada',
      'dismissed Bo',
      'helped Ada',
      'later Cleo',
      'refused Bo',
    ];
    expect(await mara.learnt()).toEqual(all);
    const taught = await weightsOf(stage.world.kith, mara.id);
    expect(taught).not.toEqual(SIGNAL_WEIGHTS);
    for (const signal of SIGNALS) {
      expect(taught[signal]).toBeGreaterThanOrEqual(SIGNAL_WEIGHTS[signal] / 2);
      expect(taught[signal]).toBeLessThanOrEqual(SIGNAL_WEIGHTS[signal] * 2);
    }

    // What somebody could be beside that says nothing of whether they know: nobody comes later for not disrupting.
    for (const criterion of CRITERIA.filter((one) => one !== 'expert'))
      await mara.put(`${mara.idOf('Cleo')}/criteria/${criterion}`, { value: 'no', reason: '' });
    expect(await mara.learnt()).toEqual(all);
    expect(await weightsOf(stage.world.kith, mara.id)).toEqual(taught);

    // Taken back by the member, it is no longer learnt from.
    await mara.put(`${mara.idOf('Ada')}/criteria/expert`, { value: 'unknown', reason: '' });
    await mara.put(`${mara.idOf('Bo')}/decision`, { decision: 'open' });
    expect(await mara.learnt()).toEqual(['chosen Ada', 'helped Ada', 'later Cleo', 'refused Bo']);
  });

  it('leaves what another learnt alone, is as shipped after a reset, and as before when that is undone', async () => {
    const [mara, otto] = [await member('mara'), await member('otto')];
    await otto.put(`${otto.idOf('Bo')}/criteria/expert`, { value: 'yes', reason: '' });
    const ottos = await weightsOf(stage.world.kith, otto.id);
    const difference = fc.double({ min: -1, max: 1, noNaN: true });
    const lessons = fc.array(
      fc.record({
        name: fc.constantFrom('Ada', 'Bo', 'Cleo'),
        about: fc.constantFrom('choice', 'assessment', 'help'),
        verdict: fc.constantFrom(...VERDICTS),
        differences: fc.record(Object.fromEntries(SIGNALS.map((signal) => [signal, difference]))),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const { kith } = stage.world;
    await fc.assert(
      fc.asyncProperty(lessons, async (taught) => {
        await kith.db.write(async (trx) => {
          await trx.deleteFrom('finding_lesson').where('goal_id', '=', mara.goalId).execute();
          for (const { name, about, verdict, differences } of taught)
            await trx
              .insertInto('finding_lesson')
              .values({
                goal_id: mara.goalId,
                person_id: mara.idOf(name),
                about: about as 'choice',
                verdict,
                differences: JSON.stringify(differences),
                learnt_at: kith.now(),
                forgotten_at: null,
              })
              .onConflict((conflict) => conflict.doNothing())
              .execute();
        });
        const before = await weightsOf(kith, mara.id);
        const reset = await stage.world.ask('POST', '/api/v1/finding/learnt/reset', { as: mara });
        expect(await weightsOf(kith, mara.id)).toEqual(SIGNAL_WEIGHTS);
        const body = await reset.json();
        await stage.world.ask('POST', '/api/v1/finding/learnt/undo-reset', { as: mara, body });
        expect(await weightsOf(kith, mara.id)).toEqual(before);
        expect(await weightsOf(kith, otto.id)).toEqual(ottos);
        stage.world.advance(1_000);
      }),
      { numRuns: 15 },
    );
  });
});
