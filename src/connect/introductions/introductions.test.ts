import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergePeople } from '#people';
import { engines } from '#test';
import { type AskStage, setAskStage } from '../../../test/ask-stage.ts';
import { interactionsOf } from '../interactions/queries.ts';
import { introductionsOf } from './queries.ts';
import type { IntroductionView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('introductions on %s', (engine) => {
  let stage: AskStage;
  let made: IntroductionView;
  let [firstId, secondId] = [0, 0];
  beforeEach(async () => {
    stage = await setAskStage(engine);
    [firstId = 0, secondId = 0] = stage.people;
    const why = 'Both rehearse rollbacks.';
    made = (await asked('POST', '/introductions', { firstId, secondId, why })).body;
  });
  afterEach(() => stage.world.close());

  const asked = (method: string, path: string, body?: unknown) =>
    stage.asked<IntroductionView>(method, path, body);
  const answer = (side: 'first' | 'second', said: string) =>
    asked('PUT', `/introductions/${made.id}/answer`, { side, answer: said });
  const setMade = (isMade: boolean) =>
    asked('PUT', `/introductions/${made.id}/made`, { isMade, day: '2026-11-23' });
  async function agree() {
    await answer('first', 'yes');
    await answer('second', 'yes');
  }

  it('asks the one, then the other, and brings them together when both say yes', async () => {
    expect(made).toMatchObject({ stage: 'planned', first: { name: 'Bo Lund' } });
    expect(made.words).toContain('Hello Bo,');
    expect(made.words).toContain('I have not asked them yet.');
    expect((await answer('first', 'asked')).body.stage).toBe('first-asked');
    const agreed = (await answer('first', 'yes')).body;
    expect(agreed.stage).toBe('first-agreed');
    expect(agreed.words).toContain('Hello Cy,');
    expect((await answer('second', 'asked')).body.stage).toBe('second-asked');
    expect((await answer('second', 'yes')).body).toMatchObject({ stage: 'agreed' });
    const done = (await setMade(true)).body;
    expect(done.stage).toBe('made');
    expect(done.words).toContain('Hello Bo, hello Cy,');
  });

  it('never skips a side', async () => {
    expect((await answer('second', 'asked')).status).toBe(409);
    expect((await setMade(true)).status).toBe(409);
    await answer('first', 'yes');
    expect((await setMade(true)).status).toBe(409);
    await answer('second', 'yes');
    expect((await answer('first', 'no')).status).toBe(409);
  });

  it('closes with a no, and tells the other side no reason and no name', async () => {
    await answer('first', 'yes');
    const declined = (await answer('second', 'no')).body;
    expect(declined.stage).toBe('declined');
    expect(declined.words).toContain('does not work out just now');
    expect(declined.words).not.toContain('Cy');
    expect((await answer('second', 'unasked')).body.stage).toBe('first-agreed');
  });

  it('is a part of our story and learning once, and can be taken back', async () => {
    await agree();
    await setMade(true);
    const { kith } = stage.world;
    const story = async () =>
      (await interactionsOf(kith, stage.ada.id, { personId: secondId })).interactions;
    expect(await story()).toMatchObject([
      { direction: 'given', people: [{ name: 'Bo Lund' }, { name: 'Cy Long' }] },
    ]);
    const told = async () => {
      await stage.world.settle();
      const { body } = await stage.asked<{ behaviours: { event: string }[] }>('GET', '/behaviours');
      return body.behaviours.map(({ event }) => event);
    };
    expect(await told()).toEqual(['introduction.made']);
    expect((await setMade(false)).body.stage).toBe('agreed');
    expect(await story()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it('says what came of it, is removed and brought back', async () => {
    const { body } = await asked('PATCH', `/introductions/${made.id}`, { outcome: 'They met.' });
    expect(body.outcome).toBe('They met.');
    await asked('DELETE', `/introductions/${made.id}`);
    expect(await introductionsOf(stage.world.kith, stage.ada.id)).toEqual([]);
    expect((await asked('POST', `/introductions/${made.id}/restore`)).body).toEqual(body);
    await asked('DELETE', `/introductions/${made.id}`);
    stage.world.advance(DAY_MS);
    await stage.world.settle();
    expect((await asked('POST', `/introductions/${made.id}/restore`)).status).toBe(404);
  });

  it('needs two people, neither of whom is oneself', async () => {
    const plan = (first: number, second: number) =>
      asked('POST', '/introductions', { firstId: first, secondId: second });
    expect((await plan(firstId, firstId)).status).toBe(422);
    await stage.asked('PUT', '/people/me', { personId: firstId });
    expect((await plan(firstId, secondId)).status).toBe(422);
  });

  it('is nowhere to be seen when the two turn out to be one', async () => {
    await mergePeople(stage.world.kith, stage.ada.id, secondId, firstId);
    await stage.world.settle();
    expect(await introductionsOf(stage.world.kith, stage.ada.id)).toEqual([]);
    expect(stage.world.errors).toEqual([]);
  });
});
