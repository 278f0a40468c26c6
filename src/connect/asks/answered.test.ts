import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { ANSWERED, type AskStage, setAskStage } from '../../../test/ask-stage.ts';
import type { AnsweredCounts, AnsweredView } from './schema.ts';

describe.each(engines)('how my asks were answered, on %s,', (engine) => {
  let stage: AskStage;
  beforeEach(async () => {
    stage = await setAskStage(engine);
  });
  afterEach(() => stage.world.close());
  const [bo, cy, di] = [0, 1, 2];
  const person = (place: number) => stage.people[place] ?? 0;
  const answeredBy = async (place: number) =>
    (await stage.asked<AnsweredView>('GET', `/people/${person(place)}/answered`)).body;

  it('counts what was answered of what came to an end, and leaves out what is still open', async () => {
    const ask = await stage.make();
    for (const place of [bo, cy, di])
      await stage.settle(ask, person(place), { state: 'sent', channel: 'copy' });
    expect(await answeredBy(bo)).toMatchObject({ asked: 0, answered: 0, open: 1 });
    await stage.settle(ask, person(bo), ANSWERED);
    await stage.settle(ask, person(cy), { state: 'declined' });
    expect(await answeredBy(bo)).toMatchObject({
      asked: 1,
      answered: 1,
      open: 0,
      halfWithinDays: null,
      asks: [{ id: ask.id, question: ask.question, state: 'answered' }],
    });
    expect(await answeredBy(cy)).toMatchObject({ asked: 1, answered: 0 });
    expect(await answeredBy(di)).toMatchObject({ asked: 0, open: 1 });
    const { body } = await stage.asked<{ people: AnsweredCounts }>('GET', '/asks/answered');
    expect(body.people.toSorted((a, b) => a.personId - b.personId)).toEqual([
      { personId: person(bo), asked: 1, answered: 1 },
      { personId: person(cy), asked: 1, answered: 0 },
    ]);
  });

  it('is nobody else’s', async () => {
    const ask = await stage.make();
    await stage.settle(ask, person(bo), ANSWERED);
    const jon = await stage.world.member('jon');
    const path = `/people/${person(bo)}/answered`;
    expect((await stage.asked('GET', path, undefined, jon)).status).toBe(404);
    const all = await stage.asked<{ people: AnsweredCounts }>(
      'GET',
      '/asks/answered',
      undefined,
      jon,
    );
    expect(all.body.people).toEqual([]);
  });
});
