/** What is sent twice at once, as after a lost answer, is made once: each answer names what the first of them made. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { type AskStage, setAskStage } from './ask-stage.ts';

const TIMES = 6;

describe.each(engines)('the same draft sent at once on %s', (engine) => {
  let stage: AskStage;
  beforeEach(async () => {
    stage = await setAskStage(engine);
  });
  afterEach(() => stage.world.close());

  const starts: { what: string; path: () => string; form: () => object }[] = [
    { what: 'goal', path: () => '/goals', form: () => ({ able: 'rehearse a rollback' }) },
    {
      what: 'step',
      path: () => `/goals/${stage.goalId}/steps`,
      form: () => ({ text: 'Read the runbook' }),
    },
    {
      what: 'move',
      path: () => '/moves',
      form: () => ({
        goalId: stage.goalId,
        personId: stage.people[0],
        intent: 'ask',
      }),
    },
    { what: 'ask', path: () => '/asks', form: () => stage.form() },
    {
      what: 'encounter',
      path: () => '/interactions',
      form: () => ({ day: stage.dayIn(0), personIds: stage.people, title: 'At lunch' }),
    },
    { what: 'note', path: () => '/notes', form: () => ({ title: 'Rollback' }) },
    { what: 'capture', path: () => '/captures', form: () => ({ text: 'Rehearse it on paper.' }) },
    { what: 'keep', path: () => '/keeps', form: () => ({ url: 'https://kept.example/page' }) },
    {
      what: 'behaviour',
      path: () => '/behaviours',
      form: () => ({ c: 'consume', phase: 'performance', words: 'Heard a talk' }),
    },
  ];

  it.each(starts)('makes one $what of it', async ({ path, form }) => {
    const body = { ...form(), draftKey: '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f10' };
    const answers = await Promise.all(
      Array.from({ length: TIMES }, () =>
        stage.asked<{ id?: number; note?: { id: number } }>('POST', path(), body),
      ),
    );
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    const ids = answers.map(({ body: made }) => made.id ?? made.note?.id);
    expect(ids[0]).toBeTypeOf('number');
    expect(new Set(ids).size).toBe(1);
  });
});
