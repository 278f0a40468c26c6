/** A new version of Kith while a page of the one before is open: the parts that it has not fetched yet are gone. */
import { describe, expect, it } from 'vitest';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

describe('While a page is open, an update', () => {
  const stage = setStage();

  it('is told, and the page is loaded anew with what was being written', async () => {
    stage.watch();
    const { page } = stage;
    const note = { title: 'Drill', text: 'Begun.' };
    const { id } = await ask<{ id: number }>(page, 'POST', '/notes', note);
    await page.goto(`/notes/${id}`);
    const text = page.getByLabel('Text', { exact: true });
    await text.waitFor();
    const gone = /\/assets\/(menu-list|capture-dialog)-/;
    await page.route(gone, (route) => route.fulfill({ status: 404, body: '' }));
    await page.route('**/api/v1/notes/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await text.fill('Written before the update.');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByText(/could not be fetched: Kith may have been updated/).waitFor();
    // What one writes in is still there.
    await text.getByText('Written before the update.').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Load the page anew' }).click();
    await text.getByText('Written before the update.').waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Earlier versions' }).waitFor();
    expect(await ask(page, 'GET', `/notes/${id}`)).toMatchObject({
      text: 'Written before the update.',
    });
  });
});
