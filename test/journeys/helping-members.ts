/** Two members agree to be found, see what they have for each other, and reach each other after two yeses. */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Visitor } from './parts/browser.ts';
import { look } from './parts/faults.ts';
import { ask, bringIn, setGoal } from './parts/prepare.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

describe('Members who help each other', () => {
  let kim: Visitor | undefined;
  let goalId = 0;
  const stage = setStage(async (page) => {
    await bringIn(page, FOLLOWED.slice(0, 3));
    goalId = await setGoal(page);
  });
  afterAll(() => kim?.close());

  async function offer(page: Page, topic: string, contact: string): Promise<void> {
    await page.getByLabel('Add a topic').fill(topic);
    await page.keyboard.press('Enter');
    await page.getByLabel('How somebody reaches you').fill(contact);
    await page.getByRole('button', { name: 'Agree to be found' }).press('Enter');
    await page.getByRole('heading', { name: 'You can be asked about' }).waitFor();
  }
  const other = (): Page => {
    if (!kim) throw new Error('kim is not there yet');
    return kim.page;
  };

  it('leads nobody to peers who is alone', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/moves');
    await page.getByRole('link', { name: 'Asks' }).waitFor();
    expect(await page.getByRole('link', { name: 'Peers' }).count()).toBe(0);
    await page.goto('/peers');
    await page.getByRole('link', { name: 'Invite somebody' }).waitFor();
  });

  it('lets two find each other once both agreed, with why', async () => {
    stage.watch();
    const { page } = stage;
    const { path } = await ask<{ path: string }>(page, 'POST', '/invitations');
    kim = await stage.visitor();
    await kim.page.goto('/welcome');
    const joined = { name: 'kim', password: 'the tide is out till noon' };
    await ask(kim.page, 'POST', `/invitations/${path.replace('/join/', '')}/accept`, joined);
    await kim.page.goto('/peers');
    await offer(kim.page, 'rolling back a bad release', 'kim@mail.example');
    await kim.page.getByText('Nobody else has agreed to be found yet').waitFor();

    await page.goto('/moves');
    await page.getByRole('link', { name: 'Peers' }).click();
    await page.getByRole('heading', { name: 'Help each other on this Kith' }).waitFor();
    expect(await page.getByText('rolling back').count()).toBe(0);
    await offer(page, 'sourdough bread', 'robin@mail.example');
    await page.getByText(/“rolling back a bad release” touches your goal/).waitFor();
    await page.goto(`/goals/${goalId}`);
    await page.getByRole('heading', { name: 'On this Kith' }).waitFor();
    const question = 'roll back a release';
    const brief = await ask<{ id: number }>(page, 'POST', `/goals/${goalId}/briefs`, { question });
    await page.goto(`/goals/${goalId}?tab=looking&brief=${brief.id}`);
    await page.getByText('can be asked about “rolling back a bad release”').waitFor();
  });

  it('shows how to reach each other after two yeses, and no longer when one has left', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/peers');
    await page.getByRole('button', { name: 'Ask for help: kim' }).press('Enter');
    await page.getByLabel('What do you ask kim?').fill('How do you rehearse it?');
    await page.getByRole('button', { name: 'Send' }).press('Enter');
    await page.getByText('No answer so far.').waitFor();
    expect(await page.getByText('kim@mail.example').count()).toBe(0);

    await other().goto('/');
    await other().goto('/peers');
    await other().getByText('How do you rehearse it?').waitFor();
    await other().getByRole('button', { name: 'Yes, to robin' }).press('Enter');
    await other().getByRole('link', { name: 'robin@mail.example' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'kim@mail.example' }).waitFor();

    await other().getByRole('button', { name: 'Leave' }).press('Enter');
    await other().getByRole('heading', { name: 'Help each other on this Kith' }).waitFor();
    await page.reload();
    await page.getByText('Nobody else has agreed to be found yet').waitFor();
    expect(await page.getByText('kim').count()).toBe(0);
    await other().keyboard.press('u');
    await other().getByRole('link', { name: 'robin@mail.example' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'kim@mail.example' }).waitFor();
  });

  it('shows a goal to the member one chooses', async () => {
    stage.watch();
    const { page } = stage;
    await ask(page, 'PATCH', `/goals/${goalId}`, { audience: 'person' });
    await page.goto(`/goals/${goalId}`);
    await page.getByText('About this goal').click();
    await page.getByRole('checkbox', { name: 'kim' }).press('Space');
    await page.getByText('Shown to kim').waitFor();
    const { goals } = await ask<{ goals: unknown[] }>(other(), 'GET', '/shared-goals');
    expect(goals).toHaveLength(1);
  });

  it('is well on a phone and in the dark', async () => {
    const { page, complaints } = stage;
    const visitor = { page, complaints, close: async () => {} };
    expect(await look(visitor, '/peers', 'You can be asked about')).toEqual([]);
  });
});
