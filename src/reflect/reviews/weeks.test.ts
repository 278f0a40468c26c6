import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteById } from '#create';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { WeekReviewView, WeekView } from './week-schema.ts';
import { noteText } from './weeks.ts';

const HOUR_MS = 60 * 60 * 1000;

describe.each(engines)('reviews of weeks on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = WeekReviewView>(method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as: ada, body });
  const WEEK = '/reviews/weeks/2026-W48';
  const drawn = async (zone = 'UTC') => (await asked<WeekView>('GET', `${WEEK}?zone=${zone}`)).body;

  it('is empty before the first word, which begins it', async () => {
    expect((await drawn()).review).toMatchObject({ state: 'draft', learned: '', updatedAt: 0 });
    await asked('PATCH', WEEK, { learned: 'Rehearsing beats reading' });
    const { body } = await asked('PATCH', WEEK, { next: 'Rehearse again' });
    expect(body).toMatchObject({
      learned: 'Rehearsing beats reading',
      gave: '',
      next: 'Rehearse again',
      updatedAt: world.kith.now(),
    });
  });

  it('draws the week where the member is', async () => {
    const { id } = await draftGoal(world.kith, ada.id, {
      able: 'roll back',
      questions: [{ text: 'How?' }],
    });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    // The world begins on Monday at nine in London.
    world.advance(14 * HOUR_MS + HOUR_MS / 2);
    await asked('POST', '/notes', { title: 'Late', goalId: id });
    await asked('POST', `/goals/${id}/steps`, { text: 'Rehearse' });
    const inLondon = await drawn('Europe/London');
    expect(inLondon.days.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(inLondon.goals).toMatchObject([
      { id, title: 'roll back', count: 1, nextStep: 'Rehearse' },
    ]);
    expect(inLondon.happened).toMatchObject([{ words: 'Late', goal: { id } }]);
    const inBerlin = await drawn('Europe/Berlin');
    expect(inBerlin.days.map(({ count }) => count)).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect((await asked('GET', `${WEEK}?zone=Nowhere/Here`)).status).toBe(422);
    expect((await asked('GET', '/reviews/weeks/2026-W54')).status).toBe(422);
  });

  it('is done, opened again, and left out', async () => {
    await asked('PATCH', WEEK, { gave: 'A review for Bo' });
    const end = (state: string) => asked('PUT', `${WEEK}/state`, { state });
    expect((await end('done')).body).toMatchObject({ state: 'done', doneAt: world.kith.now() });
    expect((await end('draft')).body).toMatchObject({ state: 'draft', doneAt: null });
    expect((await end('skipped')).body).toMatchObject({
      state: 'skipped',
      gave: 'A review for Bo',
    });
  });

  it('is kept as a private note once', async () => {
    await asked('PATCH', WEEK, { learned: 'Rehearsing', next: 'Again' });
    const kept = await asked('PUT', `${WEEK}/state`, { state: 'done', keepsNote: true });
    const noteId = kept.body.noteId ?? 0;
    expect(await noteById(world.kith, ada.id, noteId)).toMatchObject({
      kind: 'reflection',
      audience: 'me',
      title: 'Week 48 of 2026',
      text: '## What I learned\n\nRehearsing\n\n## What comes next\n\nAgain',
    });
    const again = await asked('PUT', `${WEEK}/state`, { state: 'done', keepsNote: true });
    expect(again.body.noteId).toBe(noteId);
  });

  it('keeps no empty note', async () => {
    const { body } = await asked('PUT', `${WEEK}/state`, { state: 'done', keepsNote: true });
    expect(body).toMatchObject({ state: 'done', noteId: null });
  });
});

describe('noteText', () => {
  it('leaves out what was not said', () => {
    expect(noteText({ learned: ' ', gave: 'Time', next: '' })).toBe('## What I gave\n\nTime');
  });
});
