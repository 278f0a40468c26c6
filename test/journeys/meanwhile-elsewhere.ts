/** What one does not see happen: in another tab, on another device, or before the program is on this one. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { READER_SITE } from '../invented/reader-site.ts';
import { NARROW } from './parts/browser.ts';
import { ask, bringIn, letJoin, NAME, PASSWORD } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

interface Made {
  id: number;
}

describe('What happens elsewhere', () => {
  const stage = setStage((page) => bringIn(page, [READER_SITE]).then(() => {}), [READER_SITE]);
  /** That something is not there any more is what these are about. */
  const complaints = () => stage.complaints.filter((one) => !one.includes('status of 404'));
  /** One comes back to the page from another tab. */
  const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

  /** Somebody new to this device, on the way to the stream. */
  const signIn = async (page: Page, name: string) => {
    await page.goto('/stream?view=latest');
    await page.getByLabel('Username').fill(name);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  it('keeps for reading without a connection what is there on a first visit, without a reload', async () => {
    const visitor = await stage.visitor({ viewport: NARROW });
    const { page } = visitor;
    await signIn(page, NAME);
    await page.getByRole('list', { name: 'Entries' }).getByRole('article').first().waitFor();
    const kept = () =>
      page.evaluate(async () => {
        const name = (await caches.keys()).find((one) => one.startsWith('kith-reading-'));
        const keys = name ? await (await caches.open(name)).keys() : [];
        return keys.filter(({ url }) => /entries\/\d+$/.test(url)).length;
      });
    await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(1);
    await page.context().close();
  });

  it('tells whoever follows nothing what to do, and not that they are through', async () => {
    const sam = { name: 'sam', password: PASSWORD };
    await letJoin(stage.page, sam);
    const { page } = await stage.visitor({ viewport: NARROW });
    await signIn(page, sam.name);
    await page.getByRole('heading', { name: 'Nothing is published yet' }).waitFor();
    expect(await page.getByText('You are through').count()).toBe(0);
    // Their first day is seen whole, on a low screen too.
    await page.setViewportSize({ width: NARROW.width, height: 600 });
    await page.goto('/');
    await page.getByRole('link', { name: 'Write your first goal' }).waitFor();
    const hidden = () =>
      page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      );
    expect(await hidden()).toBe(0);
    await page.context().close();
  });

  it('shows in a goal begun here what another tab wrote into it', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/goals/new');
    const able = page.getByLabel('I want to be able to …');
    await able.fill('roll back');
    await page.getByText('Saved', { exact: true }).waitFor();
    const { goals } = await ask<{ goals: Made[] }>(page, 'GET', '/goals');
    await ask(page, 'PATCH', `/goals/${goals[0]?.id}`, { able: 'roll back a release calmly' });
    await comeBack(page);
    await expect.poll(() => able.inputValue()).toBe('roll back a release calmly');
    expect(complaints()).toEqual([]);
  });

  it('says of a note that was deleted when that was, brings it back, and saves what was written since', async () => {
    const { page } = stage;
    const note = { title: 'Drill', text: 'Begun.' };
    const { id } = await ask<Made>(page, 'POST', '/notes', note);
    await page.goto(`/notes/${id}`);
    const text = page.getByLabel('Text', { exact: true });
    await text.waitFor();
    await ask(page, 'DELETE', `/notes/${id}`);
    await text.fill('Begun. And gone on with.');
    const deleted = page.getByRole('region', { name: 'You deleted “Drill”' });
    await deleted.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const now = () => ask<{ text: string }>(page, 'GET', `/notes/${id}`);
    expect((await now()).text).toBe('Begun. And gone on with.');

    await ask(page, 'DELETE', `/notes/${id}`);
    await page.goto(`/notes/${id}?view=read`);
    await deleted.getByText('It can come back until', { exact: false }).waitFor();
    await deleted.getByRole('button', { name: 'Bring it back' }).press('Enter');
    await page.getByText('Begun. And gone on with.').waitFor();
    await page.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();
    await page.goto('/notes/99999');
    await page.getByText('There is no such note.').waitFor();
    await ask(page, 'DELETE', `/notes/${id}`);
  });

  it('says of a goal that it was deleted, keeps what is being written for it, and brings it back', async () => {
    const page = await stage.page.context().newPage();
    await page.clock.install();
    await page.goto('/');
    const { id } = await ask<Made>(page, 'POST', '/goals', { able: 'rehearse a rollback' });
    await page.goto(`/goals/${id}/plan`);
    const step = page.getByLabel('Next step');
    await step.fill('Ask who did it last');
    await ask(page, 'DELETE', `/goals/${id}`);
    await page.clock.fastForward(60_000);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    const deleted = page.getByRole('region', { name: 'This goal was deleted' });
    await deleted.getByRole('button', { name: 'Bring it back' }).click();
    await deleted.waitFor({ state: 'hidden' });
    expect(await step.inputValue()).toBe('Ask who did it last');
    await step.press('Enter');
    await page.getByRole('button', { name: 'Move: Ask who did it last' }).waitFor();
    await ask(page, 'DELETE', `/goals/${id}`);
    await page.goto(`/goals/${id}/plan`);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await page.close();
  });

  it('keeps the field that one writes in, also where nothing was found', async () => {
    const visitor = await stage.visitor();
    const { page } = visitor;
    await signIn(page, NAME);
    await page.getByRole('list', { name: 'Entries' }).waitFor();
    await ask(page, 'POST', '/notes', { title: 'Small batches' });
    await page.goto('/notes');
    const search = page.getByLabel('Search the notes');
    await search.fill('nothing is called so');
    await page.getByText('Small batches').waitFor({ state: 'hidden' });
    await search.evaluate((field) => field.setAttribute('data-first', ''));
    await search.fill('');
    await page.getByText('Small batches').waitFor();
    expect(await search.getAttribute('data-first')).toBe('');
    await page.context().close();
  });

  it('puts saved searches in an order by keys, and back', async () => {
    stage.watch();
    const { page } = stage;
    for (const name of ['Air', 'Bread', 'Cold'])
      await ask(page, 'POST', '/saved-searches', { name, q: name });
    await page.goto('/stream');
    const names = () =>
      page.getByRole('navigation', { name: 'Saved searches' }).getByRole('link').allTextContents();
    await page.getByRole('button', { name: 'Order', exact: true }).click();
    const handle = page.getByRole('button', { name: 'Move: Cold' });
    // As quickly as keys can come: the second before the first is shown.
    await handle.evaluate((button) => {
      const press = () =>
        button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
      press();
      press();
    });
    await page.getByText('Cold: now 1 of 3').waitFor();
    await page.keyboard.press('Escape');
    expect(await names()).toEqual(['Cold', 'Air', 'Bread']);
    await page.reload();
    await expect.poll(names).toEqual(['Cold', 'Air', 'Bread']);
    await page.getByRole('button', { name: 'Order', exact: true }).click();
    await handle.press('ArrowDown');
    await handle.press('ArrowDown');
    await page.getByText('Cold: now 3 of 3').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(names).toEqual(['Air', 'Bread', 'Cold']);
    // Both moves at once: the message cannot be reached while the window is open.
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toEqual(['Cold', 'Air', 'Bread']);
    await page.reload();
    await expect.poll(names).toEqual(['Cold', 'Air', 'Bread']);
    expect(complaints()).toEqual([]);
  });
});
