import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, Phase } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { stepsOf } from '../steps/queries.ts';
import { NewStep } from '../steps/schema.ts';
import { addTemplate } from './add-template.ts';
import { TEMPLATES } from './templates.ts';

describe.each(TEMPLATES.map((template) => [template.title, template] as const))(
  'the template "%s"',
  (_, { steps }) => {
    it('goes through all phases and most of the four Cs', () => {
      expect(new Set(steps.map(({ phase }) => phase)).size).toBe(Phase.options.length);
      expect(new Set(steps.map(({ c }) => c)).size).toBeGreaterThanOrEqual(3);
      expect(steps.some(({ cue, action }) => cue && action)).toBe(true);
    });
    it('is made of steps that a member could write', () => {
      for (const step of steps) expect(NewStep.parse(step)).toEqual(step);
    });
  },
);

describe.each(engines)('addTemplate on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  it('adds its steps after those that are there', async () => {
    const ada = await world.member('ada');
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const path = `/api/v1/goals/${goal.id}/steps`;
    await world.ask('POST', path, { as: ada, body: { text: 'mine' } });
    const added = await addTemplate(world.kith, ada.id, goal.id, 'method');
    const all = await stepsOf(world.kith, ada.id, { goalId: goal.id });
    expect(all.slice(1)).toEqual(added);
    expect(added.map(({ text }) => text)).toEqual(
      TEMPLATES.find(({ key }) => key === 'method')?.steps.map(({ text }) => text),
    );
    const refused = await world.ask('POST', `${path}/from-template`, {
      as: ada,
      body: { template: 'luck' },
    });
    expect(refused.status).toBe(404);
  });
});
