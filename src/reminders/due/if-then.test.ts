/** If-then plans in what is due: told at their moment, and as missed once their day has passed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { addStep } from '#plans';
import { engines, makeWorld, type World } from '#test';
import { letterOf } from '../digest/letter.ts';
import { shownOf } from '../push/send.ts';
import { dueFor } from './due.ts';

const TODAY = '2026-11-25'; // a Wednesday
const STEP = { text: 'Walk the runbook', cue: 'lunch is over', action: 'open the runbook' };

describe.each(engines)('an if-then plan in what is due on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine, settings: { KITH_URL: 'https://kith.example' } });
    ada = await world.member('ada');
    const form = { able: 'roll back', questions: [{ text: 'How?' }] };
    goalId = (await draftGoal(world.kith, ada.id, form)).id;
    await setGoalStatus(world.kith, ada.id, goalId, 'active');
  });
  afterEach(() => world.close());
  const plan = (form: object) => addStep(world.kith, ada.id, goalId, { ...STEP, ...form });
  const due = async () => (await dueFor(world.kith, ada.id, TODAY))[0];

  it('is what is told on its day', async () => {
    await plan({ dueOn: TODAY });
    expect(await due()).toMatchObject({
      title: 'If lunch is over, then I open the runbook',
      why: 'You planned this step for today, for “roll back”.',
      ifThen: '',
    });
  });

  it('is told for the next time once its day has passed', async () => {
    await plan({ dueOn: '2026-11-23' });
    expect(await due()).toMatchObject({
      title: 'Walk the runbook',
      why: 'This was due on Monday 23 November, for “roll back”.',
      ifThen: 'Next time: if lunch is over, then I open the runbook.',
    });
  });

  it('is told so of a series too, of which the latest day was missed', async () => {
    await plan({ dueOn: '2026-11-09', recurrence: 'FREQ=WEEKLY;BYDAY=MO' });
    expect(await due()).toMatchObject({
      title: 'Walk the runbook',
      on: '2026-11-23',
      ifThen: 'Next time: if lunch is over, then I open the runbook.',
    });
  });

  it('is the goal’s where the step has none', async () => {
    const ifThen = { cue: 'I want to put it off', action: 'do the smallest part' };
    await changeGoal(world.kith, ada.id, goalId, { ifThen });
    await plan({ dueOn: TODAY, cue: '', action: '' });
    expect(await due()).toMatchObject({
      title: 'Walk the runbook',
      ifThen: 'Your plan for this goal: if I want to put it off, then I do the smallest part.',
    });
  });

  it('stands first in the message to a device', async () => {
    await plan({ dueOn: '2026-11-23' });
    const lines = await dueFor(world.kith, ada.id, TODAY);
    expect(shownOf(lines)).toMatchObject({
      title: 'Walk the runbook',
      body: 'Next time: if lunch is over, then I open the runbook. This was due on Monday 23 November, for “roll back”.',
    });
  });

  it('stands in the mail, in both its forms', async () => {
    await plan({ dueOn: '2026-11-23', cue: 'it is <late>' });
    const lines = await dueFor(world.kith, ada.id, TODAY);
    const digest = { memberId: ada.id, day: TODAY, lines };
    const letter = await letterOf(world.kith, digest, 'ada@there.example');
    expect(letter.subject).toBe('Walk the runbook');
    expect(letter.text).toContain('Next time: if it is <late>, then I open the runbook.');
    expect(letter.html).toContain('Next time: if it is &lt;late&gt;, then I open the runbook.');
  });
});
