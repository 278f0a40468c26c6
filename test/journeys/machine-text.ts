/** A summary and a translation of what one reads, by a model on loopback that the host has set up. */
import { afterAll, describe, expect, it } from 'vitest';
import { READER_SITE } from '../invented/reader-site.ts';
import { type MachineApi, startMachineApi } from '../machine-api.ts';
import { NARROW, WIDE } from './parts/browser.ts';
import { faultsOf } from './parts/faults.ts';
import { ask, bringIn } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

describe('Machine text', () => {
  let api: MachineApi | undefined;
  const stage = setStage(
    (page) => bringIn(page, [READER_SITE]).then(() => {}),
    [READER_SITE],
    async () => {
      api = await startMachineApi();
      return { KITH_MACHINE_URL: api.url, KITH_MACHINE_MODEL: 'writer-1' };
    },
  );
  afterAll(() => api?.close());
  const entryId = async () => {
    const { entries } = await ask<{ entries: { id: number; title: string }[] }>(
      stage.page,
      'GET',
      '/stream?show=all',
    );
    return entries.find(({ title }) => title === 'Seen and heard')?.id;
  };

  it('is had of an entry once one agreed, in one’s language or another, beside the original', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/entries/${await entryId()}`);
    await page.getByRole('button', { name: 'Summary', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Send this text to a model?' });
    await dialog.getByText('writer-1').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Do not send it' }).click();
    expect(api?.asked).toEqual([]);
    await page.getByRole('button', { name: 'Summary', exact: true }).click();
    await dialog.getByRole('button', { name: 'Agree and send it' }).click();
    const summary = page.getByRole('region', { name: 'Summary' });
    await summary.getByText('Machine text.').waitFor();
    await summary.getByText('It is about this:').waitFor();
    await summary.getByRole('button', { name: 'Remove this summary' }).click();
    await summary.waitFor({ state: 'detached' });
    await page.getByText('The summary is removed').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await summary.getByText('It is about this:').waitFor();
    await page.getByRole('button', { name: 'In another language' }).click();
    await page.getByRole('menuitem', { name: 'German' }).click();
    await page
      .getByText(/PART 1\. A ROLLBACK/)
      .first()
      .waitFor();
    expect(await page.getByText(/Part 1\. A rollback/).isVisible()).toBe(false);
    // Code is nobody's to translate, and a picture comes from this Kith as before.
    const translated = page.locator('.machine-translation');
    await translated.getByText('const veryLong', { exact: false }).waitFor();
    expect(await translated.locator('img').first().getAttribute('src')).toMatch(
      /^\/api\/v1\/images/,
    );
    await page.getByRole('radio', { name: 'Both' }).check();
    await page.getByText(/Part 1\. A rollback/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Original' }).check();
    await translated.waitFor({ state: 'detached' });
  });

  it('is had of what one keeps once one agreed to that, too, and stays away when one says so', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await ask<{ id: number }>(page, 'POST', '/keeps', { entryId: await entryId() });
    await page.goto(`/library/${id}`);
    await page.getByRole('button', { name: 'In German' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send what is yours alone?' });
    await dialog.getByRole('button', { name: 'Agree and send it' }).click();
    await page
      .getByText(/PART 1\. A ROLLBACK/)
      .first()
      .waitFor();
    await page.setViewportSize(NARROW);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(WIDE);
    await page.goto('/settings');
    const card = page.getByRole('region', { name: 'Machine text' });
    // The box changes a moment after the click, and `uncheck` looks at once.
    const own = card.getByRole('checkbox', { name: 'Letters to me, and what I keep, too' });
    await own.click();
    await expect.poll(() => own.isChecked()).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    await expect
      .poll(() => ask(page, 'GET', '/machine-texts/settings'))
      .toMatchObject({ isPublishedSent: true, isOwnSent: false, left: 47 });
  });
});
