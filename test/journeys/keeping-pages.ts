/** Keeping what one reads, pages and PDFs, with what one takes from it, and finding it again. */
import { describe, expect, it } from 'vitest';
import { NARROW, WIDE } from './parts/browser.ts';
import { faultsOf } from './parts/faults.ts';
import { ask, bringIn, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

interface Library {
  keeps: { id: number; title: string; takeaway: string; tags: string[] }[];
}

/** As browsers write what they have kept. */
const BOOKMARKS = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p><DT><A HREF="https://rye.example/long-run" TAGS="bread">Rye, in the long run</A></DL>`;

/** To print: words on two pages, and a third without any. */
const PAPER = `<title>Drills with cake</title><style>section { break-after: page }</style>
<section><h1>Drills with cake</h1><p>Rehearse a rollback on a Tuesday.</p></section>
<section><p>Nobody forgets the drill that had cake.</p></section>
<div style="width: 90px; height: 90px; background: teal"></div>`;

describe('The library', () => {
  const stage = setStage(async (page) => {
    await bringIn(page, FOLLOWED);
    await setGoal(page);
  });
  const library = () => ask<Library>(stage.page, 'GET', '/keeps');

  it('gets what one keeps by a key, with a takeaway, and marks it in the stream', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/library');
    await page.getByRole('heading', { name: 'You keep nothing yet' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/stream?view=latest');
    await page.getByRole('list', { name: 'Entries' }).getByRole('article').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Keep' });
    await dialog.getByLabel('What do you take from it?').fill('Rehearse before you need it.');
    expect(await faultsOf(page)).toEqual([]);
    // A press beside the window loses nothing.
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    await dialog.getByText('What you typed before is still here.').waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Kept: / })
      .first()
      .waitFor();
    expect((await library()).keeps).toMatchObject([{ takeaway: 'Rehearse before you need it.' }]);
    await page.keyboard.press('u');
    await page
      .getByRole('button', { name: /^Kept: / })
      .first()
      .waitFor({ state: 'detached' });
    await expect.poll(async () => (await library()).keeps).toEqual([]);
  });

  it('plans the next move with whom it is for', async () => {
    stage.watch();
    const { page } = stage;
    const { people } = await ask<{ people: { name: string }[] }>(page, 'GET', '/people?limit=1');
    const name = people[0]?.name ?? '';
    await page.goto('/stream?view=latest');
    await page
      .getByRole('button', { name: /^Keep: / })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Keep' });
    await dialog.getByLabel('What do you take from it?').fill('Worth a drill.');
    await dialog.getByLabel('Add a tag').fill('drills');
    await dialog.getByLabel('Who would want this?').fill(name);
    await dialog.getByRole('button', { name: new RegExp(`^${name}, `) }).click();
    // There is one goal, so the move is for that one; without a goal it is for none.
    const goal = dialog.getByLabel('For a goal');
    await expect.poll(() => goal.inputValue()).not.toBe('none');
    await goal.selectOption('none');
    await dialog.getByText('Choose the goal that this next move is for.').waitFor();
    await goal.selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText(`Kept, and to share with ${name}`).waitFor();
    expect(await ask(page, 'GET', '/moves')).toMatchObject({
      moves: [{ intent: 'share', person: { name }, state: 'planned' }],
    });
  });

  it('is written on in place, removed, and brought back', async () => {
    stage.watch();
    const { page } = stage;
    const [kept] = (await library()).keeps;
    if (!kept) throw new Error('nothing is kept');
    await page.goto('/library?tag=drills');
    await page.getByRole('link', { name: kept.title, exact: true }).click();
    await page.getByRole('heading', { name: kept.title, level: 1 }).waitFor();
    const field = page.getByLabel('What do you take from it?');
    await field.fill('Worth a drill, each month.');
    await expect
      .poll(async () => (await library()).keeps[0]?.takeaway)
      .toBe('Worth a drill, each month.');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page
      .getByText('Nothing you keep is like that', { exact: false })
      .or(page.getByRole('heading', { name: 'You keep nothing yet' }))
      .first()
      .waitFor();
    await page.keyboard.press('u');
    await page.getByRole('link', { name: kept.title, exact: true }).waitFor();
  });

  it('has passages marked by a key, with a note, which stay and can be taken out', async () => {
    stage.watch();
    const { page } = stage;
    const [kept] = (await library()).keeps;
    await page.goto(`/library/${kept?.id}`);
    await page.locator('.entry-text').waitFor();
    const words = await page.evaluate(() => {
      const nodes = document.createTreeWalker(
        document.querySelector('.entry-text') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      let node = nodes.nextNode();
      while (node && (node.textContent ?? '').trim().length < 12) node = nodes.nextNode();
      if (!node) throw new Error('a text without words');
      document.getSelection()?.setBaseAndExtent(node, 0, node, node.textContent?.length ?? 0);
      return node.textContent?.trim() ?? '';
    });
    await page.getByRole('button', { name: 'Highlight h' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('h');
    await page.getByText('1 highlight').or(page.locator('mark[data-highlight]')).first().waitFor();
    const marks = () =>
      ask<{ highlights: { exact: string; note: string }[] }>(page, 'GET', `/keeps/${kept?.id}`);
    await expect
      .poll(async () => (await marks()).highlights.map(({ exact }) => exact))
      .toEqual([words.replace(/\s+/gu, ' ')]);
    await page.reload();
    const mark = page.locator('mark[data-highlight]').first();
    await mark.waitFor();
    await mark.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Highlight' });
    await dialog.getByLabel('Your note on it').fill('For our next drill.');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Highlights' }).getByText('For our next drill.').waitFor();
    await expect.poll(() => mark.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: /^Open: / }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await mark.waitFor({ state: 'detached' });
    await page.getByText('Removed the highlight').waitFor();
    await page.keyboard.press('u');
    await mark.waitFor();
    await expect.poll(async () => (await marks()).highlights.length).toBe(1);
  });

  it('is led to by the share menu of a device, which captures what has no address', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/share?title=Calm&text=Review%20early%20https%3A%2F%2Freviews.example%2F1');
    const dialog = page.getByRole('dialog', { name: 'Keep' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('Its address').inputValue()).toBe('https://reviews.example/1');
    const takeaway = dialog.getByLabel('What do you take from it?');
    expect(await takeaway.inputValue()).toBe('Review early');
    expect(new URL(page.url()).pathname).toBe('/library');
    await page.goto('/share?text=Drills%20need%20cake');
    const words = page.getByLabel('What are you thinking?');
    await words.waitFor();
    expect(await words.inputValue()).toBe('Drills need cake');
  });

  it('takes a PDF file in, is marked on its second page, and finds it by what it says', async () => {
    stage.watch();
    const { page } = stage;
    const paper = await page.context().newPage();
    await paper.setContent(PAPER);
    const buffer = await paper.pdf({ format: 'A4' });
    await paper.close();
    await page.goto('/library');
    await page.getByRole('button', { name: 'Keep a page' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep' });
    const file = { name: 'paper.pdf', mimeType: 'application/pdf', buffer };
    await dialog.getByLabel('PDF file').setInputFiles(file);
    await dialog.getByText('paper.pdf').waitFor();
    await dialog.getByLabel('What do you take from it?').fill('Cake helps.');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    const second = page.getByRole('region', { name: 'Page 2 of 3' });
    await second.getByText('Nobody forgets the drill that had cake.').waitFor();
    await page
      .getByRole('region', { name: 'Page 3 of 3' })
      .getByText('This page is a picture or empty')
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await second.getByText('Nobody forgets').selectText();
    await page.keyboard.press('h');
    const list = page.getByRole('list', { name: 'Highlights' });
    await list.getByText('Page 2', { exact: true }).waitFor();
    await page.goto('/library');
    await page.getByLabel('Search the library').fill('forgets drill');
    const found = page.getByRole('listitem').filter({ hasText: 'Drills with cake' });
    await expect
      .poll(() => found.locator('.library-said mark').allTextContents())
      .toEqual(['forgets', 'drill']);
    await page.getByRole('link', { name: 'Drills with cake' }).click();
    await page.getByText(/, made .+ as the file says/).waitFor();
    await page.getByRole('heading', { name: 'Drills with cake', level: 1 }).waitFor();
    await page.locator('mark[data-highlight]').first().waitFor();
    expect(await page.getByLabel('What do you take from it?').inputValue()).toBe('Cake helps.');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect
      .poll(async () => (await library()).keeps.map(({ title }) => title))
      .not.toContain('Drills with cake');
  });

  it('is changed in several places at once, and put back', async () => {
    stage.watch();
    const { page } = stage;
    const tags = async () => (await library()).keeps.flatMap((one) => one.tags);
    const before = await tags();
    await page.goto('/library');
    await page.getByRole('button', { name: 'Choose several' }).click();
    await page.getByRole('button', { name: 'Choose all shown' }).click();
    const acts = page.getByRole('region', { name: 'What becomes of those chosen' });
    await acts.getByLabel('Tag').fill('monthly');
    expect(await faultsOf(page)).toEqual([]);
    await acts.getByRole('button', { name: 'Add the tag' }).click();
    await expect.poll(tags).toEqual([...before, 'monthly'].sort());
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(tags).toEqual(before);
  });

  it('takes in what one kept elsewhere from a file dropped on the page, looked through first, and gives it back', async () => {
    stage.watch();
    const { page } = stage;
    const count = async () => (await library()).keeps.length;
    const before = await count();
    await page.goto('/library/import');
    await page.getByText('Drop an exported file anywhere').waitFor();
    await page.evaluate((html) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([html], 'bookmarks.html', { type: 'text/html' }));
      const drop = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('drop', drop));
    }, BOOKMARKS);
    await page.getByText('Rye, in the long run').waitFor();
    expect(await count()).toBe(before);
    await page.getByRole('button', { name: 'Bring in 1 page' }).click();
    await expect.poll(count).toBe(before + 1);
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await expect.poll(count).toBe(before);
  });

  it.each([
    ['wide and light', WIDE, 'light'],
    ['on a phone and in the dark', NARROW, 'dark'],
  ] as const)('is well %s', async (_, size, colorScheme) => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const [kept] = (await library()).keeps;
    await page.goto('/library');
    await page.getByRole('list', { name: 'What you keep' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`/library/${kept?.id}`);
    await page.getByRole('heading', { name: 'As it was when you kept it' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/stream?view=latest');
    await page
      .getByRole('button', { name: /^Keep: / })
      .first()
      .click();
    await page.getByRole('dialog', { name: 'Keep' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is where one was when one comes back to it from far down', async () => {
    stage.watch();
    const { page } = stage;
    const link = (n: number) => `<DT><A HREF="https://far.example/${n}">Far ${n}</A>`;
    const list = `<DL>${Array.from({ length: 240 }, (_, n) => link(n)).join('')}</DL>`;
    const { id } = await ask<{ id: number }>(page, 'POST', '/library-imports?name=a', list);
    await ask(page, 'POST', `/library-imports/${id}/apply`, { withPages: false });
    await expect.poll(async () => (await library()).keeps[0]?.title).toBe('Far 239');
    await page.goto('/library');
    await page.getByRole('button', { name: 'Older' }).click();
    const far = page.getByRole('link', { name: 'Far 40', exact: true });
    // At once: a wheel goes on turning after it is asked, past the row that was just there.
    const turn = () => page.evaluate(() => scrollBy(0, 1_000)).then(() => far.count());
    await expect.poll(turn, { timeout: 20_000 }).toBe(1);
    await far.click();
    await page.getByRole('heading', { name: 'Far 40' }).waitFor();
    await page.goBack();
    await far.waitFor();
  });
});
