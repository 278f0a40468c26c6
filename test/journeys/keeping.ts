/**
 * Keeping: one encounter with two people logged once, what happened by chance attached to a goal later, meetings
 * from a calendar file, a pasted message; how one stands to a person; the few people to be in touch with.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BUILDERS } from '../invented/builders.ts';
import { calendarOf, MESSAGE } from '../invented/meetings.ts';
import { WIDE } from './parts/browser.ts';
import { look } from './parts/faults.ts';
import { ask, bringIn, setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('To keep a network one', () => {
  let marit = 0;
  let priya = 0;
  const stage = setStage(async (page) => {
    await setGoal(page);
    await bringIn(page, BUILDERS);
    [marit, priya] = [await idOf(page, 'Marit Solheim'), await idOf(page, 'Priya Raman')];
  });

  async function idOf(page: Page, name: string): Promise<number> {
    const path = `/people?search=${encodeURIComponent(name)}`;
    const { people } = await ask<{ people: { id: number }[] }>(page, 'GET', path);
    return people[0]?.id ?? 0;
  }
  const pick = async (page: Page, name: string) => {
    await page.getByLabel('With whom?').fill(name.slice(0, 5));
    await page.getByRole('list', { name: 'Found' }).getByRole('button', { name }).click();
  };

  it('logs one encounter with two people once, and both have it in their story', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/interactions');
    await page.getByText('Nothing is logged yet').waitFor();
    await page.keyboard.press('l');
    await pick(page, 'Marit Solheim');
    await page.getByLabel('With whom?').fill('Priya');
    const found = page.getByRole('list', { name: 'Found' });
    await found.getByRole('button', { name: 'Priya Raman' }).press('Enter');
    const isInField = () => page.evaluate(() => document.activeElement?.matches('[name=people]'));
    await expect.poll(isInField).toBe(true);
    await page.getByLabel('By which way?').selectOption({ label: 'Met' });
    await page.getByLabel('What was it?').fill('Coffee after the meetup');
    await page.getByLabel('What did you learn?').fill('Rehearse a rollback on Mondays');
    await page.getByLabel('What comes next?').fill('Send Marit our runbook');
    expect(await page.getByLabel('We both took part').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Log it' }).click();
    await page.getByText('Logged: Marit Solheim, Priya Raman').waitFor();
    for (const id of [marit, priya]) {
      await page.goto(`/people/${id}`);
      const story = page.getByRole('region', { name: 'Our story' });
      await story.getByText('Rehearse a rollback on Mondays').waitFor();
    }
  });

  it('loses nothing that was typed when a window is closed or a page is left before it was sent', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/interactions');
    const open = page.getByRole('button', { name: 'Log what happened' });
    await open.click();
    await pick(page, 'Priya Raman');
    await page.getByLabel('What did you learn?').fill('A lock is a queue');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await open.click();
    await page.getByText('What you typed before is still here.').waitFor();
    expect(await page.getByLabel('What did you learn?').inputValue()).toBe('A lock is a queue');
    await page.getByRole('button', { name: 'Take out Priya Raman' }).waitFor();
    await page.getByRole('button', { name: 'Start afresh' }).click();
    expect(await page.getByLabel('What did you learn?').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.goto('/asks/new');
    await page.getByLabel('Your question').fill('Who holds the lock?');
    await page.goBack();
    await page.goForward();
    await page.getByText('What you typed before is still here.').waitFor();
    expect(await page.getByLabel('Your question').inputValue()).toBe('Who holds the lock?');
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await page.goto('/places');
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByLabel('Why go').fill('They tell what went wrong');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add a place' }).click();
    expect(await page.getByLabel('Why go').inputValue()).toBe('They tell what went wrong');
    await page.getByRole('button', { name: 'Start afresh' }).click();
  });

  it('shows on a phone which of these pages it is on, and that there are more', async () => {
    stage.watch();
    const { page } = stage;
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto('/interactions');
    const row = page.getByRole('navigation', { name: 'With people' });
    await row.getByRole('link', { name: 'What happened' }).waitFor();
    const inView = () =>
      row.evaluate((element) => {
        const outer = element.getBoundingClientRect();
        const inner = element.querySelector('[aria-current=page]')?.getBoundingClientRect();
        return inner !== undefined && inner.left >= outer.left && inner.right <= outer.right + 1;
      });
    await expect.poll(inView).toBe(true);
    await page.goto('/kits');
    await page.getByLabel('The file').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.setViewportSize(WIDE);
  });

  it('does not offer to try again where there is nobody', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/people/999999');
    await page.getByText('There is no such person.').waitFor();
    await page
      .getByText('The address may be mistyped, or what was here has been removed.')
      .waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    stage.complaints.splice(0);
  });

  it('closes a window by one Escape, also from a search that has words in it', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/people/${priya}`);
    const more = page.getByRole('button', { name: 'More', exact: true }).first();
    await more.click();
    await page.getByRole('menuitem', { name: 'Merge with another person' }).click();
    const search = page.getByRole('dialog').getByRole('searchbox');
    await page.getByText('Nobody else matches. Try another name').waitFor();
    expect(await search.inputValue()).toBe('Priya');
    await search.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('attaches to a goal later what happened by chance, and undoes it', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/interactions');
    const only = page.getByRole('button', { name: 'Only what has no goal yet' });
    const isHeld = () => only.evaluate((one) => one === document.activeElement);
    const narrowed = page.waitForResponse(/incidental=1/);
    await only.press('Enter');
    await narrowed;
    expect(await isHeld()).toBe(true);
    await page.getByRole('button', { name: 'By chance. Add a goal' }).click();
    await page.getByText('For which goals?').click();
    await page.getByLabel(/release our web service/i).check();
    await page.getByRole('button', { name: 'Save' }).click();
    const nothing = page.getByText('Everything serves a goal');
    await nothing.waitFor();
    await only.press('Enter');
    await nothing.waitFor({ state: 'detached' });
    expect(await isHeld()).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'By chance. Add a goal' }).waitFor();
  });

  it('chooses which meetings of a calendar are logged, and takes them back together', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/interactions/calendar');
    const file = {
      name: 'calendar.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(calendarOf(dayBefore(3), dayBefore(2))),
    };
    await page.getByLabel('Calendar file').setInputFiles(file);
    await page.getByLabel('Rehearsal with Priya Raman').check();
    await page.getByText('Not in your network: Sam Okoro').waitFor();
    await page.getByRole('button', { name: 'Add Sam Okoro to your network' }).click();
    await page.getByRole('button', { name: 'Take out Sam Okoro' }).waitFor();
    await page.getByText('1 without anybody invited are left out.').waitFor();
    await page.getByRole('button', { name: 'Log this meeting' }).click();
    await page.getByRole('article', { name: /^Rehearsal with Priya Raman/ }).waitFor();
    const logged = page.locator('.toast', { hasText: 'Logged one meeting' });
    await logged.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByRole('article', { name: /^Rehearsal with Priya Raman/ })
      .waitFor({ state: 'detached' });
  });

  it('reads who and when from a pasted message, and keeps its text only when asked', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/interactions');
    await page.getByRole('button', { name: 'From a message' }).click();
    await page.getByLabel('The message').fill(MESSAGE(dayBefore(5)));
    await page.getByRole('button', { name: 'Read who and when' }).click();
    await page.getByRole('button', { name: 'Take out Marit Solheim' }).waitFor();
    expect(await page.getByLabel('Which day?').inputValue()).toBe(dayBefore(5));
    expect(await page.getByLabel('We both took part').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Log it' }).click();
    await page.getByText('Logged: Marit Solheim').waitFor();
    const path = `/interactions?person=${marit}`;
    const { interactions } = await ask<{ interactions: { keptText: string; origin: string }[] }>(
      page,
      'GET',
      path,
    );
    expect(interactions.map(({ keptText }) => keptText)).toEqual(['', '']);
    expect(interactions.map(({ origin }) => origin)).toContain('message');
  });

  it('takes a message from the share menu of a device', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/capture?text=${encodeURIComponent(MESSAGE(dayBefore(4)))}`);
    await page.getByRole('button', { name: 'Log it as what happened' }).click();
    await page.getByRole('button', { name: 'Read who and when' }).click();
    await page.getByRole('button', { name: 'Take out Marit Solheim' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('button', { name: 'Not now' }).click();
  });

  it('says how one stands to a person, with a suggestion and why', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/people/${priya}`);
    await page.getByRole('button', { name: 'Take it: Exchanging' }).click();
    await page.getByText('Noted: how you stand to Priya Raman').waitFor();
    await page.getByRole('button', { name: 'Change how you stand' }).click();
    await page.getByLabel('How often do you want to hear of each other?').selectOption('30');
    await page.getByLabel('In your own words').fill('asks the question behind the question');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change how you stand' }).click();
    await page.getByText('What you typed before is still here.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const standing = page.getByRole('region', { name: 'How you stand to Priya Raman' });
    await standing.getByText('every month', { exact: true }).waitFor();
    await standing.getByText('asks the question behind the question').waitFor();
  });

  it('is asked for a few people, each with why, and puts one off', async () => {
    stage.watch();
    const { page } = stage;
    await ask(page, 'POST', '/interactions', {
      day: dayBefore(200),
      personIds: [marit],
      channel: 'call',
      outcome: 'She showed me her checklist',
    });
    const met = await ask<{ interactions: { id: number; day: string }[] }>(
      page,
      'GET',
      `/interactions?person=${marit}`,
    );
    const recent = met.interactions.filter(({ day }) => day > dayBefore(30)).map(({ id }) => id);
    await ask(page, 'PUT', '/interactions/removed', { ids: recent, isRemoved: true });
    await ask(page, 'PATCH', `/people/${marit}/tie`, { cadenceDays: 91 });
    await page.goto('/keeping');
    const line = page.getByRole('article', { name: 'Marit Solheim' }).first();
    await line.getByText(/You wanted to hear of each other every quarter/).waitFor();
    await line.getByText(/She showed me her checklist/).waitFor();
    await page.goto('/');
    await page.getByRole('region', { name: 'Keep in touch' }).getByText('Marit').waitFor();
    await page.goto('/keeping');
    await line.getByRole('button', { name: /^Not now/ }).click();
    await page.getByRole('menuitem', { name: 'In a month' }).click();
    await page.getByText('Put off: Marit Solheim').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await line.getByText(/every quarter/).waitFor();
  });

  it('finds its pages well, narrow and in the dark', async () => {
    stage.watch();
    const { page, complaints } = stage;
    const visitor = { page, complaints, close: async () => {} };
    const faults = [
      ...(await look(visitor, '/keeping', 'Wake a sleeping tie')),
      ...(await look(visitor, '/interactions', /Coffee after|She showed me/)),
      ...(await look(visitor, '/interactions/calendar', 'Choose a calendar file')),
      ...(await look(visitor, `/people/${priya}`, 'Our story')),
    ];
    expect(faults).toEqual([]);
  });
});
