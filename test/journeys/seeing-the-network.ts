/** Seeing a network: the map by keys, its communities and gaps, with whom one learnt over time, who brought what. */
import { describe, expect, it } from 'vitest';
import { look } from './parts/faults.ts';
import { ask, bringIn, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('To see a network one', () => {
  let goalId = 0;
  const stage = setStage(async (page) => {
    goalId = await setGoal(page);
    await bringIn(page, FOLLOWED);
    const { people } = await ask<{ people: { id: number; name: string }[] }>(
      page,
      'GET',
      '/people',
    );
    const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? 0;
    const [marit, priya, odile] = ['Marit Solheim', 'Priya Raman', 'Odile Ferrand'].map(idOf);
    await ask(page, 'PUT', `/goals/${goalId}/people/${marit}/decision`, { decision: 'chosen' });
    await ask(page, 'POST', '/interactions', {
      day: dayBefore(3),
      personIds: [marit, priya, odile],
      direction: 'both',
      goalIds: [goalId],
      learnt: 'Rehearse it on Thursdays',
      gave: 'Our list of Fridays',
    });
  });

  it('goes through the map by keys, sees it for a goal and what is missing there', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/network');
    const map = page.getByRole('application', { name: /^Map of your network/ });
    await map.press('n');
    const picked = page.getByText(/, joined to \d/);
    await picked.waitFor();
    const first = await picked.textContent();
    await map.press('n');
    await expect.poll(() => picked.textContent()).not.toBe(first);
    await map.press('Escape');
    await picked.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Show the community of/ })
      .first()
      .press('Enter');
    await page.getByRole('button', { name: /^Show the community of/, pressed: true }).waitFor();
    await page.getByLabel('Seen for').selectOption(String(goalId));
    await page.getByRole('link', { name: 'See what nobody covers' }).waitFor();
    await page.getByText(/you chose 1 of them/).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });

  it('keeps the map through a moment in which there is no room for it', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/network');
    const map = page.getByRole('application', { name: /^Map of your network/ });
    await map.waitFor();
    await map.evaluate(async (element) => {
      const drawn = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (const display of ['none', '']) {
        element.style.display = display;
        dispatchEvent(new Event('resize'));
        await drawn();
      }
    });
    await map.press('n');
    await page.getByText(/, joined to \d/).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('sees with whom it learnt over time, as a table too', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/network');
    await page.getByRole('tab', { name: 'Over time' }).click();
    await page.getByRole('img', { name: /^Where they write, over time/ }).waitFor();
    await page.locator('summary', { hasText: 'As a table' }).press('Enter');
    await page.getByRole('cell', { name: 'Different: 3 different ones among 3 people' }).waitFor();
    await page.getByRole('cell', { name: 'Too little is known: not known of 3' }).first().waitFor();
    await page.goBack();
    await page.getByRole('tab', { name: 'Map', selected: true }).waitFor();
  });

  it('reads who brought what, for a goal and a time', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/network?tab=brought');
    const stories = page.getByRole('list', { name: 'Who brought you what' });
    await stories.getByText('Rehearse it on Thursdays').first().waitFor();
    await stories.getByText('Our list of Fridays').first().waitFor();
    await page.getByRole('radio', { name: 'By name' }).press('Space');
    await expect
      .poll(() => stories.getByRole('heading', { level: 3 }).allTextContents())
      .toEqual(['Marit Solheim', 'Odile Ferrand', 'Priya Raman']);
    await page.getByLabel('In', { exact: true }).selectOption('month');
    await stories.getByText('Rehearse it on Thursdays').first().waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('month');
  });

  it('finds these pages well, narrow and in the dark', async () => {
    const visitor = { page: stage.page, complaints: stage.complaints, close: async () => {} };
    const faults: string[] = [];
    for (const [address, ready] of [
      ['/network', 'As a table'],
      [`/network?goal=${goalId}`, 'See what nobody covers'],
      ['/network?tab=time', 'Where they write'],
      ['/network?tab=brought', 'Rehearse it on Thursdays'],
    ] as const)
      faults.push(...(await look(visitor, address, ready)));
    expect(faults).toEqual([]);
  });
});
