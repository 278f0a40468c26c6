/**
 * The learning loop without a mouse, from an empty Kith: every screen is reached by Tab, keys of the menu and arrows, what is
 * done is done by Enter, and after each act the focus stands where one goes on.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOAL } from '../invented/goal.ts';
import { type Chromium, openBrowser, type Visitor } from './parts/browser.ts';
import { keepPictureOnFailure } from './parts/failure-picture.ts';
import { type Keys, keysOn } from './parts/keys.ts';
import { offered } from './parts/offered.ts';
import { ask, NAME, PASSWORD } from './parts/prepare.ts';
import { type RunningKith, runKith } from './parts/server.ts';

interface Note {
  id: number;
  title: string;
  text: string;
  revision: number;
}

const GOAL_TITLE = `${GOAL.able.slice(0, 1).toUpperCase()}${GOAL.able.slice(1)}`;

describe('By keys alone one', () => {
  let kith: RunningKith;
  let chromium: Chromium;
  let visitor: Visitor;
  let page: Page;
  let keys: Keys;
  beforeAll(async () => {
    kith = await runKith();
    chromium = await openBrowser();
    visitor = await chromium.visitor(kith.origin);
    page = visitor.page;
    keys = keysOn(page);
  });
  afterAll(async () => {
    await chromium?.close();
    await kith?.close();
  });
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
  /** By the keys of the menu; the page that comes has the focus on its heading. */
  const go = async (letter: string, title: string | RegExp) => {
    await keys.leaveField();
    await keys.press('g');
    await keys.press(letter);
    await expect.poll(() => keys.isOn(heading(title))).toBe(true);
  };
  const until = (steps: string[]) =>
    expect.poll(() => page.locator('.step-list .step-text').allTextContents()).toEqual(steps);
  const text = () => page.getByLabel('Text', { exact: true });
  const watch = () => keepPictureOnFailure(() => page);

  it('makes an account and sets a goal, thought through as wish, outcome, obstacle and plan', async () => {
    watch();
    await page.goto('/');
    await keys.write(page.getByLabel('Username'), NAME);
    await keys.write(page.getByLabel('Password'), PASSWORD);
    await keys.press('Enter');
    await heading(/./).waitFor();
    await keys.enter(page.getByRole('link', { name: 'Write your first goal' }));
    await keys.pick(page.getByRole('radio', { name: 'Something went wrong' }));
    await keys.write(page.getByLabel('What went wrong, and how did you notice?'), GOAL.need);
    await keys.write(page.getByLabel('I want to be able to …'), GOAL.able);
    await keys.write(page.getByLabel(/What will show that it worked/), GOAL.evidence);
    await keys.enter(page.locator('summary', { hasText: 'Wish, outcome, obstacle, plan' }));
    await keys.enter(button('Think it through'));
    for (const label of [
      'What do you want to be able to do?',
      'What is the best that could come of it?',
      'What in you could get in the way?',
    ]) {
      expect(await keys.isOn(page.getByLabel(label))).toBe(true);
      await page.keyboard.press('End');
      await page.keyboard.type(' indeed');
      await keys.enter(button('Next'));
    }
    await keys.write(page.getByLabel('If …'), 'it is four on a Thursday');
    await keys.write(page.getByLabel('then I …'), 'release the smallest change');
    await keys.enter(button('That is my plan'));
    await keys.isHeld();
    // Proposed once typing pauses; who starts before is asked to look through them first.
    const questions = page.getByRole('group', { name: 'Questions', exact: true });
    await expect.poll(() => questions.getByRole('listitem').count()).toBeGreaterThan(0);
    await keys.enter(button('Start this goal'));
    await heading(new RegExp(`^${GOAL_TITLE}`)).waitFor();
    await keys.isHeld();
  });

  it('plans: adds, moves, does, takes back, repeats, finds who helps and where', async () => {
    watch();
    await keys.enter(
      page
        .getByRole('navigation', { name: 'Sides of this goal' })
        .getByRole('link', { name: 'Plan' }),
    );
    await keys.write(page.getByLabel('Next step'), 'one');
    await keys.press('Enter');
    for (const step of ['two', 'three']) {
      await button(`Move: ${step === 'two' ? 'one' : 'two'}`).waitFor();
      await page.keyboard.type(step);
      await keys.press('Enter');
    }
    await keys.to(button('Move: three'));
    await keys.press('ArrowUp');
    await until(['one', 'three', 'two']);
    await keys.isHeld();
    await keys.enter(button('Done: one'));
    await until(['three', 'two']);
    await keys.isHeld();
    await keys.undo('Done: one');
    await until(['one', 'three', 'two']);
    await keys.isHeld();

    await keys.take(button('More for: two'), 'Details');
    const window = page.getByRole('dialog');
    await keys.write(window.getByLabel('Where people gather'), '#reviews');
    await keys.enter(window.getByRole('button', { name: 'New place “#reviews”' }));
    await expect
      .poll(() => keys.isOn(window.getByRole('button', { name: 'Take away: #reviews' })))
      .toBe(true);
    await keys.choose(window.getByLabel('How often'), 'every day');
    await keys.enter(window.getByRole('button', { name: 'Save' }));
    await window.waitFor({ state: 'hidden' });
    await page.locator('.step-row', { hasText: 'two' }).getByText('every day').waitFor();
    await expect.poll(() => keys.isOn(button('More for: two'))).toBe(true);
    await keys.take(button('More for: three'), 'Remove');
    await until(['one', 'two']);
    await keys.isHeld();
    await keys.undo('Removed: three');
    await until(['one', 'three', 'two']);
    await keys.isHeld();
  });

  it('captures, and says in the inbox what it is for', async () => {
    watch();
    await keys.press('c');
    const window = page.getByRole('dialog');
    await keys.write(window.getByLabel('What are you thinking?'), 'Drills need cake');
    await keys.press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await keys.isHeld();
    await page.getByText('Captured. It waits in the inbox.').waitFor();
    await go('h', /./);
    await keys.enter(page.getByRole('main').getByRole('link', { name: /inbox/i }));
    await keys.take(button(/^Put it where it belongs/), /^For “/);
    await page.getByText('Nothing waits here').waitFor();
    await keys.isHeld();
    await keys.press('u');
    await page.getByRole('list', { name: 'Captures' }).getByRole('listitem').waitFor();
    await keys.isHeld();
    await keys.take(button(/^Put it where it belongs/), /^For “/);
    await page.getByText('Nothing waits here').waitFor();
    await keys.isHeld();
  });

  it('writes a note with a link, and leaves it', async () => {
    watch();
    await go('n', 'Notes');
    await keys.enter(page.getByRole('link', { name: 'New note' }));
    await keys.write(page.getByLabel('Title', { exact: true }), 'Cake');
    await keys.write(text(), 'It goes with [[Dril');
    await offered(page, /Drills need cake/).waitFor();
    await keys.press('Enter');
    await keys.press('Control+s');
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.waitForURL(/\/notes\/\d+$/);
    await keys.press('Escape');
    await keys.press('Tab');
    expect(await keys.isOn(text())).toBe(false);
    await keys.isHeld();
  });

  it('brings an earlier version back, and sees two versions side by side', async () => {
    watch();
    const { id, title } = await ask<Note>(page, 'POST', '/notes', {
      title: 'Now',
      text: 'As it was.',
    });
    await ask(page, 'PATCH', `/notes/${id}`, { text: 'As it is.' });
    await go('n', 'Notes');
    await keys.enter(page.getByRole('main').getByRole('link', { name: title }));
    await text().getByText('As it is.').waitFor();
    await keys.take(button('More'), 'Earlier versions');
    const window = page.getByRole('dialog');
    await keys.enter(window.getByRole('button', { name: 'Compare with now' }));
    await keys.enter(window.getByRole('button', { name: 'Bring this version back' }));
    await window.waitFor({ state: 'hidden' });
    await text().getByText('As it was.').waitFor();
    await keys.isHeld();

    const { revision } = await ask<Note>(page, 'GET', `/notes/${id}`);
    await ask(page, 'PATCH', `/notes/${id}`, { text: 'From elsewhere.', revision });
    await keys.to(text());
    await keys.press('Control+End');
    await page.keyboard.type(' And more');
    await page.getByText('This note was changed elsewhere too').waitFor();
    // Letters that come when the text has gone are no shortcuts.
    await page.keyboard.type(' now');
    await keys.isHeld();
    await keys.enter(button('Keep both'));
    await page.getByText(/^Both are kept/).waitFor();
    await keys.isHeld();
    expect(new URL(page.url()).pathname).toBe(`/notes/${id}`);
  });

  it('was never lost, and always seen', () => {
    expect(keys.faults).toEqual([]);
    // What a conflict is told by.
    expect(visitor.complaints.filter((words) => !/status of 409/.test(words))).toEqual([]);
    expect(kith.errors).toEqual([]);
  });
});
