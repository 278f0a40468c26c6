/**
 * Looking back: a week in at most twelve presses and fields, a goal until what follows is done, its
 * journey on paper, a self-portrait, and asking somebody why it went so.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countingActs } from './parts/count-acts.ts';
import { ask, bringIn, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

const INTERACTIONS_MAX = 12;
const GOAL_TITLE = /^Release our web service/;

let goalId = 0;
const stage = setStage(async (page) => {
  goalId = await setGoal(page);
  await bringIn(page, FOLLOWED);
  await somethingDone(page);
});

async function somethingDone(page: Page): Promise<void> {
  const { people } = await ask<{ people: { id: number; name: string }[] }>(page, 'GET', '/people');
  const personId = people.find(({ name }) => name === 'Marit Solheim')?.id;
  await ask(page, 'PUT', `/goals/${goalId}/people/${personId}/decision`, { decision: 'chosen' });
  const move = await ask<{ id: number }>(page, 'POST', '/moves', {
    goalId,
    personId,
    intent: 'ask',
  });
  const settlement = {
    state: 'done',
    outcome: 'She rehearses every Monday',
    direction: 'received',
  };
  await ask(page, 'PUT', `/moves/${move.id}/state`, settlement);
  await ask(page, 'POST', '/notes', { title: 'Friday log', text: 'Two of three', goalId });
  await ask(page, 'POST', `/goals/${goalId}/steps`, { text: 'Rehearse a rollback' });
}

it('looks back on a week in at most twelve interactions', async () => {
  stage.watch();
  const { page } = stage;
  const acts = countingActs();
  await page.goto('/reviews');
  await acts.press(page.getByRole('link', { name: 'Look back on this week' }));
  await page.getByText('Asked Marit Solheim').waitFor();
  await page.getByText('Friday log').waitFor();
  await acts.press(
    page.getByRole('group', { name: 'On track?' }).getByRole('button', { name: 'Partly' }),
  );
  await acts.fill(page.getByLabel(/What did you learn/), 'Rehearsing beats reading');
  await acts.fill(page.getByLabel(/What did you give/), 'A look at the runbook');
  await acts.fill(page.getByLabel(/What comes next/), 'Draw the runbook as a picture');
  await acts.press(page.getByRole('button', { name: 'Rehearse a rollback' }));
  await acts.press(page.getByLabel('Keep it as a private note too'));
  await acts.press(page.getByRole('button', { name: 'Done', exact: true }));
  await page.getByText('You looked back').first().waitFor();
  await page.getByText('Rehearse a rollback').first().waitFor();
  await page.getByRole('link', { name: 'Share a version of this' }).waitFor();
  // What comes next is not left at words: it goes into the plan, but for what stands there.
  expect(
    await page.getByRole('button', { name: 'Make it a step: Rehearse a rollback' }).count(),
  ).toBe(0);
  await acts.press(
    page.getByRole('button', { name: 'Make it a step: Draw the runbook as a picture' }),
  );
  await page.getByRole('link', { name: /^In the plan of/ }).waitFor();
  const { steps } = await ask<{ steps: { text: string }[] }>(page, 'GET', `/goals/${goalId}/steps`);
  expect(steps.map(({ text }) => text)).toContain('Draw the runbook as a picture');
  const { checks } = await ask<{ checks: object[] }>(page, 'GET', '/checks/latest');
  expect(checks).toMatchObject([{ goalId, answer: 'partly' }]);
  expect(acts.count()).toBeLessThanOrEqual(INTERACTIONS_MAX);
});

it('looks back on a goal, in two sittings, until what follows is done', async () => {
  stage.watch();
  const { page } = stage;
  await page.goto('/reviews');
  await page.getByRole('link', { name: 'Look back', exact: true }).click();
  await page.getByRole('heading', { name: GOAL_TITLE }).waitFor();
  await page
    .getByRole('group', { name: /Three releases in a row/ })
    .getByRole('radio', { name: 'Partly' })
    .check();
  await page.getByLabel(/What shows it/).fill('Two of three');
  await page.getByLabel(/Point to/).selectOption({ label: 'Friday log' });
  await page.getByLabel(/The way I went about it/).check();
  await page.getByLabel(/In your own words/).fill('I rehearsed once, and read for weeks.');
  await page.getByText('Saved', { exact: true }).waitFor();

  await page.goto('/reviews');
  await page.getByRole('link', { name: 'Go on with it' }).click();
  expect(await page.getByLabel(/In your own words/).inputValue()).toContain('rehearsed once');
  expect(await page.getByLabel(/Point to/).inputValue()).toMatch(/^note /);

  await page.getByLabel(/Change the way I go about it/).check();
  await page.getByLabel(/The next step/).fill('Rehearse on Mondays');
  await page.getByRole('button', { name: 'In two weeks' }).click();
  await page.getByRole('button', { name: 'Change the plan' }).click();
  await page.waitForURL(`**/goals/${goalId}/plan`);
  const steps = await ask<{ steps: { text: string }[] }>(page, 'GET', `/goals/${goalId}/steps`);
  expect(steps.steps.map(({ text }) => text)).toContain('Rehearse on Mondays');

  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.waitForURL('**/reviews/*');
  await page.getByRole('button', { name: 'Skip this time' }).waitFor();
  await page.getByLabel(/Go on as before/).check();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('button', { name: 'Take the decision back' }).waitFor();
  await page.getByText('Went on as before').first().waitFor();
});

it('reads the journey, with people and without, and has it on paper', async () => {
  stage.watch();
  const { page } = stage;
  await page.goto(`/goals/${goalId}/journey`);
  // The month is folded to a line that says with whom; on paper it is unfolded by itself.
  const summary = page.getByText(/with others \(Marit Solheim\)/);
  await summary.waitFor();
  expect(await page.getByText('Asked Marit Solheim').count()).toBe(0);
  const paper = (await page.pdf({ tagged: true, outline: true })).toString('latin1');
  expect(paper.startsWith('%PDF-')).toBe(true);
  expect([...paper.matchAll(/\/Type\s*\/Page\b/g)].length).toBeGreaterThan(0);
  // What is a heading on the page stands in the outline of the file.
  for (const title of ['The need', 'How it went', 'Looking back'])
    expect(paper).toContain(`/Title (${title})`);
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Asked Marit Solheim').waitFor();
  expect(await page.getByRole('button', { name: /Print/ }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await summary.click();
  await page.getByText('She rehearses every Monday').waitFor();
  await page.getByLabel(/Name people/).uncheck();
  await page.getByText('Asked somebody').waitFor();
  expect(await page.getByText('Marit').count()).toBe(0);
});

it('draws a self-portrait, which is silent until there is a second one', async () => {
  stage.watch();
  const { page } = stage;
  await page.goto('/portrait?of=2026-Q1');
  const help = page.getByRole('group', { name: /When I am stuck/ });
  await help.getByRole('radio', { name: 'Rather not' }).check();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await page.getByRole('heading', { name: 'Beside your earlier ones' }).count()).toBe(0);
  await page.goto('/portrait?of=2026-Q2');
  await help.getByRole('radio', { name: 'Fully' }).check();
  await page.getByRole('heading', { name: 'Beside your earlier ones' }).waitFor();
  await page.getByRole('button', { name: 'As a table' }).click();
  const row = page.getByRole('row', { name: /Asking for help/ });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['rather not', 'fully']);
});

it('asks somebody who wrote of the same', async () => {
  stage.watch();
  const { page } = stage;
  await page.goto(`/goals/${goalId}/experience`);
  await page.getByLabel(/What did not go/).fill('rolling back a bad release takes an hour');
  await page.getByLabel(/What have you tried/).fill('A written runbook');
  await page.getByRole('button', { name: 'Look who may know' }).click();
  await page.getByRole('checkbox', { name: 'Ask Marit Solheim' }).check();
  await expect
    .poll(() => page.getByLabel('First words').inputValue())
    .toContain('What I tried: A written runbook.');
  await page.getByRole('button', { name: 'Plan to ask Marit Solheim' }).click();
  await page.waitForURL('**/moves');
  const { moves } = await ask<{ moves: { intent: string; opener: string }[] }>(
    page,
    'GET',
    `/goals/${goalId}/moves?state=planned`,
  );
  expect(moves.at(-1)).toMatchObject({ intent: 'ask' });
});

it('leaves nothing behind that went wrong', () => {
  expect(stage.complaints).toEqual([]);
});
