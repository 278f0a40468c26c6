/** Reading what one's sources published, day by day, where an entry has a page of its own; reading-beside.ts has them side by side. */
import type { Locator, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NARROW, WIDE, WITHOUT_ROOM } from './parts/browser.ts';
import { keepPictureOnFailure } from './parts/failure-picture.ts';
import { faultsOf } from './parts/faults.ts';
import { ask, bringIn, NAME, PASSWORD, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

interface Stream {
  entries: { id: number; title: string; isRead: boolean }[];
  waiting: number;
}

describe('The stream', () => {
  const stage = setStage(async (page) => {
    await Promise.all([page.setViewportSize(WITHOUT_ROOM), bringIn(page, FOLLOWED)]);
  });
  const streamOf = (show: 'waiting' | 'all') =>
    ask<Stream>(stage.page, 'GET', `/stream?show=${show}`);

  /** What a service worker asks for cannot be held up here. */
  async function withoutWorker() {
    const visitor = await stage.visitor({ serviceWorkers: 'block', viewport: WITHOUT_ROOM });
    keepPictureOnFailure(() => visitor.page);
    await visitor.page.goto('/sign-in');
    await ask(visitor.page, 'POST', '/session', { name: NAME, password: PASSWORD });
    return visitor;
  }

  it('is read by keys: marked, opened, on to the next, and back', async () => {
    stage.watch();
    const { page } = stage;
    const { entries } = await streamOf('waiting');
    const [first, second, third] = entries;
    if (!first || !second || !third) throw new Error('too little is published');
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'You have no active goal yet' }).waitFor();
    await page.getByRole('tab', { name: 'Latest' }).click();
    const rows = page.getByRole('list', { name: 'Entries' }).getByRole('article');
    await rows.first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('m');
    await page.getByRole('button', { name: `Unread: ${first.title}` }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: second.title, level: 1 }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: third.title, level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Back to the stream' }).click();
    await expect.poll(() => page.locator('article:focus').count()).toBe(1);
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: third.title, level: 1 }).waitFor();
    await expect
      .poll(async () => (await streamOf('all')).entries.slice(0, 4).map(({ isRead }) => isRead))
      .toEqual([true, true, true, false]);
  });

  it('has the focus on an entry’s heading once that is loaded, and back where a window was asked for', async () => {
    const { page, close } = await withoutWorker();
    const [entry] = (await streamOf('all')).entries;
    if (!entry) throw new Error('too little is published');
    const isLoading = Promise.withResolvers<void>();
    await page.route('**/api/v1/entries/*', async (route) => {
      await isLoading.promise;
      await route.continue();
    });
    await page.goto('/stream?view=latest&show=all');
    await page.getByRole('link', { name: entry.title, exact: true }).click();
    const focused = page.locator('h1:focus');
    await expect.poll(() => focused.allTextContents()).toEqual(['Entry']);
    isLoading.resolve();
    await page.getByRole('heading', { name: entry.title, level: 1 }).waitFor();
    await expect.poll(() => focused.allTextContents()).toEqual([entry.title]);
    await page.unroute('**/api/v1/entries/*');
    // By a pointer, or as a screen reader presses: no key tells where one was.
    const more = page.getByRole('button', { name: `More for ${entry.title}` });
    for (const leave of ['Close', 'Mute']) {
      await more.click();
      await page.getByRole('menuitem', { name: 'Mute words …' }).click();
      const window = page.getByRole('dialog', { name: 'Mute words' });
      if (leave === 'Mute') await window.getByLabel(/^A word/).fill('nobody says this');
      await window.getByRole('button', { name: leave, exact: true }).click();
      await window.waitFor({ state: 'detached' });
      await expect.poll(() => isFocused(more)).toBe(true);
    }
    await page.keyboard.press('u');
    await expect.poll(() => ask(page, 'GET', '/mutes')).toMatchObject({ mutes: [] });
    await close();
  });

  it('is marked down to a place, or whole, and each can be taken back', async () => {
    stage.watch();
    const { page } = stage;
    const { waiting } = await streamOf('waiting');
    await page.goto('/stream?view=latest');
    await page.getByText(`${waiting} wait to be read.`).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('A');
    await page.getByText('2 marked as read').waitFor();
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(waiting - 2);
    await page.keyboard.press('u');
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(waiting);
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.getByRole('heading', { name: 'You are through' }).waitFor();
    await page.getByText('waits no more after a while, and is still there.').waitFor();
    await page.keyboard.press('u');
    await page.getByText(`${waiting} wait to be read.`).waitFor();
  });

  it('says at once what was done, and can take back also what the answer to was lost', async () => {
    const { page, close } = await withoutWorker();
    const { waiting, entries } = await streamOf('waiting');
    const title = entries[0]?.title;
    await page.goto('/stream?view=latest');
    const markAll = page.getByRole('button', { name: 'Mark all as read' });
    await page.getByText(`${waiting} wait to be read.`).waitFor();
    const isHeld = Promise.withResolvers<void>();
    await page.route(/api\/v1\/(stream|deletions|search)(\?|$)/, async (route) => {
      if (route.request().method() === 'GET') await isHeld.promise;
      await route.continue();
    });
    const marked = page.getByText(`${waiting} marked as read`);
    await markAll.click();
    await marked.waitFor();
    await page.keyboard.press('u');
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(waiting);
    await page.getByRole('button', { name: `More for ${title}` }).click();
    await page.getByRole('menuitem', { name: 'Delete for me' }).click();
    await page.getByText(`Deleted for you: ${title}`).waitFor();
    await page.keyboard.press('u');
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(waiting);
    isHeld.resolve();
    const lost = (route: Route) => route.fetch().then(() => route.abort());
    await page.route('**/api/v1/stream/read-all', lost, { times: 1 });
    await markAll.click();
    await page.getByText('All marked as read, on this device for now').waitFor();
    await marked.waitFor();
    expect((await streamOf('waiting')).waiting).toBe(0);
    await page.keyboard.press('u');
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(waiting);
    await close();
  });

  it('is marked whole without a connection, taken back there, and sent once there is one', async () => {
    stage.watch();
    const { page } = stage;
    const { waiting } = await streamOf('waiting');
    await page.goto('/stream?view=latest');
    const rows = page.getByRole('list', { name: 'Entries' }).getByRole('article');
    await page.getByText(`${waiting} wait to be read.`).waitFor();
    const place = await page.getByRole('heading', { level: 1 }).boundingBox();
    await page.context().setOffline(true);
    await page.getByText('You are without a connection.', { exact: false }).waitFor();
    await page.getByText('Kith cannot be reached.', { exact: false }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).boundingBox()).toEqual(place);
    const markAll = page.getByRole('button', { name: 'Mark all as read' });
    for (const isTakenBack of [true, false]) {
      await markAll.click();
      await page.getByText('All marked as read, on this device for now').waitFor();
      await page.getByText('Nothing waits to be read.').waitFor();
      if (!isTakenBack) break;
      await page.keyboard.press('u');
      await page.getByText(`${waiting} wait to be read.`).waitFor();
    }
    await rows.first().focus();
    await page.keyboard.press('m');
    await page.getByText('One waits to be read.').waitFor();
    await page.context().setOffline(false);
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(1);
    await page.keyboard.press('u');
    await expect.poll(async () => (await streamOf('waiting')).waiting).toBe(waiting);
    // A browser without a connection tells of each request that did not leave.
    stage.complaints.splice(0);
  });

  it('shows nothing of what is muted or deleted from an entry’s menu, until that is taken back', async () => {
    stage.watch();
    const { page } = stage;
    const { waiting, entries } = await streamOf('waiting');
    const [first] = entries;
    if (!first) throw new Error('too little is published');
    await page.goto('/stream?view=latest');
    const more = page.getByRole('button', { name: `More for ${first.title}` });
    await more.click();
    await page.getByRole('menuitem', { name: 'Mute this and what answers it' }).click();
    await page.getByText(`Muted: “${first.title}” and what answers it`).waitFor();
    await more.waitFor({ state: 'detached' });
    expect((await streamOf('waiting')).waiting).toBeLessThan(waiting);
    await page.keyboard.press('u');
    await more.click();
    await page.getByRole('menuitem', { name: 'Delete for me' }).click();
    await page.getByText(`Deleted for you: ${first.title}`).waitFor();
    await more.waitFor({ state: 'detached' });
    await page.goto('/stream/choices');
    await page.getByRole('button', { name: `Bring back ${first.title}` }).click();
    await page.getByText('Nothing is deleted.').waitFor();
    expect((await streamOf('waiting')).waiting).toBe(waiting);
  });

  it('is read by a search that was saved, which is renamed and deleted with a way back', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/search?q=rollback%20-myth');
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Going back');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const way = page.getByRole('link', { name: 'Read “Going back” in the stream' });
    await expect.poll(() => isFocused(way)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Going back', level: 1 }).waitFor();
    const rows = page.getByRole('list', { name: 'Entries' }).getByRole('article');
    await rows.first().waitFor();
    const found = await rows.count();
    await page.getByText(`${found} wait to be read.`).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('A');
    await page.getByText('One marked as read').waitFor();
    await page.getByText(`${found - 1} wait to be read.`).waitFor();
    await page.keyboard.press('u');
    await page.getByText(`${found} wait to be read.`).waitFor();
    const menu = page.getByRole('button', { name: 'This search' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Rename or change' }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Rolling back');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Rolling back', level: 1 }).waitFor();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('“Rolling back” is deleted').waitFor();
    const heading = page.getByRole('heading', { name: 'Stream', level: 1 });
    await expect.poll(() => isFocused(heading)).toBe(true);
    await page.keyboard.press('u');
    const views = page.getByRole('navigation', { name: 'Saved searches' });
    await views.getByRole('link', { name: 'Rolling back' }).click();
    await page.getByRole('heading', { name: 'Rolling back', level: 1 }).waitFor();
    await page.getByText(`${found} wait to be read.`).waitFor();
    const head = page.locator('link[rel=search]');
    expect(await head.getAttribute('href')).toBe('/opensearch.xml');
  });

  it('says for a goal what to read today, why, and where the day’s minutes end', async () => {
    stage.watch();
    const { page } = stage;
    const goalId = await setGoal(page);
    await ask(page, 'PUT', '/stream/settings', { minutes: 5 });
    await page.goto('/stream');
    const rows = page.getByRole('list', { name: 'Entries' }).getByRole('article');
    await rows.first().waitFor();
    await rows
      .first()
      .getByText(/^Speaks of /)
      .waitFor();
    expect(await rows.first().locator(`a[href="/goals/${goalId}"]`).count()).toBe(1);
    await page.getByText(/^That is it for today\. \d+ more wait for another day\.$/).waitFor();
    const few = await rows.count();
    await page.getByRole('button', { name: 'Show them anyway' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(few);
    await page.getByLabel('Minutes a day').selectOption('30');
    await expect
      .poll(() => ask(page, 'GET', '/stream/goals?today=0'))
      .toMatchObject({ minutes: 30 });
  });

  it.each([
    ['wide and light', WIDE, 'light'],
    ['on a phone and in the dark', NARROW, 'dark'],
  ] as const)('is well %s', async (_, size, colorScheme) => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto('/stream?view=latest&show=all');
    await page.getByRole('list', { name: 'Entries' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/stream');
    await page.getByRole('list', { name: 'Entries' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Rolling back' }).click();
    await page.getByRole('list', { name: 'Entries' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/search?q=rollback');
    await page.getByRole('list').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/stream/choices');
    await page.getByText('Nothing is muted.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/stream');
    await page.getByRole('list', { name: 'Entries' }).waitFor();
    await page.getByRole('article').getByRole('heading').getByRole('link').nth(1).click();
    await page.getByRole('navigation', { name: 'Entries' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

const isFocused = (where: Locator) => where.evaluate((one) => one === document.activeElement);
