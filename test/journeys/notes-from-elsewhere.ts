/** Bringing notes in from a folder, taking them back, and taking all along as files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { VAULT } from '../invented/vault.ts';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

interface Notes {
  notes: { id: number; title: string }[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'kith-garden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gardenOnDisk(): string {
  const garden = path.join(folder, 'My garden');
  for (const [name, content] of Object.entries({ ...VAULT, '.obsidian/app.json': '{}' })) {
    mkdirSync(path.dirname(path.join(garden, name)), { recursive: true });
    writeFileSync(path.join(garden, name), content);
  }
  return garden;
}

describe('Notes from elsewhere', () => {
  const stage = setStage();
  const titles = async () => (await ask<Notes>(stage.page, 'GET', '/notes')).notes.length;

  it('come in from a folder after a look at them, and go again as a whole', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/notes');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Bring in notes' }).click();
    await page.getByLabel('Folder with notes').setInputFiles(gardenOnDisk());
    await page.getByText('3 notes are new.').waitFor();
    await page.getByText('An Obsidian vault').waitFor();
    await page.getByText('1 file stays out, and why').click();
    await page.getByText('Kith keeps pictures only.').waitFor();
    expect(await titles()).toBe(0);

    await page.getByRole('button', { name: 'Bring in 3 notes' }).click();
    await page.getByText('They are here').waitFor();
    expect(await titles()).toBe(3);

    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('This import was taken back').waitFor();
    expect(await titles()).toBe(0);
  });

  it('are told from no notes, in words', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/notes/import');
    await page.getByLabel('File with notes').setInputFiles({
      name: 'holiday.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('no archive at all'),
    });
    await page.getByRole('alert').filter({ hasText: 'This is no archive' }).waitFor();
    // The browser notes the refusal, which is expected here.
    stage.complaints.splice(0);
  });

  it('go along as files', async () => {
    stage.watch();
    const { page } = stage;
    await ask(page, 'POST', '/notes', { title: 'Rollback drill', text: 'Every Tuesday.' });
    await page.goto('/notes/import');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as Markdown' }).click(),
    ]);
    const pieces: Uint8Array[] = [];
    for await (const piece of await download.createReadStream()) pieces.push(piece as Uint8Array);
    const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
    expect(Object.keys(files)).toEqual(['Kith notes/Rollback drill.md']);
  });
});
