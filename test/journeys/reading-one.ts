/** Reading one entry: its pictures, what plays, the whole of it, marking in it, and going on by keys. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { READER_SITE } from '../invented/reader-site.ts';
import { NARROW, WIDE } from './parts/browser.ts';
import { faultsOf } from './parts/faults.ts';
import { ask, bringIn, NAME, PASSWORD } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

/** The thread that reads pages starts slowly on a busy machine. */
const READING_MS_MAX = { timeout: 90_000 };

interface Stream {
  entries: { id: number; title: string }[];
}

/** Selects a word of the text as one does. */
async function doubleClick(page: Page, word: string): Promise<void> {
  const { x, y } = await page.locator('.entry-text').evaluate((text, wanted) => {
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let node = nodes.nextNode();
    while (node && !node.textContent?.includes(wanted)) node = nodes.nextNode();
    if (!node?.textContent) throw new Error(`no ${wanted} in the text`);
    const range = document.createRange();
    range.setStart(node, node.textContent.indexOf(wanted));
    range.setEnd(node, node.textContent.indexOf(wanted) + wanted.length);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, word);
  await page.mouse.dblclick(x, y);
}

describe('An entry', () => {
  const stage = setStage((page) => bringIn(page, [READER_SITE]).then(() => {}), [READER_SITE]);
  const ids = new Map<string, number>();
  /** What the browser asked of anybody but this Kith. */
  const elsewhere: string[] = [];
  beforeAll(async () => {
    const { entries } = await ask<Stream>(stage.page, 'GET', '/stream?show=all');
    for (const { id, title } of entries) ids.set(title, id);
    await stage.page.route(/^https?:/, async (route) => {
      const url = route.request().url();
      if (url.startsWith(stage.kith.origin)) return route.continue();
      elsewhere.push(url);
      await route.fulfill({ contentType: 'text/html', body: '<p>A player</p>' });
    });
  });
  const open = async (title: string) => {
    await stage.page.goto(`/entries/${ids.get(title)}`);
    await stage.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  };

  it('shows its images from this Kith, what is gone by its words, and loads nothing else unasked', async () => {
    stage.watch();
    const { page } = stage;
    await open('Seen and heard');
    const image = page.getByRole('img', { name: 'A rising line' });
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(320);
    const gone = page.getByRole('img', { name: 'A picture that is gone' });
    await gone.scrollIntoViewIfNeeded();
    await page.locator('img[data-broken]').waitFor();
    expect((await gone.boundingBox())?.height).toBeLessThan(100);
    await page.getByRole('button', { name: 'Load the recording from inesreads.example' }).waitFor();
    expect(elsewhere).toEqual([]);
    await page
      .getByRole('button', { name: 'Load the video from www.youtube-nocookie.com' })
      .click();
    await expect
      .poll(() => elsewhere)
      .toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ']);
    // Not of the picture that is not there either.
    expect(stage.complaints).toEqual([]);
  });

  it('is had whole when its feed gives the beginning, and goes back', async () => {
    stage.watch();
    const { page } = stage;
    await open('On rollbacks, in brief');
    await page.getByText('The feed seems to give only the beginning.').waitFor();
    const get = page.getByRole('button', { name: 'Get the whole article' });
    // On a machine that is busy with all else the page may be given up at first; then one presses again.
    await expect
      .poll(async () => {
        // The button goes, or waits, once it was pressed.
        if ((await get.count()) > 0) await get.click({ timeout: 1_000 }).catch(() => {});
        return page.getByText('Part 8.').count();
      }, READING_MS_MAX)
      .toBe(1);
    await page.getByText('Minutes by month').waitFor();
    await page.getByRole('checkbox', { name: /^Always the whole article of / }).waitFor();
    await page.keyboard.press('f');
    await page.getByText('The feed seems to give only the beginning.').waitFor();
  });

  it('has formulas, footnotes within the page, and the look that one chose', async () => {
    stage.watch();
    const { page } = stage;
    await open('Seen and heard');
    const formulas = page.locator('.entry-text math');
    await expect.poll(() => formulas.count()).toBe(2);
    const loss = page.locator('.entry-text p', { hasText: 'a month' });
    await loss.selectText();
    await page.keyboard.press('h');
    const marked = page.getByRole('list', { name: 'Highlights' }).getByRole('listitem');
    await marked.getByText('The loss $L$ falls, and costs $5 a month.').waitFor();
    await page.getByText('Highlighted, and kept').waitFor();
    await page.keyboard.press('u');
    await marked.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Look of the text' }).click();
    await page.getByRole('radio', { name: 'Serif' }).check();
    await page.getByRole('radio', { name: 'Larger' }).check();
    await open('Seen and heard');
    const text = page.locator('.entry-text');
    expect(await text.evaluate((one) => getComputedStyle(one).fontSize)).toBe('22px');
    await page.getByRole('link', { name: '1', exact: true }).click();
    await expect
      .poll(() => page.locator('#in-text-fn1').evaluate((one) => one.getBoundingClientRect().top))
      .toBeLessThan(800);
    expect(page.url()).toContain('#in-text-fn1');
  });

  it('is marked in, which keeps it, and has its marks after a reload', async () => {
    stage.watch();
    const { page } = stage;
    await open('On rollbacks, in brief');
    const mark = page.locator('mark[data-highlight]');
    await doubleClick(page, 'rollback');
    await page.getByRole('button', { name: 'Highlight h' }).click();
    await page.getByText('Highlighted, and kept').waitFor();
    await page.getByRole('link', { name: 'Kept', exact: true }).waitFor();
    await page.keyboard.press('u');
    await mark.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Keep', exact: true }).waitFor();
    await doubleClick(page, 'rollback');
    await page.keyboard.press('h');
    await page.getByRole('link', { name: 'Kept', exact: true }).waitFor();
    // What is marked beside it leaves alone what one selects.
    await doubleClick(page, 'nobody');
    await page.getByRole('button', { name: 'Highlight h' }).waitFor();
    await page.keyboard.press('h');
    await page.getByRole('button', { name: 'Add a note: nobody' }).waitFor();
    await page.reload();
    await expect.poll(() => mark.allTextContents()).toEqual(['rollback', 'nobody']);
    await mark.last().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Highlight' });
    await dialog.getByLabel('Your note on it').fill('For the drill.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Highlights' }).getByText('For the drill.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('shows one message at a time on a phone, above what one presses next, and takes back each', async () => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(NARROW);
    await open('Seen and heard');
    // No message goes while nobody looks, however slow the machine is.
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const messages = page.getByRole('region', { name: 'Messages' });
    const undo = messages.getByRole('button', { name: 'Undo' });
    const mark = page.locator('mark[data-highlight]');
    for (const word of ['saw', 'heard']) {
      await doubleClick(page, word);
      const button = page.getByRole('button', { name: 'Highlight h' });
      await button.waitFor();
      const [above, below] = await Promise.all([button.boundingBox(), messages.boundingBox()]);
      expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
      await button.click();
      // Once the server has it: the marks are drawn anew then, and what is selected meanwhile is lost.
      await page.getByRole('button', { name: `Add a note: ${word}` }).waitFor();
    }
    await mark.nth(1).waitFor();
    expect(await undo.filter({ visible: true }).count()).toBe(1);
    expect((await messages.boundingBox())?.height).toBeLessThan(90);
    await messages.getByRole('button', { name: 'One message before' }).click();
    expect(await undo.last().evaluate((one) => one === document.activeElement)).toBe(true);
    await undo.filter({ visible: true }).nth(1).waitFor();
    await undo.first().click();
    await mark.nth(1).waitFor({ state: 'detached' });
    await undo.click();
    await mark.waitFor({ state: 'detached' });
    await page.setViewportSize(WIDE);
  });

  it('begins on the first screen of a phone: one row above it, all else in one menu, had by keys', async () => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(NARROW);
    await open('Seen and heard');
    await page.getByRole('link', { name: 'Open the page' }).waitFor();
    const more = page.getByRole('button', { name: 'More ways to read it' });
    const text = page.locator('.entry-text');
    const top = async () => (await text.boundingBox())?.y ?? 0;
    expect(await top()).toBeLessThan(NARROW.height / 2);
    await more.focus();
    await page.keyboard.press('Enter');
    const items = page.getByRole('menuitem');
    await items.filter({ hasText: 'Get the whole article' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Look of the text' }).press('Enter');
    await page.getByRole('radio', { name: 'Larger' }).waitFor();
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    await page.getByRole('radio', { name: 'Larger' }).waitFor({ state: 'detached' });
    expect(await more.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.setViewportSize(WIDE);
    await more.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Look of the text' }).waitFor();
  });

  it('speaks of no keys to who has none', async () => {
    const { page, complaints, close } = await stage.visitor({
      viewport: NARROW,
      hasTouch: true,
      isMobile: true,
    });
    await page.goto('/sign-in');
    await ask(page, 'POST', '/session', { name: NAME, password: PASSWORD });
    await page.goto(`/entries/${ids.get('Seen and heard')}`);
    const hint = page.locator('.highlight-hint');
    await hint.waitFor();
    const whole = 'To mark words in the text, select them and press “Highlight”.';
    // biome-ignore lint/performance/useDomNodeTextContent: asked is what is seen, not what is there.
    await expect.poll(() => hint.evaluate((one: HTMLElement) => one.innerText)).toBe(whole);
    expect(await page.locator('kbd').filter({ visible: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['wide and light', WIDE, 'light'],
    ['on a phone and in the dark', NARROW, 'dark'],
  ] as const)('is well %s', async (_, size, colorScheme) => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await open('Seen and heard');
    await page.getByRole('button', { name: /^Load the video/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is there without a connection, and gone from the device with who signs out', async () => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(WIDE);
    const kept = () =>
      page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('kith-reading-'));
        const paths = await Promise.all(
          names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
        );
        return paths.flat().filter((url) => /entries\/\d+$/.test(url)).length;
      });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.goto('/stream?view=latest');
    await expect.poll(kept, { timeout: 60_000 }).toBe(ids.size);
    await page.context().setOffline(true);
    await page.goto(`/entries/${ids.get('A third one')}`);
    await page.getByText('why they sing at seven').waitFor();
    await page.getByText('What you see may be old', { exact: false }).waitFor();
    await doubleClick(page, 'seven');
    await page.keyboard.press('h');
    await page.getByText('Highlighted, on this device for now').waitFor();
    const waiting = page.getByRole('list', { name: 'Highlights on this device only' });
    await waiting.getByText('seven').waitFor();
    expect(await page.locator('mark[data-highlight]').allTextContents()).toEqual(['seven']);
    expect(await page.locator('mark[role=button]').count()).toBe(0);
    await page.goto(`/entries/${ids.get('On rollbacks, in brief')}`);
    const marked = page.locator('mark[data-highlight]');
    await expect.poll(() => marked.allTextContents()).toEqual(['rollback', 'nobody']);
    await page.goto('/stream?view=latest');
    await page.getByText('You are without a connection.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Unread: A third one' }).waitFor();
    await page.goto('/stream');
    await page.getByText('What speaks of your goals is not kept', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'A third one' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('What you see may be old', { exact: false }).waitFor({ state: 'hidden' });
    await page.getByText('The passage that you marked is saved now.').waitFor();
    const waits = async () => (await page.request.get('/api/v1/stream?show=waiting')).text();
    await expect.poll(waits).not.toContain('A third one');
    await open('A third one');
    await page.getByRole('button', { name: 'Add a note: seven' }).waitFor();
    expect(await waiting.count()).toBe(0);
    await page.getByRole('button', { name: /settings and sign out/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Kith' }).waitFor();
    expect(await page.evaluate(async () => (await caches.keys()).join(' '))).not.toContain(
      'kith-reading-',
    );
  });
});
