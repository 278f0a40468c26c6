import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { ANSWERED, type AskStage, setAskStage } from '../../../test/ask-stage.ts';
import { askedLately } from './cap.ts';
import { ASKS_PER_PERSON_MAX } from './limits.ts';
import { asksOf } from './queries.ts';
import type { AskView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('how often somebody is asked, on %s', (engine) => {
  let stage: AskStage;
  let world: AskStage['world'];
  let ada: AskStage['ada'];
  let people: number[];
  beforeEach(async () => {
    stage = await setAskStage(engine);
    ({ world, ada, people } = stage);
  });
  afterEach(() => stage.world.close());
  const asked: AskStage['asked'] = (...request) => stage.asked(...request);
  const dayIn = (days: number) => stage.dayIn(days);
  const form = (more?: object) => stage.form(more);
  const make = (more?: object) => stage.make(more);
  const settle: AskStage['settle'] = (...settlement) => stage.settle(...settlement);

  it('never asks anybody more often than the cap, whatever is done in which order', async () => {
    const Step = fc.record({
      act: fc.constantFrom(
        'make',
        'sent',
        'waiting',
        'answered',
        'close',
        'open',
        'remove',
        'restore',
        'wait',
      ),
      which: fc.nat(5),
      who: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 5, maxLength: 14 }), async (steps) => {
        const made: AskView[] = [];
        for (const { act, which, who } of steps) {
          const ask = made[which % Math.max(made.length, 1)];
          const personId = people[who] ?? 0;
          if (act === 'wait') world.advance(8 * DAY_MS);
          if (act === 'make') {
            const { status, body } = await asked('POST', '/asks', form());
            if (status === 201) made.push(body);
          }
          if (!ask) continue;
          if (act === 'sent') await settle(ask, personId, { state: 'sent', channel: 'copy' });
          if (act === 'waiting') await settle(ask, personId, { state: 'waiting' });
          if (act === 'answered') await settle(ask, personId, { ...ANSWERED, day: dayIn(0) });
          if (act === 'close') await asked('PUT', `/asks/${ask.id}/state`, { state: 'closed' });
          if (act === 'open')
            await asked('PUT', `/asks/${ask.id}/state`, { state: 'open', closesOn: dayIn(9) });
          if (act === 'remove') await asked('DELETE', `/asks/${ask.id}`);
          if (act === 'restore') await asked('POST', `/asks/${ask.id}/restore`);
          const counts = await askedLately(world.kith.db.read, ada.id, {
            personIds: people,
            now: world.kith.now(),
          });
          for (const count of counts.values())
            expect(count).toBeLessThanOrEqual(ASKS_PER_PERSON_MAX);
        }
        await world.kith.db.write((trx) => trx.deleteFrom('ask').execute());
      }),
      { numRuns: engine === 'sqlite' ? 25 : 4 },
    );
  });

  it('refuses a third ask within the month, says whom, and allows it afterwards', async () => {
    await make();
    await make();
    const third = await asked<{ error: { message: string } }>('POST', '/asks', form());
    expect(third).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('Bo Lund') } },
    });
    for (const ask of await asksOf(world.kith, ada.id))
      for (const id of people) await settle(ask, id, { state: 'sent', channel: 'copy' });
    world.advance(31 * DAY_MS);
    expect((await asked('POST', '/asks', form())).status).toBe(201);
  });

  it('compares the chance one gave with what came, from ten on', async () => {
    type Calibration = { answered: number; shown: { chance: number; helped: number } | null };
    const calibration = async () => (await asked<Calibration>('GET', '/asks/calibration')).body;
    for (let at = 0; at < 5; at++) {
      const ask = await make({
        people: people.slice(0, 2).map((personId) => ({ personId, chance: 20 })),
      });
      const [bo = 0, cy = 0] = people;
      await settle(ask, bo, { ...ANSWERED, day: dayIn(0) });
      if (at < 4) await settle(ask, cy, { state: 'declined' });
      world.advance(31 * DAY_MS);
    }
    expect(await calibration()).toMatchObject({ answered: 9, shown: null });
    await asked('PUT', `/asks/${(await asksOf(world.kith, ada.id))[0]?.id}/state`, {
      state: 'closed',
    });
    expect((await calibration()).answered).toBe(9);
    const ask = await make({
      people: people.slice(0, 2).map((personId) => ({ personId, chance: 20 })),
    });
    await settle(ask, people[0] ?? 0, { ...ANSWERED, day: dayIn(0), helped: 'no' });
    expect(await calibration()).toMatchObject({ answered: 10, shown: { chance: 20, helped: 50 } });
  });
});
