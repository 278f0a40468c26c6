/** Bringing in a network, taking it back, and a network that is away. */
import { describe, expect, it } from 'vitest';
import { opmlOf } from '../invented/site.ts';
import { ask, bringIn } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

interface Sources {
  sources: { title: string; state: string }[];
}

describe('A network', () => {
  const stage = setStage();

  it('is brought in from a file, seen beforehand, and taken back as a whole', async () => {
    stage.watch();
    const { page } = stage;
    const sites = FOLLOWED.slice(0, 4);
    await page.goto('/sources/import');
    await page.getByLabel('File to bring in').setInputFiles({
      name: 'people.opml',
      mimeType: 'text/x-opml',
      buffer: Buffer.from(opmlOf('People I read', sites)),
    });
    await page.getByText('4 new people').first().waitFor();
    expect(await ask<Sources>(page, 'GET', '/sources')).toEqual({ sources: [] });

    await page.getByRole('checkbox', { name: sites[3]?.title ?? '' }).uncheck();
    await page.getByRole('button', { name: 'Bring in 3 people' }).click();
    await page.getByText(/^Brought in: 3 new people/).waitFor();
    await page.getByText('3 sources looked at').waitFor();
    expect((await ask<Sources>(page, 'GET', '/sources')).sources).toHaveLength(3);

    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('This import was taken back', { exact: false }).waitFor();
    expect(await ask<Sources>(page, 'GET', '/sources')).toEqual({ sources: [] });
    await page.goto('/people');
    await page.getByRole('heading', { name: 'No people yet' }).waitFor();
  });

  it('is found from pasted addresses of sites', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/sources/import');
    await page
      .getByLabel('Or paste addresses here')
      .fill(
        'https://smallsteps.example/\nhttps://wardrounds.example\nhttps://nobody-at-home.example/',
      );
    await page.getByRole('button', { name: 'Read what I pasted' }).click();
    await page.getByRole('button', { name: 'Bring in 2 people' }).click();
    await page.getByText(/^Brought in: 2 new people/).waitFor();
    expect((await ask<Sources>(page, 'GET', '/sources')).sources).toHaveLength(2);
    await page.getByRole('link', { name: 'Marit Solheim' }).first().click();
    await page.getByRole('heading', { name: 'Marit Solheim', level: 1 }).waitFor();
    await page
      .getByRole('link', { name: 'Deploying on a Friday is a question, not a rule' })
      .waitFor();
  });

  it('says what is wrong with a file that is no list', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/sources/import');
    await page.getByLabel('File to bring in').setInputFiles({
      name: 'holiday.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
    });
    const alert = page.getByRole('alert').filter({ hasText: /\S/ }).first();
    expect(await alert.textContent()).toMatch(/OPML|CSV|list/);
    expect(new URL(page.url()).pathname).toBe('/sources/import');
  });

  it('is followed by an address, left, and followed again by undo', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/sources');
    await page.getByRole('button', { name: 'Follow an address' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: 'Address' })
      .fill('https://quietteams.example/');
    await page.getByRole('dialog').getByRole('button', { name: 'Follow' }).click();
    const leave = page.getByRole('button', { name: 'Stop following Quiet teams' });
    await leave.click();
    await leave.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await leave.waitFor();
    // The page shows it at once; the server hears of it a moment later.
    await expect
      .poll(async () => {
        const { sources } = await ask<Sources>(page, 'GET', '/sources');
        return sources.map(({ title }) => title);
      })
      .toContain('Quiet teams');
  });

  it('that is away is said, and seen again when it is back', async () => {
    stage.watch();
    const { page } = stage;
    await bringIn(page, FOLLOWED.slice(0, 2));
    await page.goto('/people');
    await page.getByRole('link', { name: 'Marit Solheim' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('Kith cannot be reached', { exact: false }).waitFor();
    await page.context().setOffline(false);
    await page.getByText('Kith cannot be reached', { exact: false }).waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Priya Raman' }).click();
    await page.getByRole('heading', { name: 'Priya Raman', level: 1 }).waitFor();
    expect(
      stage.complaints.filter((words) => !/ERR_INTERNET_DISCONNECTED|status of 4/.test(words)),
    ).toEqual([]);
  });
});
