/**
 * All twelve cells for one goal, as a member lives them: from the goal's map into each cell, through one of the
 * screens it names, back to the map. At the end every cell has something in it.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { GOAL } from '../invented/goal.ts';
import { REVIEW_NOTE, ROLLBACK_NOTE } from '../invented/learner.ts';
import { countingActs } from './parts/count-acts.ts';
import { offered } from './parts/offered.ts';
import { bringIn } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

const CAPTURE_ACTS_MAX = 3;
const GOAL_TITLE = `${GOAL.able.slice(0, 1).toUpperCase()}${GOAL.able.slice(1)}`;

interface Lived {
  /** Its column and row, as the map names them. */
  cell: `${'Consume' | 'Create' | 'Connect' | 'Contribute'} · ${'Forethought' | 'Performance' | 'Self-reflection'}`;
  title: string;
  /** What the cell calls the screen that serves it. */
  screen: string;
  live: (page: Page) => Promise<void>;
}

const text = (page: Page) => page.getByLabel('Text', { exact: true });
const saved = (page: Page) => page.getByText('Saved', { exact: true }).first().waitFor();
const personOn = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

const LIVED: readonly Lived[] = [
  {
    cell: 'Consume · Forethought',
    title: 'Study the paths of others',
    screen: 'How others got there',
    live: async (page) => {
      const shelf = page.locator('details.plan-shelf');
      const keep = shelf.getByRole('button', { name: /^Keep from this: / }).first();
      // Open by itself while nothing is planned.
      await shelf.waitFor();
      if (!(await shelf.evaluate((details: HTMLDetailsElement) => details.open)))
        await shelf.locator('summary').first().click();
      await keep.click();
      const window = page.getByRole('dialog');
      await window
        .getByLabel(/What I take from it/)
        .fill('Decide beforehand what rolling back means.');
      await window.getByRole('button', { name: 'Keep', exact: true }).click();
      await shelf.getByText('Decide beforehand what rolling back means.').waitFor();
    },
  },
  {
    cell: 'Create · Forethought',
    title: 'Word the goal, plan the way',
    screen: 'Its plan',
    live: async (page) => {
      await page.getByLabel('Next step').fill('Roll back a release that is fine');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Done: Roll back a release that is fine' }).waitFor();
    },
  },
  {
    cell: 'Connect · Forethought',
    title: 'Find the people',
    screen: 'Who fits the goal',
    live: async (page) => {
      const marit = personOn(page, 'Marit Solheim');
      await marit.getByRole('button', { name: 'Choose: Marit Solheim' }).click();
      await marit.getByText('Chosen', { exact: true }).waitFor();
    },
  },
  {
    cell: 'Contribute · Forethought',
    title: 'Let the goal be seen',
    screen: 'Who may see the goal',
    live: async (page) => {
      await page.locator('summary', { hasText: 'Who may see it' }).click();
      await page.getByRole('radio', { name: /^The members of this Kith/ }).check();
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: GOAL_TITLE }).waitFor();
    },
  },
  {
    cell: 'Consume · Performance',
    title: 'Take in what serves it',
    screen: 'Your inbox',
    live: async (page) => {
      await page.getByRole('button', { name: 'Capture', exact: true }).click();
      const window = page.getByRole('dialog');
      await window.getByLabel('What it is').selectOption({ label: 'A podcast' });
      await window
        .getByLabel('What do you take from it?')
        .fill('Draining takes ten minutes of patience');
      await window.getByRole('button', { name: 'Keep it' }).click();
      await page
        .getByRole('button', { name: /^Put it where it belongs/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: /^For “Release our web service/ }).click();
      await page
        .getByText('Draining takes ten minutes of patience', { exact: true })
        .waitFor({ state: 'hidden' });
    },
  },
  {
    cell: 'Create · Performance',
    title: 'Make it your own',
    screen: 'Notes of the goal',
    live: (page) =>
      writeNote(page, ROLLBACK_NOTE.title, 'Whoever is on call may press, without asking.'),
  },
  {
    cell: 'Connect · Performance',
    title: 'Work with others, link ideas',
    screen: 'Link your notes',
    live: async (page) => {
      await page.getByRole('link', { name: ROLLBACK_NOTE.title }).click();
      await text(page).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' After an evening with [[marit');
      await offered(page, /Marit Solheim/).waitFor();
      await page.keyboard.press('Enter');
      await saved(page);
    },
  },
  {
    cell: 'Contribute · Performance',
    title: 'Give it to others',
    screen: 'Let others read a note',
    live: async (page) => {
      await page.getByRole('link', { name: 'New note' }).click();
      await page.getByLabel('Who reads this').selectOption({ label: 'Everyone on this Kith' });
      await page
        .getByText('All members who are signed in here can find and read it, as you write.')
        .first()
        .waitFor();
      await page.getByLabel('Title').fill('How to rehearse a rollback');
      await text(page).fill('On a quiet day, with whoever is on call.');
      await page.waitForURL(/\/notes\/\d+$/);
      await saved(page);
    },
  },
  {
    cell: 'Consume · Self-reflection',
    title: 'Look for signs it works',
    screen: 'Review the goal',
    live: async (page) => {
      await page
        .getByRole('group', { name: GOAL.evidence })
        .getByRole('radio', { name: 'Partly' })
        .check();
      await page.getByLabel(/What shows it/).fill('Two of three');
      await saved(page);
    },
  },
  {
    cell: 'Create · Self-reflection',
    title: 'Write down how it went',
    screen: 'Weekly and goal reviews',
    live: async (page) => {
      await page.getByRole('link', { name: 'Go on with it' }).click();
      await page.getByLabel(/In your own words/).fill('I read for weeks and rehearsed once.');
      await page.getByLabel(/Go on as before/).check();
      await page.getByRole('button', { name: 'Go on', exact: true }).click();
      await page.getByRole('button', { name: 'Take the decision back' }).waitFor();
    },
  },
  {
    cell: 'Connect · Self-reflection',
    title: 'Ask why it went so',
    screen: 'Ask others why',
    live: async (page) => {
      await page.getByLabel(/What did not go/).fill('rolling back a bad release takes an hour');
      await page.getByRole('button', { name: 'Look who may know' }).click();
      await page.getByRole('checkbox', { name: 'Ask Marit Solheim' }).check();
      await page.getByRole('button', { name: 'Plan to ask Marit Solheim' }).click();
      await page.getByText('Planned: ask Marit Solheim').waitFor();
    },
  },
  {
    cell: 'Contribute · Self-reflection',
    title: 'Reflect in public',
    screen: 'Publish a reflection',
    live: async (page) => {
      await page.getByRole('link', { name: ROLLBACK_NOTE.title }).click();
      await page.getByRole('link', { name: 'Make a version for others' }).click();
      await page.getByText('Marit Solheim', { exact: true }).waitFor();
      await page.getByRole('radio', { name: /^Public/ }).check();
      await page.getByRole('button', { name: 'Share this version' }).click();
      await page.getByText('Shared. The note it came from stays private.').waitFor();
      await page.waitForURL(/\/notes\/\d+\?view=read$/);
      expect(await page.getByRole('main').textContent()).not.toContain('Marit');
    },
  },
];

async function writeNote(page: Page, title: string, words: string): Promise<void> {
  await page.getByRole('link', { name: 'New note' }).click();
  await page.getByLabel('Title').fill(title);
  await text(page).fill(words);
  await page.waitForURL(/\/notes\/\d+$/);
  await saved(page);
}

describe('A member lives all twelve cells for one goal', () => {
  const stage = setStage(async (page) => {
    await bringIn(page, FOLLOWED);
  });
  const served: string[] = [];
  let goal = '';
  const cellOf = (title: string): Locator =>
    stage.page.getByRole('button', { name: new RegExp(`^${title}`) });
  /** The goal's map, reached as one does: from the first page through the goal. */
  const toMap = async () => {
    const { page } = stage;
    await page.getByRole('link', { name: 'Home', exact: true }).first().click();
    await page.getByRole('link', { name: GOAL_TITLE, exact: true }).first().click();
    await page
      .getByRole('navigation', { name: 'Sides of this goal' })
      .getByRole('link', { name: 'Map' })
      .click();
    await page.waitForURL(`**${goal}/map**`);
    await cellOf('Reflect in public').waitFor();
  };

  it('begins on the first page with a goal', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/');
    await page.getByRole('link', { name: 'Write your first goal' }).click();
    await page.getByLabel('What happens at work that should be different?').fill(GOAL.need);
    await page.getByLabel('I want to be able to …').fill(GOAL.able);
    await page.getByLabel(/What will show that it worked/).fill(GOAL.evidence);
    const chips = page.getByRole('group', { name: 'Questions', exact: true }).getByRole('listitem');
    await expect.poll(() => chips.count(), { timeout: 20_000 }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Start this goal' }).click();
    await page.getByRole('heading', { level: 1, name: GOAL_TITLE }).waitFor();
    goal = new URL(page.url()).pathname;
    expect(goal).toMatch(/^\/goals\/\d+$/);
  });

  it.each(LIVED)('$cell: $title', async ({ cell, title, screen, live }) => {
    stage.watch();
    const { page } = stage;
    await toMap();
    await cellOf(title).click();
    const window = page.getByRole('dialog', { name: title });
    await window.getByText(cell, { exact: true }).waitFor();
    await window.getByRole('link', { name: screen, exact: true }).click();
    await window.waitFor({ state: 'hidden' });
    const where = () => new URL(page.url()).pathname;
    const address = where().replace(/\d+/, '…');
    await live(page);
    served.push(`${cell}: “${screen}” (${address})`);
    await toMap();
    // What was done comes onto the map with the next look at it.
    await expect
      .poll(
        async () => {
          await page.reload();
          await cellOf(title).waitFor();
          return cellOf(title).getAttribute('data-state');
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe('lived');
  });

  it('and sees every cell lived, with nothing that went wrong on the way', async () => {
    stage.watch();
    const { page } = stage;
    const states = await page
      .getByRole('table', { name: /twelve cells/ })
      .locator('[data-state]')
      .evaluateAll((cells) => cells.map((one) => one.getAttribute('data-state')));
    expect(states).toEqual(LIVED.map(() => 'lived'));
    expect(served).toHaveLength(LIVED.length);
    expect(stage.complaints).toEqual([]);
  });

  it(`keeps a thought from any page with at most ${CAPTURE_ACTS_MAX} acts`, async () => {
    stage.watch();
    const { page } = stage;
    const acts = countingActs();
    await acts.press(page.getByRole('button', { name: 'Capture', exact: true }));
    await acts.fill(
      page.getByRole('dialog').getByLabel('What are you thinking?'),
      REVIEW_NOTE.title,
    );
    await acts.press(page.getByRole('dialog').getByRole('button', { name: 'Keep it' }));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.goto('/inbox');
    await page.getByRole('link', { name: REVIEW_NOTE.title }).waitFor();
    expect(acts.count()).toBeLessThanOrEqual(CAPTURE_ACTS_MAX);
    console.log(`A thought kept: ${acts.count()} interactions.`);
  });

  afterAll(() => console.log(served.join('\n')));
});
