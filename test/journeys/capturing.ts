/** Catching something in passing, and saying later what it is for. */
import { describe, expect, it } from 'vitest';
import { countingActs } from './parts/count-acts.ts';
import { setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const ACTS_MAX = 3;

describe('In passing one', () => {
  const stage = setStage(async (page) => void (await setGoal(page)));

  it('captures from any page in three acts', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/people');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    const acts = countingActs();
    await acts.press(page.getByRole('button', { name: 'Capture' }));
    await acts.fill(page.getByLabel('What are you thinking?'), 'Ask for the timeline first');
    await acts.press(page.getByRole('button', { name: 'Keep it' }));
    await page.getByText('Captured. It waits in the inbox.').waitFor();
    expect(acts.count()).toBeLessThanOrEqual(ACTS_MAX);
  });

  it('captures by keys alone, without a network too, and nothing is lost', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/people');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await page.keyboard.press('c');
    // The dialog is there before the network goes; a draft that is closed comes back.
    await page.getByLabel('What are you thinking?').fill('Drills need cake');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    expect(await page.getByLabel('What are you thinking?').inputValue()).toBe('Drills need cake');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Kept on this device').waitFor();
    await page.context().setOffline(false);
    await page.getByText('What you captured is saved now.').waitFor();
  });

  it('puts several where they belong with one menu, and takes it back', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/inbox');
    const captures = page.getByRole('list', { name: 'Captures' }).getByRole('listitem');
    await captures.first().waitFor();
    expect(await captures.count()).toBe(2);
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByRole('button', { name: 'Put it where it belongs', exact: true }).click();
    await page.getByRole('menuitem', { name: /^For “/ }).click();
    await page.getByText('Nothing waits here').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await captures.nth(1).waitFor();
  });

  it('is led there by the share menu of a device', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/capture?title=Calm%20reviews&text=https%3A%2F%2Freviews.example%2F1');
    const text = page.getByLabel('What do you take from it?');
    await text.waitFor();
    expect(await text.inputValue()).toBe('Calm reviews');
    expect(await page.getByLabel('Where it is from').inputValue()).toBe(
      'https://reviews.example/1',
    );
    expect(new URL(page.url()).pathname).toBe('/inbox');
  });
});
