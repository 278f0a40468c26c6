/** Home fits one screen, whatever there is; a step is done there with one press. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NARROW, WIDE } from './parts/browser.ts';
import { addBesides, addGoal, addPlan } from './parts/days.ts';
import { faultsOf } from './parts/faults.ts';
import { dayIn } from './parts/learner.ts';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const SIZES = { wide: WIDE, narrow: NARROW };

/** By how much the page is higher and wider than the screen. */
const over = (page: Page) =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });

describe('Home', () => {
  const goals: number[] = [];
  const stage = setStage();

  /** What does not fit, by size; the question "On track?" comes last, where there is room for it. */
  const misfits = async (ready: string) => {
    const { page } = stage;
    const found: string[] = [];
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await page.goto('/');
      await page.getByText(ready).filter({ visible: true }).first().waitFor();
      const isAsked = await page.locator('.home-check').count();
      if (isAsked > 0) await page.getByRole('group', { name: 'On track?' }).waitFor();
      const [high, wide] = await over(page);
      if (high || wide) found.push(`${name}: ${high} px too high, ${wide} px too wide`);
    }
    return found;
  };
  const goalsSeen = () => stage.page.getByRole('region', { name: 'Goals' }).getByRole('article');
  const addGoals = async (upTo: number) => {
    while (goals.length < upTo) goals.push(await addGoal(stage.page, goals.length));
  };
  const goHome = async (size = WIDE) => {
    stage.watch();
    await stage.page.setViewportSize(size);
    await stage.page.goto('/');
    await goalsSeen().first().waitFor();
  };

  /** Does, by a key, the one step of a goal made for it; `focused` is the goal that has the focus then. */
  const doTheOnlyStep = async () => {
    const { page } = stage;
    const id = await addGoal(page, 1);
    await ask(page, 'POST', `/goals/${id}/steps`, { text: 'The only one', dueOn: dayIn(-9) });
    await goHome();
    const ring = page.getByRole('button', { name: 'Done: The only one' });
    await ring.press('Enter');
    await ring.waitFor({ state: 'detached' });
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('article')?.textContent ?? '');
    return { id, focused };
  };

  it('is seen to be too high where it is', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/');
    await page.getByText('Write your first goal').waitFor();
    await page.evaluate(() => {
      document.body.style.height = `${innerHeight + 1}px`;
    });
    expect(await over(page)).toEqual([1, 0]);
  });

  it('fits one screen without a goal, and with one that has no plan', async () => {
    stage.watch();
    expect(await misfits('Write your first goal')).toEqual([]);
    await addGoals(1);
    expect(await misfits('Plan the next step')).toEqual([]);
  });

  it('fits with one goal whose steps are due, and says how many', async () => {
    await addPlan(stage.page, goals[0] ?? 0);
    await goHome();
    expect(await misfits('2 more due')).toEqual([]);
  });

  it('fits with two goals, people, moves, captures and a draft', async () => {
    await addGoals(2);
    await addPlan(stage.page, goals[1] ?? 0);
    await addBesides(stage.page, goals[0] ?? 0);
    await goHome();
    expect(await misfits('6 captures in the inbox')).toEqual([]);
    expect(await goalsSeen().count()).toBe(2);
  });

  it('keeps the focus on a goal whose last step is done', async () => {
    const { id, focused } = await doTheOnlyStep();
    await expect.poll(focused).toMatch(/Plan the next step/);
    await ask(stage.page, 'DELETE', `/goals/${id}`);
  });

  it('fits with six goals, and leads to those it does not show', async () => {
    await addGoals(6);
    for (const id of goals.slice(2)) await addPlan(stage.page, id);
    await goHome();
    expect(await misfits('A draft waits')).toEqual([]);
    const { page } = stage;
    for (const [size, least] of [
      [WIDE, 3],
      [NARROW, 2],
    ] as const) {
      await goHome(size);
      const shown = await goalsSeen().count();
      expect(shown).toBeGreaterThanOrEqual(least);
      await page.getByRole('link', { name: moreWords(6 - shown) }).waitFor();
    }
    await page.getByRole('link', { name: /more goals?$/ }).click();
    await page.waitForURL('**/goals');
  });

  it('fits again after the window has become another', async () => {
    await goHome(NARROW);
    const few = await goalsSeen().count();
    await stage.page.setViewportSize({ width: 1280, height: 1300 });
    await expect.poll(() => goalsSeen().count()).toBe(6);
    await stage.page.setViewportSize(NARROW);
    await expect.poll(() => goalsSeen().count()).toBe(few);
    expect(await over(stage.page)).toEqual([0, 0]);
  });

  it('never scrolls sideways, on the smallest screen or enlarged to 200 %', async () => {
    stage.watch();
    for (const size of [
      { width: 320, height: 640 },
      { width: 640, height: 400 },
    ]) {
      await goHome(size);
      expect((await over(stage.page))[1]).toBe(0);
    }
  });

  it('is well, wide and narrow, light and dark', async () => {
    const { page } = stage;
    const faults: string[] = [];
    for (const size of Object.values(SIZES)) {
      await goHome(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await faultsOf(page, colorScheme === 'dark' ? 'colours' : 'all')));
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
    expect(faults).toEqual([]);
  });

  it('fits with fifty goals', async () => {
    await addGoals(50);
    await goHome();
    expect(await misfits('A draft waits')).toEqual([]);
    await goHome();
    await stage.page
      .getByRole('link', { name: moreWords(50 - (await goalsSeen().count())) })
      .waitFor();
  });

  it('fits too where what was said of the goal in front takes room', async () => {
    await goHome();
    const href = await goalsSeen().first().getByRole('link').first().getAttribute('href');
    const goalId = Number(href?.split('/').at(-1));
    const ifThen = {
      cue: 'it is cold outside and the hive hums loudly in the morning',
      action: 'listen for five minutes before I open anything at all, and write down what I heard',
    };
    const before = await ask<{ ifThen: unknown }>(stage.page, 'GET', `/goals/${goalId}`);
    await ask(stage.page, 'PATCH', `/goals/${goalId}`, { ifThen });
    await goHome();
    await goalsSeen().first().getByRole('button', { name: 'Partly' }).click();
    await stage.page.getByText('listen for five minutes').first().waitFor();
    await goHome();
    await stage.page.getByText('listen for five minutes').first().waitFor();
    await expect.poll(() => over(stage.page)).toEqual([0, 0]);
    await ask(stage.page, 'PATCH', `/goals/${goalId}`, { ifThen: before.ifThen });
  });

  it('has a step done with one press of a key, shows the next, and undoes it', async () => {
    await goHome();
    const { page } = stage;
    const first = goalsSeen().first();
    const title = await first.getByRole('heading').textContent();
    const step = first.getByRole('button', { name: /^Done: Die Ergebnisse/ });
    await step.press('Enter');
    await first.getByRole('button', { name: 'Done: Watch somebody do it' }).waitFor();
    await first.getByText('1 more due').waitFor();
    // Where one was: the same goal, the focus on what is next.
    expect(await first.getByRole('heading').textContent()).toBe(title);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Done: Watch somebody do it',
    );
    await page.keyboard.press('u');
    await step.waitFor();
    await first.getByText('2 more due').waitFor();
  });

  it('keeps the focus in its place when a goal is no longer among the most pressing', async () => {
    const { id, focused } = await doTheOnlyStep();
    await expect.poll(focused).toMatch(/\S/);
    await ask(stage.page, 'DELETE', `/goals/${id}`);
  });

  it('tells a cue whose day has passed for the next time, and the goal’s plan where a step has none', async () => {
    await goHome({ width: 1280, height: 1300 });
    const first = goalsSeen().first();
    await first.getByText(/^was due \d days ago$/).waitFor();
    await first.getByText(/^Next time: if lunch is over on the day/).waitFor();
    await first.getByRole('button', { name: /^Done: / }).click();
    await first.getByText(/^Your plan: if it gets hectic/).waitFor();
    await stage.page.getByRole('button', { name: 'Undo' }).click();
    await first.getByText(/^Next time: /).waitFor();
  });

  it('calls the goal’s plan to mind when it is not on track, and in its reviews', async () => {
    stage.watch();
    const { page } = stage;
    const goalId = goals[1] ?? 0;
    await page.setViewportSize(WIDE);
    await page.goto(`/goals/${goalId}/map`);
    const asked = page.getByRole('group', { name: 'On track?' });
    await asked.getByRole('button', { name: 'Not now' }).click();
    await asked.getByText('When it gets hectic I do it alone.').waitFor();
    await asked.getByText(/Your plan: if it gets hectic/).waitFor();
    await page.goto(`/goals/${goalId}/review`);
    await page.getByRole('heading', { name: 'Why it went so' }).waitFor();
    await page.getByText(/Your plan: if it gets hectic/).waitFor();
    const { week } = await ask<{ week: { week: string } }>(page, 'GET', `/home?today=${dayIn(0)}`);
    await page.goto(`/reviews/week/${week.week}`);
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await page
      .getByText(/Your plan: if it gets hectic/)
      .first()
      .waitFor();
  });

  it('and nothing went wrong on the way', () => {
    expect(stage.complaints).toEqual([]);
  });
});

const moreWords = (more: number) => (more === 1 ? '1 more goal' : `${more} more goals`);
