/** Screens that hold still under the eye, the finger and the keys: nothing is pushed down, too low to press, cut, or left behind. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NARROW, WITHOUT_ROOM } from './parts/browser.ts';
import { keepPictureOnFailure } from './parts/failure-picture.ts';
import { ask, bringIn, NAME, PASSWORD, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';
import { lowTargets } from './parts/targets.ts';

/** How far things may move by themselves, as browsers count it; 0.1 is what is called good. */
const SHIFT_MAX = 0.05;
/** Long enough for what does not wait to be shown. */
const LATE_MS = 500;

interface Shifting extends Window {
  shifts: number[];
}

describe('A screen', () => {
  let goalId = 0;
  let personId = 0;
  const stage = setStage(async (page) => {
    await bringIn(page, FOLLOWED);
    goalId = await setGoal(page);
    const { people } = await ask<{ people: { id: number; name: string }[] }>(
      page,
      'GET',
      '/people',
    );
    personId = people.find(({ name }) => name === 'Marit Solheim')?.id ?? 0;
  });

  /** On a phone, signed in; what a service worker asks for could not be held up. */
  let opened: Page | undefined;
  async function onPhone(): Promise<Page> {
    if (opened === undefined) {
      const how = {
        serviceWorkers: 'block',
        viewport: NARROW,
        hasTouch: true,
        isMobile: true,
      } as const;
      opened = (await stage.visitor(how)).page;
      await opened.goto('/sign-in');
      await ask(opened, 'POST', '/session', { name: NAME, password: PASSWORD });
    }
    const page = opened;
    keepPictureOnFailure(() => page);
    return page;
  }

  it('is not pushed down by what comes late', async () => {
    const page = await onPhone();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if ('value' in entry) shifts.push(Number(entry.value));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const [address, late, ready] of [
      [`/people/${personId}`, /\/people\/\d+\/standing/, 'Say how you stand'],
      ['/notes', /\/notes\?isWaiting=true/, '1 capture waits'],
      [`/goals/${goalId}`, /\/goals\/\d+\/steps/, 'Plan the next step'],
    ] as const) {
      if (address === '/notes') await ask(page, 'POST', '/captures', { text: 'It waits' });
      const isHeld = Promise.withResolvers<void>();
      await page.route(late, async (route) => {
        await isHeld.promise;
        await route.continue();
      });
      await page.goto(address);
      await page.waitForTimeout(LATE_MS);
      isHeld.resolve();
      await page.getByText(ready).first().waitFor();
      const moved = () =>
        page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              const sum = () =>
                (window as unknown as Shifting).shifts.reduce((all, one) => all + one, 0);
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum())));
            }),
        );
      expect(await moved(), address).toBeLessThan(SHIFT_MAX);
    }
  });

  it('begins with what one came for, in the upper two fifths of a phone', async () => {
    const page = await onPhone();
    for (const view of ['/stream', '/stream?view=latest']) {
      await page.goto(view);
      const title = page.getByRole('article').first().getByRole('heading');
      const box = await title.boundingBox();
      expect(box?.y, view).toBeLessThan(0.4 * NARROW.height);
    }
    // Of a person found for a goal: the name, why, and then what one can do.
    await page.goto(`/goals/${goalId}`);
    const found = page.getByRole('article', { name: 'Marit Solheim' });
    const why = await found.getByRole('list', { name: 'Writes about' }).boundingBox();
    const choose = await found.getByRole('button', { name: 'Choose: Marit Solheim' }).boundingBox();
    expect(why?.y).toBeLessThan(choose?.y ?? 0);
  });

  it('is pressed by a finger wherever it is pressed', async () => {
    const page = await onPhone();
    await ask(page, 'POST', '/notes', { title: 'A note', text: 'With words', tags: ['drills'] });
    const low: string[] = [];
    for (const [address, ready] of [
      ['/', 'Plan the next step'],
      ['/stream', 'For my goals'],
      ['/people', 'Marit Solheim'],
      [`/people/${personId}`, 'Why?'],
      [`/goals/${goalId}`, 'Marit Solheim'],
      [`/goals/${goalId}/plan`, 'Next step'],
      ['/library', 'You keep nothing yet'],
      ['/sources', 'Small steps to production'],
      ['/notes', 'A note'],
    ] as const) {
      await page.goto(address);
      await page.getByText(ready).filter({ visible: true }).first().waitFor();
      low.push(...(await lowTargets(page)).map((words) => `${address}: ${words}`));
    }
    expect(low).toEqual([]);
    // As high as a finger needs, and under something else.
    const bare = await page.context().newPage();
    await bare.setContent(
      '<main><button style="height: 44px">Under</button><p style="position: fixed; inset: 0">Over</p></main>',
    );
    expect(await lowTargets(bare)).toEqual([expect.stringMatching(/^covered: <button/)]);
    await bare.close();
  });

  it('shows a title whole, however long it is', async () => {
    const page = await onPhone();
    const title = 'What a rollback needs before it is needed, and who has to know of it beforehand';
    const { id } = await ask<{ id: number }>(page, 'POST', '/notes', { title, text: 'Words' });
    await page.goto(`/notes/${id}`);
    const field = page.getByLabel('Title', { exact: true });
    await field.waitFor();
    const cut = await field.evaluate(
      (one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight,
    );
    expect(cut).toBe(false);
    await field.press('Control+End');
    await field.press('Enter');
    await field.pressSequentially('!');
    await expect
      .poll(() => ask<{ title: string }>(page, 'GET', `/notes/${id}`))
      .toMatchObject({ title: `${title}!` });
  });

  it('has the focus on the next entry where one is muted, also by a pointer', async () => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize(WITHOUT_ROOM);
    await page.goto('/stream?view=latest');
    const rows = page.getByRole('list', { name: 'Entries' }).getByRole('article');
    await rows.first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const [muted, next] = await rows.evaluateAll((all) =>
      all.slice(1, 3).map((one) => one.getAttribute('aria-label') ?? ''),
    );
    await page.getByRole('button', { name: `More for ${muted}` }).click();
    await page.getByRole('menuitem', { name: 'Mute this and what answers it' }).click();
    await page.getByRole('button', { name: `More for ${muted}` }).waitFor({ state: 'detached' });
    const focused = page.locator('article:focus');
    await expect.poll(() => focused.getAttribute('aria-label')).toBe(next);
    await page.keyboard.press('u');
    await page.getByRole('button', { name: `More for ${muted}` }).waitFor();
  });

  it('leads back from an entry that is deleted, with a way to take that back', async () => {
    const page = await onPhone();
    const deleteIt = async (title: string) => {
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.getByRole('button', { name: `More for ${title}` }).click();
      await page.getByRole('menuitem', { name: 'Delete for me' }).click();
    };
    await page.goto('/people');
    await page.goto('/stream?view=latest');
    const first = page.getByRole('article').first();
    const title = (await first.getAttribute('aria-label')) ?? '';
    await first.getByRole('link', { name: title, exact: true }).click();
    await deleteIt(title);
    await page.getByRole('heading', { name: 'Stream', level: 1 }).waitFor();
    await page.getByText(`Deleted for you: ${title}`).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('article', { name: title, exact: true }).waitFor();
    // The list stands in the history once.
    await page.goBack();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await page.goto(`/people/${personId}`);
    const entry = page.getByRole('list', { name: 'The latest' }).getByRole('link').first();
    const words = (await entry.textContent()) ?? '';
    await entry.click();
    await deleteIt(words);
    await page.getByRole('heading', { name: 'Marit Solheim', level: 1 }).waitFor();
    await page.getByText(`Deleted for you: ${words}`).waitFor();
  });
});
