/** What one does on the page of a goal, day by day. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bringIn, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

const personOn = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

describe('On the page of a goal one', () => {
  let goalId = 0;
  const stage = setStage(async (page) => {
    goalId = await setGoal(page);
    await bringIn(page, FOLLOWED);
  });
  const open = async (tab = '') => {
    stage.watch();
    await stage.page.goto(`/goals/${goalId}${tab && `?tab=${tab}`}`);
    return stage.page;
  };

  it('dismisses somebody and takes it back, and keeps somebody for later', async () => {
    const page = await open();
    const odile = personOn(page, 'Odile Ferrand');
    await odile.getByRole('button', { name: 'Dismiss: Odile Ferrand' }).click();
    await odile.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await odile.waitFor();

    // It shows at once; what is read after a reload may overtake what the server is still writing.
    const isKept = page.waitForResponse((answer) =>
      Boolean(answer.request().postData()?.includes('"later"')),
    );
    await odile.getByRole('button', { name: 'Later: Odile Ferrand' }).click();
    await odile.getByText('For later').waitFor();
    await isKept;
    await page.reload();
    await odile.getByText('For later').waitFor();
    expect(await odile.locator('mark').count()).toBeGreaterThan(0);
  });

  it('does all of it by keyboard', async () => {
    const page = await open();
    await page.getByRole('list', { name: 'People', exact: true }).waitFor();
    const focused = () =>
      page.evaluate(() =>
        document.activeElement?.closest('[data-person]')?.getAttribute('aria-label'),
      );
    const names = await page
      .getByRole('list', { name: 'People', exact: true })
      .getByRole('article')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
    expect(names.length).toBeGreaterThan(3);
    const [first = '', second = ''] = names;

    await page.keyboard.press('j');
    expect(await focused()).toBe(first);
    await page.keyboard.press('j');
    expect(await focused()).toBe(second);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    const person = personOn(page, first);
    await person.getByRole('heading', { name: 'What they write' }).waitFor();
    await page.keyboard.press('c');
    await person.getByText('Chosen', { exact: true }).waitFor();
    await page.keyboard.press('u');
    await person.getByText('Chosen', { exact: true }).waitFor({ state: 'hidden' });

    // Tab goes from the person into what is theirs, Enter presses it.
    await person.focus();
    const details = person.getByRole('button', { name: `Details: ${first}` });
    for (let tabs = 0; tabs < 3 && !(await isFocused(details)); tabs++)
      await page.keyboard.press('Tab');
    expect(await isFocused(details)).toBe(true);
    await page.keyboard.press('Enter');
    await person.getByRole('heading', { name: 'What they write' }).waitFor({ state: 'hidden' });

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Choose the person').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  });

  it('sees who covers it together, decides in a cell, and reads what is missing', async () => {
    const page = await open('together');
    await page.getByRole('button', { name: /^Choose these \d+$/ }).click();
    await page.getByText(/^You chose .* and /).waitFor();
    const table = page.getByRole('table');
    const chosen = await table.locator('thead th').count();
    expect(chosen).toBeGreaterThan(3);

    const row = table.getByRole('row').filter({ hasText: 'Trust' });
    expect(await row.getByText('nobody').count()).toBe(1);
    await row.getByRole('button').first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Yes, that is so/ })
      .click();
    await page.keyboard.press('Escape');
    await row.getByText(/^1 of \d+$/).waitFor();
    const missing = page.getByRole('region', { name: 'What is missing' });
    await missing.getByText('Nobody here inspires you yet.').waitFor();
    await missing
      .getByText('You have not said of anyone that you trust them')
      .waitFor({ state: 'detached' });
  });

  it('looks beyond, where sites let programs in, and adds somebody in one step', async () => {
    const page = await open('beyond');
    const strangers = page.getByRole('list', { name: 'Sites your network points to' });
    await strangers.getByText('reversible.example').first().waitFor();
    expect(stage.web.asked.some((asked) => asked.startsWith('reversible.example'))).toBe(false);
    await page.getByRole('button', { name: /^Look at \d+ sites$/ }).click();

    const ilse = personOn(page, 'Ilse Brandt');
    await ilse.getByText('Cited by').first().waitFor({ timeout: 60_000 });
    await ilse.getByRole('button', { name: 'Add: Ilse Brandt' }).click();
    await page
      .getByRole('region', { name: 'Added, kept for later' })
      .getByText('Ilse Brandt')
      .waitFor();

    await page.getByText(/sites? where nobody was found/).click({ timeout: 60_000 });
    const closed = personOn(page, 'privatenotes.example');
    await closed.getByText('Nobody found.', { exact: false }).waitFor();
    const askedOfClosed = stage.web.asked.filter((asked) =>
      asked.startsWith('privatenotes.example'),
    );
    expect(new Set(askedOfClosed)).toEqual(new Set(['privatenotes.example/robots.txt']));

    await page.getByRole('tab', { name: /^Who fits/ }).click();
    await personOn(page, 'Ilse Brandt').getByText('For later').waitFor({ timeout: 30_000 });
  });

  it('writes a note that can be given, plans a move, and says what came of it', async () => {
    const page = await open();
    await page.goto('/notes/new');
    await page.getByLabel('Title').fill('Our release train keeps a timetable');
    await page
      .getByLabel('Text', { exact: true })
      .fill(
        'The timetable of our release train made the queue shorter: finding the bad change went from an afternoon to a glance.',
      );
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.goto('/notes');
    await page.getByRole('link', { name: 'Our release train keeps a timetable' }).waitFor();

    await page.goto(`/goals/${goalId}`);
    const marit = personOn(page, 'Marit Solheim');
    const choose = marit.getByRole('button', { name: 'Choose: Marit Solheim' });
    if ((await choose.getAttribute('aria-pressed')) !== 'true') await choose.click();
    await marit.getByRole('button', { name: 'Plan the next move: Marit Solheim' }).click();
    const planner = page.getByRole('dialog');
    await planner.getByRole('radio', { name: /^Share/ }).check();
    await planner.getByRole('checkbox', { name: /Our release train keeps a timetable/ }).check();
    await expect
      .poll(() => planner.getByLabel('First words').inputValue())
      .toContain('Our release train keeps a timetable');
    await planner.getByRole('button', { name: 'Today' }).click();
    await planner.getByRole('button', { name: 'Plan this move' }).click();
    await planner.waitFor({ state: 'hidden' });

    await page.goto('/moves');
    const move = personOn(page, 'Share something with Marit Solheim');
    await move.getByRole('button', { name: /^Done: / }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/What came of it/)
      .fill('She will try it on Thursday.');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await move.waitFor({ state: 'hidden' });
    await page.getByText('What came of earlier moves (1)').click();
    await page.getByText('She will try it on Thursday.').waitFor();
    await page.getByRole('button', { name: /^Not done after all/ }).click();
    await move.waitFor();
  });

  it('sees that nothing has failed in the background', async () => {
    const page = await open();
    await page.goto('/settings/jobs');
    await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});

const isFocused = (where: ReturnType<Page['getByRole']>) =>
  where.evaluate((element) => element === document.activeElement);
