/** What one does with the plan of a goal, and with a starter kit made of it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const stepsOn = (page: Page): Promise<string[]> =>
  page.locator('.step-list .step-text').allTextContents();
const until = async (page: Page, wanted: string[]) => {
  await expect.poll(() => stepsOn(page)).toEqual(wanted);
};
/** Takes a step by its handle, and lets it go so many pixels below the top of another’s. */
async function drag(page: Page, held: string, goal: string, below: number): Promise<void> {
  const [from, to] = await Promise.all(
    [held, goal].map((text) => page.getByRole('button', { name: `Move: ${text}` }).boundingBox()),
  );
  if (!from || !to) throw new Error('a handle is not in view');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + below, { steps: 8 });
  await page.mouse.up();
}

describe('In the plan of a goal one', () => {
  let goalId = 0;
  const stage = setStage(async (page) => {
    goalId = await setGoal(page);
    await ask(page, 'POST', '/people', {
      name: 'Mara Lindqvist',
      fields: [{ field: 'site', value: 'https://mara.example/' }],
    });
  });
  const open = async () => {
    stage.watch();
    await stage.page.goto(`/goals/${goalId}/plan`);
    return stage.page;
  };

  it('begins with a template, and takes all of it back at once', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add these steps: Learn a method' }).click();
    await expect.poll(async () => (await stepsOn(page)).length).toBe(6);
    await page.keyboard.press('u');
    await page.getByText('Nothing is planned yet').waitFor();
  });

  it('adds steps by Enter and puts them in order, by keys and by dragging', async () => {
    const page = await open();
    for (const text of ['one', 'two', 'three']) {
      await page.getByLabel('Next step').fill(text);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `Move: ${text}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Move: one' }).focus();
    await page.keyboard.press('ArrowDown');
    await until(page, ['two', 'one', 'three']);
    expect(await page.locator('[aria-live=assertive]').textContent()).toBe('one: now 2 of 3');
    // The focus stays on what was moved, so that it can be moved on.
    await page.keyboard.press('ArrowDown');
    await until(page, ['two', 'three', 'one']);

    await drag(page, 'one', 'two', -4);
    await until(page, ['one', 'two', 'three']);
    await page.keyboard.press('u');
    await until(page, ['two', 'three', 'one']);
    // Down past more than one: each row passed takes the held one elsewhere in the page.
    await drag(page, 'two', 'one', 50);
    await until(page, ['three', 'one', 'two']);
    await page.keyboard.press('u');
    await until(page, ['two', 'three', 'one']);
    await page.reload();
    await until(page, ['two', 'three', 'one']);
  });

  it('keeps what was typed into a step through Escape and a reload, until it is saved or begun afresh', async () => {
    const page = await open();
    const openDetails = async () => {
      await page.getByRole('button', { name: 'More for: three' }).click();
      await page.getByRole('menuitem', { name: 'Details' }).click();
    };
    const cue = page.getByRole('dialog').getByLabel('If …');
    await openDetails();
    await cue.fill('the shift changes');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.reload();
    await openDetails();
    expect(await cue.inputValue()).toBe('the shift changes');
    await page.getByRole('button', { name: 'Start afresh' }).click();
    expect(await cue.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('says more of a step: who helps, an if-then plan, how often; and is told what is wrong', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'More for: two' }).click();
    await page.getByRole('menuitem', { name: 'Details' }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel('If …').fill('it is Monday');
    await window.getByLabel('… then I …').fill('begin with it');
    await window.getByLabel('Who can help').fill('mara');
    await window.getByRole('button', { name: 'Mara Lindqvist' }).click();
    await window.getByLabel('Where people gather').fill('#reviews');
    await window.getByRole('button', { name: 'New place “#reviews”' }).click();
    await window.getByRole('button', { name: 'Take away: #reviews' }).waitFor();
    await window.getByLabel('How often').selectOption('A rule of my own');
    await window.getByLabel('Rule').fill('FREQ=HOURLY');
    await window.getByRole('button', { name: 'Save' }).click();
    await window.getByText('Begin with FREQ=DAILY').first().waitFor();
    await window.getByLabel('Rule').fill('FREQ=DAILY');
    await window.getByRole('button', { name: 'Save' }).click();
    await window.waitFor({ state: 'hidden' });
    const row = page.locator('.step-row', { hasText: 'two' });
    await row.getByText('every day').waitFor();
    await row.getByText('it is Monday').waitFor();
    await row.getByText('#reviews').waitFor();

    await row.getByRole('button', { name: 'Done: two' }).click();
    await row.getByText('Done last').waitFor();
    expect(await row.locator('.step-facts').textContent()).toContain('every day');
    await page.getByRole('button', { name: 'Ask Mara Lindqvist' }).click();
    await page.getByRole('dialog').getByText('Your next move with Mara Lindqvist').waitFor();
    await page.keyboard.press('Escape');
  });

  it('does a step and takes that back', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Done: three' }).click();
    await until(page, ['two', 'one']);
    expect(await page.getByText('Done (1)').isVisible()).toBe(true);
    await page.getByText('Done (1)').click();
    await page.getByRole('button', { name: 'Plan again: three' }).click();
    await until(page, ['two', 'three', 'one']);
  });

  it('hands it on as a kit after seeing all of it, and takes a kit in and back', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Hand on a starter kit' }).click();
    const out = page.getByRole('region', { name: 'What goes out' });
    await out.getByRole('checkbox', { name: 'Site: https://mara.example/' }).waitFor();
    const saved = page.waitForEvent('download');
    await out.getByRole('button', { name: 'Save as a file' }).click();
    const file = await (await saved).path();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'kith-kit' });
    await leaveOutMara(page);

    await page.getByLabel('The file').setInputFiles(file);
    const made = page.getByRole('region', { name: 'What it would make' });
    await made.getByRole('checkbox', { name: 'three', exact: true }).uncheck();
    await made.getByRole('button', { name: 'Other words for: one' }).click();
    await made.getByLabel('In your words').fill('one of mine');
    await made.getByRole('button', { name: 'Use these words' }).click();
    await page.getByRole('button', { name: 'Take it and start' }).click();
    await page.waitForURL(/\/plan$/);
    await until(page, ['two', 'one of mine']);
    await page.goto('/kits');
    await page.getByRole('button', { name: /^Undo: / }).click();
    await page.getByText('Kits you took in').waitFor({ state: 'hidden' });
    const { goals } = await ask<{ goals: unknown[] }>(page, 'GET', '/goals');
    expect(goals).toHaveLength(1);
    expect(stage.complaints.filter((words) => !/422/.test(words))).toEqual([]);
  });
});

/** One person stays, and the file does not name her. */
async function leaveOutMara(page: Page): Promise<void> {
  const out = page.getByRole('region', { name: 'What goes out' });
  const mara = out.getByRole('checkbox', { name: 'Mara Lindqvist', exact: true });
  await mara.uncheck();
  await out.getByText('"people": []').waitFor({ state: 'attached' });
  const saved = page.waitForEvent('download');
  await out.getByRole('button', { name: 'Save as a file' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(text).not.toMatch(/mara/i);
  await mara.check();
}
