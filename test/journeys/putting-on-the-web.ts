/** A goal goes on the web only looked through, and what is changed in it later waits. */
import { describe, expect, it } from 'vitest';
import { NARROW, WIDE } from './parts/browser.ts';
import { faultsOf } from './parts/faults.ts';
import { ask, setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const NAMES = /Marit|Solheim|Anna|Weber|Zwolle/u;

describe('What one puts on the web of a goal', () => {
  let goalId = 0;
  let link = '';
  const stage = setStage(async (page) => {
    goalId = await setGoal(page);
    await ask(page, 'POST', '/people', { name: 'Marit Solheim' });
    await ask(page, 'PATCH', `/goals/${goalId}`, {
      need: 'Marit moved to Zwolle, and nobody else rolls back a release.',
      why: 'I promised Anna Weber that it works before summer.',
      audience: 'public',
    });
  });
  /** What somebody reads there who is nobody here. */
  const readOutside = async (): Promise<string> => {
    const { page, close } = await stage.visitor();
    const answer = await page.goto(link);
    const words = answer?.ok() ? ((await page.getByRole('main').textContent()) ?? '') : '';
    await close();
    return words;
  };
  const openPanel = async () => {
    await stage.page.goto(`/goals/${goalId}`);
    await stage.page.getByText('About this goal').click();
  };

  it('is looked through first, name by name', async () => {
    stage.watch();
    const { page } = stage;
    await openPanel();
    await page.getByRole('link', { name: 'Put it on the web …' }).click();
    await page.getByRole('heading', { name: 'Who and what is named' }).waitFor();
    await page.getByText('Marit Solheim', { exact: true }).waitFor();
    const preview = page.getByRole('article', { name: 'What others will read' });
    expect(await preview.textContent()).not.toMatch(NAMES);
    await page.getByLabel('Instead of Anna Weber').fill('our founder');
    await expect.poll(() => preview.textContent()).toContain('I promised our founder that');
    for (const viewport of [NARROW, WIDE]) {
      await page.setViewportSize(viewport);
      expect(await faultsOf(page, 'all')).toEqual([]);
    }
    await page.getByRole('button', { name: 'Put it on the web' }).click();
    await page.getByText('It is on the web.').waitFor();
    await page.getByText('About this goal').click();
    link =
      (await page.getByRole('link', { name: 'See it as others do' }).getAttribute('href')) ?? '';
    const words = await readOutside();
    expect(words).toContain('I promised our founder that');
    expect(words).not.toMatch(NAMES);
  });

  it('stays as it was looked through while the goal goes on', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/goals/${goalId}/edit`);
    await page.locator('[name=need]').fill('Anna Weber wants it by Friday.');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.waitForURL(new RegExp(`/goals/${goalId}$`));
    await page.getByText('About this goal').click();
    await page.getByText('You have changed the goal since').waitFor();
    expect(await readOutside()).not.toMatch(NAMES);
  });

  it('goes out again only with the new name decided, and by hand as one wants', async () => {
    stage.watch();
    const { page } = stage;
    await page.getByRole('link', { name: 'Look through it again' }).click();
    await page.getByRole('button', { name: 'Change the words by hand' }).click();
    await page.getByLabel('The need').fill('Bert wants it by Friday.');
    await page.getByLabel('Why it matters').fill('');
    await page.getByRole('button', { name: 'Look through it again' }).click();
    await page.getByLabel('What becomes of Bert').selectOption({ label: 'Has agreed to be named' });
    await page.getByRole('button', { name: 'Put this in its place' }).click();
    await page.getByText('Others read this now.').waitFor();
    const words = await readOutside();
    expect(words).toContain('Bert wants it by Friday.');
    expect(words).not.toContain('promised');
    await page.getByText('About this goal').click();
    await page.getByText('What you change in the goal stays here').waitFor();
  });

  it('is taken off the web with a press', async () => {
    stage.watch();
    const { page } = stage;
    await page.getByRole('button', { name: 'Take it off the web' }).click();
    await page.getByRole('link', { name: 'Put it on the web …' }).waitFor();
    expect(await readOutside()).toBe('');
  });
});
