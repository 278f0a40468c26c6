/** Writing a note: what one sees while writing, and that nothing written is lost. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { offered } from './parts/offered.ts';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

interface Note {
  id: number;
  title: string;
  text: string;
  audience: string;
}

const text = (page: Page) => page.getByLabel('Text', { exact: true });
const isSaved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();
const openedId = (page: Page) => Number(new URL(page.url()).pathname.split('/').at(-1));
const EXPECTED = /status of 409|ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/;

/** A picture of one point, as a clipboard gives it. */
const POINT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function pastePicture(page: Page): Promise<void> {
  await text(page).evaluate((element, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'timetable.png', { type: 'image/png' }));
    const options = { clipboardData: data, bubbles: true, cancelable: true, composed: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
  }, POINT);
}

describe('Writing', () => {
  const stage = setStage(async (page) => {
    await ask(page, 'POST', '/notes', { title: 'Small batches', text: 'On release trains too.' });
    await ask(page, 'POST', '/people', { name: 'Odile Ferrand' });
  });
  const noteNow = (id: number) => ask<Note>(stage.page, 'GET', `/notes/${id}`);
  /** Somebody else's page of the same browser: they share what this device keeps. */
  const another = async (context: BrowserContext, address: string) => {
    const page = await context.newPage();
    await page.goto(address);
    await text(page).waitFor();
    return page;
  };

  it('takes pictures by a button, and links by one press whom its text names', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await ask<Note>(page, 'POST', '/notes', {
      title: 'On the line',
      text: 'Odile Ferrand was there.',
    });
    await page.goto(`/notes/${id}`);
    await page.getByRole('button', { name: 'Add pictures' }).waitFor();
    const buffer = Buffer.from(POINT, 'base64');
    await page.getByLabel('Pictures', { exact: true }).setInputFiles([
      { name: 'line_map.png', mimeType: 'image/png', buffer },
      { name: 'draft.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    ]);
    await page.getByText('Save it as PNG, JPEG, GIF, WebP or AVIF.').waitFor();
    await page.getByLabel('What does line_map.png show?').fill('The line at noon');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Add it' }).press('Enter');
    await expect
      .poll(async () => (await noteNow(id)).text)
      .toMatch(
        /^Odile Ferrand was there\.\n\n!\[The line at noon\]\(\/api\/v1\/attachments\/\d+\)$/,
      );
    await page.getByRole('button', { name: 'Link Odile Ferrand' }).press('Enter');
    // A message goes after eight seconds, but for who is on it: saving may take longer beside other work.
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.focus();
    await expect
      .poll(async () => (await noteNow(id)).text)
      .toContain('[[person:Odile Ferrand]] was there.');
    await undo.press('Enter');
    await expect.poll(async () => (await noteNow(id)).text).toMatch(/^Odile Ferrand was/);
    await page.getByRole('button', { name: 'Leave Odile Ferrand as words' }).press('Enter');
    await page.getByText('Left as words: Odile Ferrand').waitFor();
    expect(await ask(page, 'GET', `/notes/${id}/named`)).toEqual({ items: [] });
  });

  it('says who reads it, completes links, draws tables and formulas, shows pictures', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/notes/new');
    await page.getByText('Nobody else can open it.').waitFor();
    await page.getByLabel('Title').fill('Release trains');
    await text(page).focus();
    await page.keyboard.type('We follow [[odi');
    await offered(page, /Odile Ferrand/).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' and [[small');
    await offered(page, /Small batches/).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('.\n\n- first\nsecond\n\n|a|b|\n|-|-|\n|cell|two|\n\n$$\nx^2\n$$\n\n');
    await pastePicture(page);
    await page.getByAltText('timetable').waitFor();
    await page.getByRole('cell', { name: 'cell' }).waitFor();
    await page.locator('math').waitFor();
    await page.waitForURL(/\/notes\/\d+$/);
    const textNow = async () => (await noteNow(openedId(page))).text;
    await expect.poll(textNow).toMatch(/!\[timetable\]\(\/api\/v1\/attachments\/\d+\)/);
    await isSaved(page);
    expect(await textNow()).toMatch(
      /^We follow \[\[person:Odile Ferrand\]\] and \[\[Small batches\]\]\.\n\n- first\n- second\n/,
    );
    expect(stage.complaints).toEqual([]);
  });

  it('goes on behind what was pasted into the middle of a title, as one line', async () => {
    const { page } = stage;
    const { id } = await ask<Note>(page, 'POST', '/notes', { title: 'Ask who did it' });
    const another = await page.context().newPage();
    await another.goto(`/notes/${id}`);
    const title = another.getByLabel('Title', { exact: true });
    await title.press('Control+Home');
    for (let letter = 0; letter < 'Ask '.length; letter++) await title.press('ArrowRight');
    await another.keyboard.insertText('Mara\nand ');
    await another.keyboard.type('Tim ');
    expect(await title.inputValue()).toBe('Ask Mara and Tim who did it');
    await another.close();
  });

  it('is left by the keyboard', async () => {
    const { page } = stage;
    await text(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    expect(await text(page).evaluate((element) => element.matches(':focus'))).toBe(false);
    await text(page).focus();
    await page.keyboard.press('Control+Home');
    for (let line = 0; line < 2; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await text(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await text(page).evaluate((element) => element.matches(':focus'))).toBe(false);
  });

  it('shows where it is mentioned, and makes that a link', async () => {
    stage.watch();
    const { page } = stage;
    await page.getByRole('button', { name: 'Link it in Small batches' }).click();
    const from = page.getByRole('region', { name: 'Linked from' });
    await from.getByRole('link', { name: 'Small batches' }).waitFor();
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.getByRole('heading', { name: 'Release trains', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Odile Ferrand' }).waitFor();
    await page.getByRole('link', { name: 'Small batches' }).click();
    await text(page).waitFor();
    await page.getByText('On ').first().waitFor();
  });

  it('takes what is offered also by an Enter that comes before the offer', async () => {
    const { page } = stage;
    await page.goto('/notes/new');
    await text(page).focus();
    await page.keyboard.type('By [[sm');
    await offered(page, /Small batches/).waitFor();
    let answer = () => {};
    const isDue = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/v1/links/complete?*', async (route) => {
      await isDue;
      await route.continue();
    });
    await page.keyboard.type('al');
    await page.keyboard.press('Enter');
    answer();
    await expect.poll(() => text(page).textContent()).toBe('By [[Small batches]]');
    await page.keyboard.type(' and [[nothing of the kind');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.cm-line').count()).toBe(2);
    await page.unroute('**/api/v1/links/complete?*');
    await page.waitForURL(/\/notes\/\d+$/);
    const textNow = async () => (await noteNow(openedId(page))).text;
    await expect
      .poll(textNow, { timeout: 10_000 })
      .toBe('By [[Small batches]] and [[nothing of the kind\n');
  });

  it('puts what two pages wrote side by side, and both survive', async () => {
    const { page } = stage;
    const { id } = await ask<Note>(page, 'POST', '/notes', { title: 'Two', text: 'Begun.' });
    const one = await another(page.context(), `/notes/${id}`);
    const other = await another(page.context(), `/notes/${id}`);
    await text(one).fill('Begun. From the one page.');
    await isSaved(one);
    await text(other).fill('Begun. From the other page.');
    await other.getByText('This note was changed elsewhere too').waitFor();
    await other.getByLabel('From elsewhere', { exact: true }).getByText('From the').waitFor();
    await other.getByLabel('Yours', { exact: true }).getByText('From the').waitFor();
    await other.getByRole('button', { name: 'Keep both' }).click();
    await other.getByText(/^Both are kept/).waitFor();
    await isSaved(other);
    const { notes } = await ask<{ notes: Note[] }>(page, 'GET', '/notes?words=the other version');
    const kept = await noteNow(notes[0]?.id ?? 0);
    expect(kept.text).toBe('Begun. From the other page.');
    expect((await noteNow(id)).text).toBe('Begun. From the one page.');
    await Promise.all([one.close(), other.close()]);
  });

  it('loses nothing without a network, nor with a closed page', async () => {
    const { page } = stage;
    const context = page.context();
    const { id } = await ask<Note>(page, 'POST', '/notes', { title: 'Offline', text: 'Begun.' });
    const writing = await another(context, `/notes/${id}`);
    await context.setOffline(true);
    await text(writing).fill('Written on a train.');
    await writing.getByText(/^Kept on this device/).waitFor();
    await context.setOffline(false);
    await isSaved(writing);
    expect((await noteNow(id)).text).toBe('Written on a train.');

    await context.route('**/api/v1/notes/*', (route) => route.abort());
    await text(writing).fill('Written before the page was closed.');
    // Closed before typing has paused, as one closes a tab.
    const closed = writing.waitForEvent('close');
    await writing.close({ runBeforeUnload: true });
    await closed;
    await context.unrouteAll();
    const again = await another(context, `/notes/${id}`);
    await again.getByText('Written before the page was closed.').waitFor();
    await isSaved(again);
    expect((await noteNow(id)).text).toBe('Written before the page was closed.');
    await again.close();
  });

  it('sends of a long text what changed, and of two pages no word is lost', async () => {
    const { page } = stage;
    const line = 'We rolled a release back 😀 and looked.\n';
    const before = line.repeat(400);
    const { id } = await ask<Note>(page, 'POST', '/notes', { title: 'Long', text: before });
    await page.goto(`/notes/${id}`);
    const other = await another(page.context(), `/notes/${id}`);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(request.postData() ?? '');
    });
    await text(page).focus();
    await page.keyboard.press('Control+Home');
    for (const words of ['First. ', 'Then. ']) {
      await page.keyboard.type(words);
      await expect.poll(async () => (await noteNow(id)).text, { timeout: 10_000 }).toContain(words);
      await isSaved(page);
    }
    expect((await noteNow(id)).text).toBe(`First. Then. ${before}`);
    expect(sent.filter((body) => body.length > 300)).toEqual([]);
    expect(sent.length).toBeGreaterThan(1);
    await text(other).focus();
    await other.keyboard.press('Control+End');
    await other.keyboard.type('From elsewhere.');
    await other.getByRole('button', { name: /^Keep mine/ }).waitFor();
    expect((await noteNow(id)).text).toBe(`First. Then. ${before}`);
    await other.close();
  });

  it('brings an earlier version back, and takes that back too', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await ask<Note>(page, 'POST', '/notes', { title: 'Then', text: 'As it was.' });
    await ask(page, 'PATCH', `/notes/${id}`, { text: 'As it is.' });
    await page.goto(`/notes/${id}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Earlier versions' }).click();
    await page.getByRole('button', { name: 'Compare with now' }).first().click();
    await page.getByLabel('Then', { exact: true }).getByText('As it').waitFor();
    await page.getByRole('button', { name: 'Bring this version back' }).click();
    await text(page).getByText('As it was.').waitFor();
    expect((await noteNow(id)).text).toBe('As it was.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await text(page).getByText('As it is.').waitFor();
    await expect.poll(async () => (await noteNow(id)).text).toBe('As it is.');
  });

  it('lets more people read it when chosen before writing, says who, and takes it back', async () => {
    stage.watch();
    const { page } = stage;
    const { id } = await ask<Note>(page, 'POST', '/notes', {});
    await page.goto(`/notes/${id}`);
    await page.getByLabel('Who reads this').selectOption({ label: 'Everyone on this Kith' });
    await page
      .getByText('All members who are signed in here can find and read it, as you write.')
      .first()
      .waitFor();
    const undo = page.getByRole('button', { name: 'Undo' }).last();
    await undo.focus();
    await expect.poll(async () => (await noteNow(openedId(page))).audience).toBe('members');
    await undo.click();
    await expect.poll(async () => (await noteNow(openedId(page))).audience).toBe('me');
    expect(stage.complaints.filter((words) => !EXPECTED.test(words))).toEqual([]);
  });
});
