/** Reading on a wide screen: the stream and the entry chosen in it stand side by side. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { WIDE, WITHOUT_ROOM } from './parts/browser.ts';
import { faultsOf } from './parts/faults.ts';
import { ask, bringIn } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

interface Listed {
  id: number;
  title: string;
  isRead: boolean;
}

const LATEST = '/stream?view=latest&show=all';
/** So low that a short entry is longer, too. */
const LOW = { ...WIDE, height: 420 };

describe('Side by side', () => {
  const stage = setStage(async (page) => {
    await bringIn(page, FOLLOWED);
  });
  const listed = async () =>
    (await ask<{ entries: Listed[] }>(stage.page, 'GET', '/stream?show=all')).entries;
  const place = (page: Page) => {
    const list = page.getByRole('region', { name: 'The list' });
    const entry = page.getByRole('region', { name: 'The entry' });
    return {
      list,
      entry,
      rows: list.getByRole('list', { name: 'Entries' }).getByRole('article'),
      stands: ({ title }: Listed) =>
        entry.getByRole('heading', { name: title, level: 1 }).waitFor(),
      has: (chosen: Listed | null) =>
        expect
          .poll(() => new URL(page.url()).searchParams.get('entry'))
          .toBe(chosen ? String(chosen.id) : null),
    };
  };
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.ariaLabel ?? null);

  it('shows each entry as one comes to it by keys, leads into it and back, and marks it', async () => {
    stage.watch();
    const { page } = stage;
    const [first, second] = await listed();
    if (!first || !second) throw new Error('too little is published');
    await page.goto(LATEST);
    const { list, entry, rows, stands, has } = place(page);
    await rows.first().waitFor();
    await entry.getByText('Choose an entry, and it opens here.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('j');
    await stands(first);
    await has(first);
    expect(await focused(page)).toBe(first.title);
    await page.getByRole('status').getByText(`Beside the list: ${first.title}`).waitFor();
    await expect.poll(() => page.title()).toBe(`${first.title} · Kith`);
    await page.keyboard.press('j');
    await stands(second);
    expect(await focused(page)).toBe(second.title);
    await expect
      .poll(async () => (await listed()).slice(0, 3).map(({ isRead }) => isRead))
      .toEqual([true, true, false]);
    await page.keyboard.press('m');
    await list.getByRole('button', { name: `Mark read: ${second.title}` }).waitFor();
    await page.keyboard.press('m');
    await list.getByRole('button', { name: `Unread: ${second.title}` }).waitFor();
    await page.keyboard.press('o');
    expect(await focused(page)).toBe('The entry');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(second.title);
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: 'Keep' }).getByText(second.title).waitFor();
    await page.keyboard.press('Escape');
    // From its title by a key: to read it one need not go through the rest of the list.
    await list.getByRole('link', { name: first.title, exact: true }).focus();
    await page.keyboard.press('Enter');
    await stands(first);
    await expect.poll(() => focused(page)).toBe('The entry');
    await page.keyboard.press('j');
    await has(second);
    await page.keyboard.press('k');
    await has(first);
  });

  it('has an address to hand on; Back undoes what was pressed, and not each key', async () => {
    stage.watch();
    const { page } = stage;
    const [first, second, third] = await listed();
    if (!first || !second || !third) throw new Error('too little is published');
    await page.goto(LATEST);
    const { list, rows, stands, has } = place(page);
    // Anywhere in its row; what stands there to be pressed does what it says.
    await rows.nth(2).locator('time').click();
    await stands(third);
    await list.getByRole('link', { name: first.title, exact: true }).click();
    await stands(first);
    await page.keyboard.press('j');
    await stands(second);
    await page.goBack();
    await stands(third);
    await page.goBack();
    await has(null);
    await page.goForward();
    await stands(third);
    await page.reload();
    await stands(third);
    expect(await rows.nth(2).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('k');
    await stands(second);
    await page.setViewportSize(WITHOUT_ROOM);
    await page.reload();
    await page.getByRole('heading', { name: second.title, level: 1 }).waitFor();
    expect(await page.getByRole('list', { name: 'Entries' }).count()).toBe(0);
    await page.keyboard.press('q');
    await page.getByRole('list', { name: 'Entries' }).waitFor();
    await has(null);
    await page.setViewportSize(WIDE);
  });

  it('keeps what one sees and writes while there is less room, and more again', async () => {
    stage.watch();
    const { page } = stage;
    const [first] = await listed();
    if (!first) throw new Error('too little is published');
    await page.setViewportSize(LOW);
    await page.goto(LATEST);
    const { list, rows, stands } = place(page);
    await rows.first().waitFor();
    await page.keyboard.press('j');
    await stands(first);
    await page.keyboard.press('Space');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    const scrolled = await page.evaluate(() => scrollY);
    await list.evaluate((one) => one.scrollTo(0, 700));
    const seen = () =>
      rows.evaluateAll((all) => {
        const row = all.find((one) => one.getBoundingClientRect().bottom > 0);
        return [row?.ariaLabel, Math.round(row?.getBoundingClientRect().top ?? 0)];
      });
    const before = await seen();
    await page.keyboard.press('s');
    const takeaway = page.getByRole('dialog').getByLabel('What do you take from it?');
    await takeaway.fill('Rehearse it.');
    await page.setViewportSize({ ...WITHOUT_ROOM, height: LOW.height });
    await list.waitFor({ state: 'detached' });
    expect(await takeaway.inputValue()).toBe('Rehearse it.');
    await page.getByRole('heading', { name: first.title, level: 1 }).waitFor();
    expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThan(60);
    await page.setViewportSize(LOW);
    await list.waitFor();
    expect(await takeaway.inputValue()).toBe('Rehearse it.');
    await stands(first);
    await expect.poll(seen).toEqual(before);
    await page.keyboard.press('Escape');
    await page.setViewportSize(WIDE);
  });

  it('comes back to what was read last, also where the list was left elsewhere', async () => {
    stage.watch();
    const { page } = stage;
    const all = await listed();
    const [chosen, last] = [all[3], all[9]];
    if (!chosen || !last) throw new Error('too little is published');
    await page.setViewportSize(LOW);
    await page.goto(LATEST);
    const { list, rows, stands } = place(page);
    await rows.first().waitFor();
    await list.evaluate((one) => one.scrollTo(0, 300));
    await list.getByRole('link', { name: chosen.title, exact: true }).click();
    await stands(chosen);
    await page.setViewportSize({ ...WITHOUT_ROOM, height: LOW.height });
    await list.waitFor({ state: 'detached' });
    for (const { title } of all.slice(4, 10)) {
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    }
    await page.keyboard.press('q');
    await expect.poll(() => focused(page)).toBe(last.title);
    const seen = () =>
      page.evaluate(() => {
        const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
        return bottom > 0 && top < innerHeight;
      });
    await expect.poll(seen).toBe(true);
    await page.setViewportSize(WIDE);
  });

  it('goes on from what was deleted; a window opened from a row is none of it', async () => {
    stage.watch();
    const { page } = stage;
    const [, one, next, after, other] = (await listed()).slice(-5);
    if (!one || !next || !after || !other) throw new Error('too little is published');
    await page.goto(LATEST);
    const { list, stands, has } = place(page);
    await list.getByRole('link', { name: one.title, exact: true }).click();
    await stands(one);
    const more = async ({ title }: Listed, action: string) => {
      await list.getByRole('button', { name: `More for ${title}` }).click();
      await page.getByRole('menuitem', { name: action }).click();
    };
    await more(other, 'Mute words …');
    const window = page.getByRole('dialog', { name: 'Mute words' });
    await window.getByRole('heading', { name: 'Mute words' }).click();
    const space = { key: ' ', bubbles: true, cancelable: true };
    const isLeft = (select: Element, how: typeof space) =>
      select.dispatchEvent(new KeyboardEvent('keydown', how));
    expect(await window.getByRole('combobox').evaluate(isLeft, space)).toBe(true);
    await page.keyboard.press('Escape');
    await window.waitFor({ state: 'detached' });
    await has(one);
    await more(one, 'Delete for me');
    await has(next);
    await stands(next);
    await list
      .getByRole('article', { name: one.title, exact: true })
      .waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(next.title);
    await page.keyboard.press('j');
    await has(after);
    await stands(after);
    await page.keyboard.press('k');
    await has(next);
    await expect
      .poll(async () => (await listed()).slice(-3).map(({ isRead }) => isRead))
      .toEqual([true, true, false]);
  });

  it('is well in both lights, also of one source', async () => {
    stage.watch();
    const { page } = stage;
    const { sources } = await ask<{ sources: { id: number }[] }>(page, 'GET', '/sources');
    await page.goto(`/stream?source=${sources[0]?.id}&show=all`);
    const { entry, rows } = place(page);
    await rows.first().getByRole('heading').getByRole('link').click();
    await entry.getByRole('heading', { name: 'What do you take from it?' }).waitFor();
    expect(new URL(page.url()).searchParams.get('source')).toBe(String(sources[0]?.id));
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page, 'colours')).toEqual([]);
    expect(stage.complaints).toEqual([]);
  });
});
