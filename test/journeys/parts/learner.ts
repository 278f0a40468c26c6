/** Five weeks of an invented learner, made through the API as the web app would, each thing at its own time. */
import type { Page } from 'playwright-core';
import type { GoalGoingOut } from '../../../src/contribute/redaction/publish-goal.ts';
import { GOAL } from '../../invented/goal.ts';
import { lookedThrough } from '../../invented/goal-on-the-web.ts';
import {
  CAPTURES,
  CHECKS,
  DRAFT_GOAL,
  FRIDAY_NOTE,
  MIGRATION_NOTE,
  OUTSIDE,
  PARKED_GOAL,
  PUBLIC_REFLECTION,
  RECALL,
  REVIEW_GOAL,
  REVIEW_NOTE,
  ROLLBACK_NOTE,
  STEPS,
  WEEK_WORDS,
  WHY_GOAL,
} from '../../invented/learner.ts';
import { EARLIER_PORTRAIT, PORTRAIT } from '../../invented/looking-back.ts';
import { drawnPicture } from './drawn-picture.ts';
import { knowPlaces } from './learner-places.ts';
import { askThreeTimes } from './learner-questions.ts';
import { ask, bringIn } from './prepare.ts';
import type { RunningKith } from './server.ts';
import { FOLLOWED } from './stage.ts';

const DAY_MS = 86_400_000;
/** The day that is so many days from today. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Made {
  id: number;
}
/** What a journey or a picture of the learner wants to open. */
export interface Learner {
  goalId: number;
  otherGoalId: number;
  noteId: number;
  reflectionId: number;
  reviewId: number;
  /** Last week, `2026-W47`. */
  week: string;
  /** Where the public reflection can be read. */
  published: string;
  personId: number;
  /** A meetup. */
  placeId: number;
  people: ReadonlyMap<string, number>;
}

interface Scene {
  page: Page;
  kith: Pick<RunningKith, 'setBack'>;
  /** Ids by name. */
  people: ReadonlyMap<string, number>;
}

/** Lives five weeks in a few seconds. The page is signed in; its Kith is empty but for that. */
export async function liveAsLearner(page: Page, kith: Scene['kith']): Promise<Learner> {
  await bringIn(page, FOLLOWED);
  const { people } = await ask<{ people: (Made & { name: string })[] }>(page, 'GET', '/people');
  const scene = { page, kith, people: new Map(people.map(({ id, name }) => [name, id])) };
  const goals = await setGoals(scene);
  await meetPeople(scene, goals.goalId);
  await planAndDo(scene, goals.goalId);
  go(scene, 24);
  const placeId = await knowPlaces(page, goals.goalId, scene.people);
  const notes = await write(scene, goals);
  await sayHowItGoes(scene, goals.goalId);
  const reviewId = await lookBack(scene, goals.goalId, notes.noteId);
  const week = await lookBackOnWeek(scene);
  kith.setBack(0);
  const published = await letOthersRead(scene, goals.goalId, notes.reflectionId);
  return {
    ...goals,
    ...notes,
    reviewId,
    week,
    published,
    personId: idOf(scene, 'Marit Solheim'),
    placeId,
    people: scene.people,
  };
}

function idOf({ people }: Scene, name: string): number {
  const id = people.get(name);
  if (id === undefined) throw new Error(`nobody is called ${name}`);
  return id;
}

/** From here on it is so many days ago. */
const go = ({ kith }: Scene, daysAgo: number) => kith.setBack(daysAgo * DAY_MS);

async function setGoals(scene: Scene) {
  const { page } = scene;
  const set = async (form: { questions: readonly string[]; confidence?: number }) => {
    const questions = form.questions.map((text) => ({ text }));
    const { id } = await ask<Made>(page, 'POST', '/goals', { ...form, questions });
    await ask(page, 'PUT', `/goals/${id}/status`, { status: 'active' });
    return id;
  };
  go(scene, 48);
  const parked = await set(PARKED_GOAL);
  go(scene, 35);
  const goalId = await set({ ...GOAL, confidence: 20 });
  go(scene, 28);
  await ask(page, 'PATCH', `/goals/${goalId}`, {
    ...WHY_GOAL,
    confidence: 35,
    reviewOn: dayIn(-7),
  });
  await ask(page, 'PUT', `/goals/${parked}/status`, {
    status: 'parked',
    reason: 'Releases come first; December is far enough.',
  });
  go(scene, 14);
  const otherGoalId = await set(REVIEW_GOAL);
  await ask(page, 'PATCH', `/goals/${otherGoalId}`, { reviewOn: dayIn(-1) });
  await ask(page, 'POST', '/goals', DRAFT_GOAL);
  return { goalId, otherGoalId };
}

/** Chosen, judged, asked and thanked. */
async function meetPeople(scene: Scene, goalId: number): Promise<void> {
  const { page } = scene;
  const on = (name: string) => `/goals/${goalId}/people/${idOf(scene, name)}`;
  go(scene, 27);
  for (const name of ['Marit Solheim', 'Priya Raman', 'Odile Ferrand'])
    await ask(page, 'PUT', `${on(name)}/decision`, { decision: 'chosen' });
  await ask(page, 'PUT', `${on('Sofia Marchetti')}/decision`, { decision: 'later' });
  for (const [name, criterion, reason] of [
    ['Marit Solheim', 'trust', 'She answered within a day, and frankly.'],
    ['Odile Ferrand', 'disruptive', 'I disagree with half of it, and think all evening.'],
    ['Priya Raman', 'inspires', 'I went and counted our own differences.'],
  ] as const)
    await ask(page, 'PUT', `${on(name)}/criteria/${criterion}`, { value: 'yes', reason });
  const move = (name: string, intent: string, dueOn: string) =>
    ask<Made>(page, 'POST', '/moves', {
      goalId,
      personId: idOf(scene, name),
      intent,
      opener: 'Your piece on keeping the previous version warm made us try it. One question: …',
      gives: [],
      dueOn,
      draftKey: crypto.randomUUID(),
    });
  await move('Marit Solheim', 'ask', dayIn(1));
  const thanked = await move('Priya Raman', 'thank', dayIn(-10));
  go(scene, 10);
  await ask(page, 'PUT', `/moves/${thanked.id}/state`, {
    state: 'done',
    outcome: 'She sent the query she counts with.',
    direction: 'received',
  });
}

async function planAndDo(scene: Scene, goalId: number): Promise<void> {
  const { page } = scene;
  go(scene, 25);
  for (const { who, dueIn, isDone, ...step } of STEPS as readonly Step[]) {
    const { id } = await ask<Made>(page, 'POST', `/goals/${goalId}/steps`, {
      ...step,
      personId: who ? idOf(scene, who) : null,
      dueOn: dueIn === undefined ? null : dayIn(step.recurrence ? dueIn - 21 : dueIn),
    });
    if (isDone) await ask(page, 'PUT', `/steps/${id}/state`, { state: 'done' });
    if (!step.recurrence) continue;
    const { nextDueOn } = await ask<{ nextDueOn: string | null }>(page, 'GET', `/steps/${id}`);
    if (nextDueOn) await ask(page, 'PUT', `/steps/${id}/state`, { state: 'done', on: nextDueOn });
  }
}
interface Step {
  text: string;
  who?: string;
  dueIn?: number;
  isDone?: boolean;
  recurrence?: string;
}

async function write(
  scene: Scene,
  { goalId, otherGoalId }: { goalId: number; otherGoalId: number },
) {
  const { page } = scene;
  const note = (form: object) => ask<Made>(page, 'POST', '/notes', { goalId, ...form });
  go(scene, 22);
  const { id: fridayId } = await note(FRIDAY_NOTE);
  await askThreeTimes(page, { noteId: fridayId, go: (daysAgo) => go(scene, daysAgo) });
  go(scene, 15);
  await note(MIGRATION_NOTE);
  go(scene, 11);
  const picture = await ask<{ url: string }>(
    page,
    'POST',
    '/attachments?name=errors.png',
    await drawnPicture(page),
  );
  const text = `${ROLLBACK_NOTE.text}\n![Errors of the new version part from the old one at ten](${picture.url})\n`;
  const { id: noteId } = await note({ ...ROLLBACK_NOTE, text: ROLLBACK_NOTE.text.slice(0, 400) });
  go(scene, 4);
  const { revision } = await ask<{ revision: number }>(page, 'GET', `/notes/${noteId}`);
  await ask(page, 'PATCH', `/notes/${noteId}`, { text, revision });
  await note({ ...REVIEW_NOTE, goalId: otherGoalId });
  for (const form of CAPTURES) await ask(page, 'POST', '/captures', form);
  for (const question of RECALL) {
    await ask(page, 'POST', `/notes/${noteId}/questions`, { ...question, today: dayIn(-4) });
  }
  go(scene, 3);
  const { id: reflectionId } = await ask<Made>(page, 'POST', `/notes/${noteId}/versions`, {
    ...PUBLIC_REFLECTION,
    audience: 'public',
    draftKey: crypto.randomUUID(),
  });
  return { noteId, reflectionId };
}

async function sayHowItGoes(scene: Scene, goalId: number): Promise<void> {
  const { page } = scene;
  for (const { daysAgo, ...check } of CHECKS) {
    go(scene, daysAgo);
    await ask(page, 'PUT', `/goals/${goalId}/checks/${dayIn(-daysAgo)}`, check);
  }
  for (const { daysAgo, ...behaviour } of OUTSIDE) {
    go(scene, daysAgo);
    const at = Date.now() - daysAgo * DAY_MS;
    await ask(page, 'POST', '/behaviours', { ...behaviour, goalId, at });
  }
}

/** The goal's review a week ago, decided. */
async function lookBack(scene: Scene, goalId: number, noteId: number): Promise<number> {
  const { page } = scene;
  go(scene, 7);
  const review = await ask<Made & { criteria: { criterion: string }[] }>(
    page,
    'POST',
    `/goals/${goalId}/reviews`,
  );
  const reached = ['partly', 'yes', 'not-yet'];
  await ask(page, 'PATCH', `/reviews/${review.id}`, {
    criteria: review.criteria.map(({ criterion }, at) => ({
      criterion,
      reached: reached[at],
      ...(at === 0 ? { words: 'Two of three', shownBy: { kind: 'note', id: noteId } } : {}),
    })),
    confidence: 55,
    satisfaction: 4,
    causes: ['strategy', 'people'],
    causeWords: 'I read for three weeks and rehearsed once. The once taught me more.',
  });
  await ask(page, 'PUT', `/reviews/${review.id}/decision`, {
    decision: 'strategy',
    words: 'Rehearse first, read after.',
    step: 'Let somebody else press at the next rehearsal',
    reviewOn: dayIn(21),
  });
  return review.id;
}

/** Last week, and the quarter before this one. */
async function lookBackOnWeek(scene: Scene): Promise<string> {
  const { page } = scene;
  go(scene, 6);
  const week = weekOf(Date.now() - 7 * DAY_MS);
  await ask(page, 'PATCH', `/reviews/weeks/${week}`, WEEK_WORDS);
  await ask(page, 'PUT', `/reviews/weeks/${week}/state`, { state: 'done', keepsNote: false });
  go(scene, 0);
  await ask(page, 'PATCH', '/portraits/2026-Q2', { answers: EARLIER_PORTRAIT });
  await ask(page, 'PATCH', '/portraits/2026-Q3', { answers: PORTRAIT });
  return week;
}

/** The week by ISO 8601. */
function weekOf(at: number): string {
  const thursday = new Date(at);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

async function letOthersRead(scene: Scene, goalId: number, noteId: number): Promise<string> {
  const { page } = scene;
  await ask(page, 'PATCH', `/goals/${goalId}`, { audience: 'public' });
  const seen = await ask<GoalGoingOut>(page, 'GET', `/goals/${goalId}/going-out`);
  await ask(page, 'PUT', `/goals/${goalId}/published`, lookedThrough(seen));
  const { path } = await ask<{ path: string | null }>(page, 'POST', `/notes/${noteId}/link`, {});
  return path ?? '';
}
