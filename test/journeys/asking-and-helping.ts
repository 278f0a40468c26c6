/** Asking three people, noting an answer, thanking; and helping somebody in turn, by keys as well. */
import { describe, expect, it } from 'vitest';
import { BUILDERS } from '../invented/builders.ts';
import { look } from './parts/faults.ts';
import { ask, bringIn, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

interface Person {
  id: number;
  name: string;
}

describe('Who asks and gives', () => {
  let goalId = 0;
  const stage = setStage(async (page) => {
    await bringIn(page, FOLLOWED);
    goalId = await setGoal(page);
  });
  const personNamed = async (name: string): Promise<Person> => {
    const search = encodeURIComponent(name);
    const { people } = await ask<{ people: Person[] }>(
      stage.page,
      'GET',
      `/people?search=${search}`,
    );
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`${name} is not in the directory`);
    return person;
  };

  it('comes from the goal, is told whom to ask and why, and asks three people', async () => {
    const { page } = stage;
    stage.watch();
    await page.goto(`/goals/${goalId}`);
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question').fill('How do you roll back a bad release quickly?');
    await page.getByLabel(/^What have you tried/).fill('A runbook of nine pages.');
    await page.getByRole('button', { name: 'Look whom to ask' }).click();
    await page.getByRole('heading', { name: 'Whom to ask' }).waitFor();
    const proposed = page.getByRole('list', { name: 'Proposed' });
    await proposed.getByRole('checkbox').first().waitFor();
    expect(await proposed.getByRole('checkbox', { checked: true }).count()).toBe(3);
    await proposed.getByRole('checkbox', { checked: true }).last().uncheck();
    await page.getByLabel('Somebody else you would ask', { exact: true }).fill('Leif');
    await page.getByRole('button', { name: 'Leif Aune' }).click();
    await proposed.getByRole('checkbox', { name: /^Leif Aune/, checked: true }).waitFor();
    await proposed.getByRole('slider').first().focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Write the messages' }).click();
    await page
      .getByRole('heading', { level: 1, name: 'How do you roll back a bad release quickly?' })
      .waitFor();
    expect(await page.getByRole('textbox', { name: /^Your message to/ }).count()).toBe(3);
  });

  it('sends its own way, notes an answer, thanks, and takes a slip back', async () => {
    const { page } = stage;
    stage.watch();
    const first = page.getByRole('list', { name: 'Whom you ask' }).getByRole('listitem').first();
    expect(await first.getByRole('textbox').inputValue()).toContain('A runbook of nine pages.');
    await first.getByRole('button', { name: /^I have sent it/ }).click();
    await first.getByRole('button', { name: /^They said no/ }).click();
    await first.getByRole('button', { name: /^Take that back/ }).waitFor();
    await page.keyboard.press('u');
    await first.getByRole('button', { name: /^They have answered/ }).press('Enter');
    await first.getByLabel(/^What did you learn/).fill('Rehearse it on Mondays.');
    await first.getByRole('button', { name: 'Save the answer' }).press('Enter');
    await first.getByText('Rehearse it on Mondays.').waitFor();
    await first.getByRole('button', { name: /^I have thanked/ }).click();
    await first.getByRole('button', { name: /^I have thanked/, pressed: true }).waitFor();
    const { behaviours } = await ask<{ behaviours: { event: string }[] }>(
      page,
      'GET',
      `/behaviours?goal=${goalId}`,
    );
    expect(behaviours.map(({ event }) => event)).toContain('ask.sent');
  });

  it('writes down what somebody asks, sees what of its own touches it, and gives it', async () => {
    const { page } = stage;
    stage.watch();
    await ask(page, 'POST', '/notes', {
      title: 'Rehearsing a rollback',
      text: 'How we rehearse a rollback with a canary on Mondays.',
    });
    const person = await personNamed(BUILDERS[0]?.name ?? '');
    await page.goto(`/people/${person.id}`);
    await page.getByRole('button', { name: 'Write down what they ask' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('In their words').fill('How do others rehearse a rollback?');
    await dialog.getByRole('button', { name: 'Write it down' }).press('Enter');
    await page.getByText(/Your note Rehearsing a rollback may touch it/).waitFor();
    await page.goto('/help');
    await page.getByRole('button', { name: /^Help them/ }).press('Enter');
    await page.getByRole('radio', { name: /^Send/ }).press('Space');
    const words = page.getByRole('textbox', { name: /^Your words to/ });
    await words.waitFor();
    expect(await words.inputValue()).toContain('Rehearsing a rollback');
    await page.getByRole('button', { name: 'I have done it' }).press('Enter');
    await page.getByRole('button', { name: /^Help them/ }).waitFor();
    await page.getByRole('tab', { name: 'Given and received' }).click();
    await page.getByText(/^You sent .* something: “How do others/).waitFor();
    await page.getByText(/^You asked/).waitFor();
  });

  it('introduces two people only when both have said yes', async () => {
    const { page } = stage;
    stage.watch();
    const [one, other] = [BUILDERS[0]?.name ?? '', BUILDERS[1]?.name ?? ''];
    await page.goto('/help?tab=introductions');
    for (const [label, name] of [
      ['Whom you ask first', one],
      ['Whom you ask then', other],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(name);
      // What tells them from a namesake stands behind their name.
      await page.getByRole('button', { name: new RegExp(`^${name}, `) }).click();
    }
    await page.getByRole('button', { name: 'Plan it' }).click();
    expect(await page.getByRole('button', { name: /^I have introduced them/ }).count()).toBe(0);
    for (const said of [
      `I have asked ${one}`,
      `${one} says yes`,
      `I have asked ${other}`,
      `${other} says yes`,
    ])
      await page.getByRole('button', { name: said }).click();
    await page.getByRole('button', { name: /^I have introduced them/ }).click();
    await page.getByText('introduced', { exact: true }).waitFor();
  });

  it('removes an ask without asking for what is gone, and brings it back', async () => {
    const { page } = stage;
    stage.watch();
    await page.goto('/asks/1');
    await page.getByText('Rehearse it on Mondays.').waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByText('Removed the ask').waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/asks');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('Rehearse it on Mondays.').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('finds these pages well on a phone and in the dark', async () => {
    const visitor = { page: stage.page, complaints: stage.complaints, close: async () => {} };
    const faults: string[] = [];
    for (const [address, ready] of [
      ['/asks', 'How do you roll back'],
      ['/asks/1', 'Rehearse it on Mondays.'],
      ['/asks/new?question=How+to+roll+back', 'Look whom to ask'],
      ['/help', 'How do others rehearse'],
      ['/help?tab=introductions', 'introduced'],
      ['/help?tab=story', 'You sent'],
    ] as const)
      faults.push(...(await look(visitor, address, ready)));
    expect(faults).toEqual([]);
  });
});
