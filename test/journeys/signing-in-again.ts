/**
 * The session ends while one writes, in another tab or by itself: what was written is there after signing in again,
 * and is never somebody else's who signs in on the same browser.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, letJoin, NAME, PASSWORD, setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const OTHER = { name: 'kim', password: 'the tide is out till noon' };
const text = (page: Page) => page.getByLabel('Text', { exact: true });

interface Listed {
  id: number;
  title: string;
}

describe('Who is signed out while writing', () => {
  let goalId = 0;
  let reviewId = 0;
  const stage = setStage(async (page) => {
    goalId = await setGoal(page);
    const review = await ask<Listed>(page, 'POST', `/goals/${goalId}/reviews`);
    reviewId = review.id;
    await letJoin(page, OTHER);
  });

  /** As another tab of the same browser does: the cookie goes, this page is not told. */
  const signOutElsewhere = () => ask(stage.page, 'DELETE', '/session');
  const signInElsewhere = (who: object) => ask(stage.page, 'POST', '/session', who);
  const signInAgain = async () => {
    const { page } = stage;
    await page.getByRole('heading', { name: 'Sign in to Kith' }).waitFor();
    await page.getByLabel('Username').fill(NAME);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const isSaved = () => stage.page.getByText('Saved', { exact: true }).first().waitFor();
  const notesNow = async () =>
    (await ask<{ notes: Listed[] }>(stage.page, 'GET', '/notes')).notes.map(({ title }) => title);

  it('comes back to a note, one that is there or has just been begun', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await ask<Listed>(page, 'POST', '/notes', { title: 'Drill', text: 'Begun.' });
    await page.goto(`/notes/${id}`);
    await text(page).waitFor();
    await signOutElsewhere();
    await text(page).fill('Begun. Gone on with.');
    await signInAgain();
    await text(page).getByText('Gone on with.').waitFor();
    await isSaved();
    expect(await ask(page, 'GET', `/notes/${id}`)).toMatchObject({ text: 'Begun. Gone on with.' });

    await page.goto('/notes/new?title=Cake');
    await text(page).waitFor();
    await signOutElsewhere();
    await text(page).fill('It holds a team together.');
    await signInAgain();
    await text(page).getByText('It holds a team together.').waitFor();
    await page.waitForURL(/\/notes\/\d+$/);
    await isSaved();
    expect((await notesNow()).toSorted()).toEqual(['Cake', 'Drill']);
  });

  it('comes back to a field of a goal, and of a review', async () => {
    stage.watch();
    const { page } = stage;
    const fields = [
      { at: `/goals/${goalId}/edit`, label: /What will show that it worked/ },
      { at: `/reviews/${reviewId}`, label: /In your own words/ },
      { at: '/reviews/week/2026-W40', label: /What did you learn/ },
    ];
    for (const { at, label } of fields) {
      await page.goto(at);
      await page.getByLabel(label).waitFor();
      await signOutElsewhere();
      await page.getByLabel(label).fill('Nobody flinches on a Friday.');
      await signInAgain();
      await expect.poll(() => page.getByLabel(label).inputValue()).toMatch(/^Nobody flinches/);
      expect(new URL(page.url()).pathname).toBe(at);
      await isSaved();
      await page.reload();
      await expect.poll(() => page.getByLabel(label).inputValue()).toMatch(/^Nobody flinches/);
    }
  });

  it('writes nothing among the things of another member who has signed in since', async () => {
    stage.watch();
    const { page } = stage;
    const before = await notesNow();
    await page.goto('/notes/new');
    await text(page).waitFor();
    await signInElsewhere(OTHER);
    await text(page).fill('For nobody but me.');
    // The page is whole another: the other member's, who finds nothing in it.
    await page.getByRole('button', { name: /^kim: settings/ }).waitFor();
    await text(page).waitFor();
    expect(await text(page).textContent()).not.toContain('nobody but me');
    expect(await notesNow()).toEqual([]);
    for (const address of ['/notes', '/goals', '/']) {
      await page.goto(address);
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
      expect(await page.getByRole('link', { name: 'Go on with it' }).count()).toBe(0);
    }

    await signInElsewhere({ name: NAME, password: PASSWORD });
    await page.goto('/notes/new');
    await text(page).getByText('For nobody but me.').waitFor();
    await page.waitForURL(/\/notes\/\d+$/);
    await isSaved();
    expect(await notesNow()).toHaveLength(before.length + 1);
  });

  it('keeps what was caught in passing for themselves', async () => {
    stage.watch();
    const { page } = stage;
    // A page that asks nothing by itself: the list of people would find out who signed in before the key is pressed.
    await page.goto('/references');
    await page.getByRole('heading', { name: 'What Kith rests on', level: 1 }).waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('What are you thinking?').fill('Ask Odile');
    // What the shell asked while the page opened would find it out too.
    await page.waitForLoadState('networkidle');
    await signInElsewhere(OTHER);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^kim: settings/ }).waitFor();
    expect(await notesNow()).toEqual([]);
    await signInElsewhere({ name: NAME, password: PASSWORD });
    await page.goto('/inbox');
    await page.getByText('Ask Odile').first().waitFor();
  });

  it('is led to sign in by a page that only looks who is there', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await ask<Listed>(page, 'POST', '/notes', { title: 'Left', text: 'Begun.' });
    await page.clock.install();
    await page.goto(`/notes/${id}`);
    await text(page).waitFor();
    await signOutElsewhere();
    // Long after, somebody comes back to the tab.
    await page.clock.fastForward('10:00');
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await signInAgain();
    await text(page).getByText('Begun.').waitFor();
  });
});
