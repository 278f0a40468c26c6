/** Storage is full, in the browser or on the server: it is said, nothing written is lost, and it goes on once there is room. */
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const PAGES_PLENTY = 1_000_000;
const text = (page: Page) => page.getByLabel('Text', { exact: true });
const isSaved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

interface Note {
  id: number;
  text: string;
}

/** To the last letter: each time half as much, until not even one fits. */
const fill = (page: Page) =>
  page.evaluate(() => {
    for (let chars = 2 ** 22; chars >= 1; chars /= 2) {
      try {
        for (;;) localStorage.setItem(`filled.${localStorage.length}`, 'x'.repeat(chars));
      } catch {
        // The next is smaller.
      }
    }
  });
const makeRoom = (page: Page) =>
  page.evaluate(() => {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith('filled.')))
      localStorage.removeItem(name);
  });

describe('Without room', () => {
  const stage = setStage();
  const begun = (title: string) =>
    ask<Note>(stage.page, 'POST', '/notes', { title, text: 'Begun.' });
  const textNow = async (id: number) => (await ask<Note>(stage.page, 'GET', `/notes/${id}`)).text;

  it('in the browser and without a network nothing is lost as long as the tab is open', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await begun('Train');
    await page.goto('/notes');
    await page.getByRole('link', { name: 'Train' }).click();
    await text(page).waitFor();
    // The program of what one goes on to is there.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Capture' }).click();
    await page.getByLabel('What are you thinking?').waitFor();
    await page.keyboard.press('Escape');
    await fill(page);
    await page.context().setOffline(true);
    await text(page).fill('Written on a train, on a full device.');
    await page.getByText(/no room to keep it. Leave this tab open/).waitFor();

    // Going on inside of Kith, and catching a thought there.
    await page.getByRole('button', { name: 'Capture' }).click();
    await page.getByLabel('What are you thinking?').fill('Empty the device');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText(/^Not saved yet: .*Leave this tab open/).waitFor();
    await page.getByRole('link', { name: 'Notes', exact: true }).first().click();
    await text(page).waitFor({ state: 'detached' });
    let isAsked = false;
    page.once('dialog', (dialog) => {
      isAsked = dialog.type() === 'beforeunload';
      void dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => isAsked).toBe(true);

    await makeRoom(page);
    await page.context().setOffline(false);
    await page.getByText('What you captured is saved now.').waitFor();
    await page.goBack();
    await text(page).getByText('Written on a train').waitFor();
    await isSaved(page);
    expect(await textNow(id)).toBe('Written on a train, on a full device.');
  });

  it('on the server it is said, and saved once there is some', async () => {
    stage.watch();
    const { page, kith } = stage;
    const { id } = await begun('Disk');
    await page.goto(`/notes/${id}`);
    await text(page).waitFor();
    const leaveRoomFor = (pages: number) =>
      kith.kith.db.write((trx) => sql.raw(`pragma max_page_count = ${pages}`).execute(trx));
    // Less than there is cannot be asked for: what is there is the most then.
    await leaveRoomFor(1);
    const long = 'Too much for what is left. '.repeat(4_000);
    await text(page).fill(long);
    await page.getByText(/the disk of this Kith is full/).waitFor();
    expect(await textNow(id)).toBe('Begun.');
    await page.reload();
    await text(page).getByText('Too much').first().waitFor();
    await leaveRoomFor(PAGES_PLENTY);
    await isSaved(page);
    expect(await textNow(id)).toBe(long);
    // That it could not be written stands in the log.
    kith.errors.length = 0;
  });
});
