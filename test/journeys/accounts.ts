/** Coming in, going out, and who sees what. */
import { describe, expect, it } from 'vitest';
import { ask, NAME, PASSWORD, setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

describe('A member', () => {
  const stage = setStage();

  it('signs out, is refused with a wrong password, and comes back to the page asked for', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/settings');
    await page.getByRole('button', { name: /settings and sign out/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Kith' }).waitFor();

    await page.goto('/people');
    await page.getByRole('heading', { name: 'Sign in to Kith' }).waitFor();
    await page.getByLabel('Username').fill(NAME);
    await page.getByLabel('Password').fill('not this one at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .waitFor();

    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/people');
  });

  it('finds a half-written goal again after the tab was closed', async () => {
    stage.watch();
    const tab = await stage.page.context().newPage();
    await tab.goto('/goals/new');
    await tab
      .getByLabel('What happens at work that should be different?')
      .fill('Releases scare us');
    await tab.getByLabel('I want to be able to …').fill('take back a bad release');
    await tab.getByText('Saved', { exact: false }).first().waitFor();
    await tab.close();

    const { page } = stage;
    await page.goto('/goals');
    await page.getByRole('link', { name: 'Continue: take back a bad release' }).click();
    const need = page.getByLabel('What happens at work that should be different?');
    await expect.poll(() => need.inputValue()).toBe('Releases scare us');
  });

  it('makes an API token that works, takes it away, and takes that back', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/settings');
    await page.getByLabel('What is it for?').fill('Backup script');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const token = await page.getByLabel('Token for Backup script').inputValue();
    const answerTo = async () => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${stage.kith.origin}/api/v1/goals`, { headers })).status;
    };
    expect(await answerTo()).toBe(200);

    await page.getByRole('button', { name: 'Remove Backup script' }).click();
    await expect.poll(answerTo).toBe(401);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(answerTo).toBe(200);
  });

  it('invites somebody, who sees nothing of theirs', async () => {
    stage.watch();
    const { page } = stage;
    const goalId = await setGoal(page);
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Make an invitation link' }).click();
    const link = await page.getByLabel('Invitation link').inputValue();

    const second = await stage.visitor();
    await second.page.goto(link);
    await second.page.getByLabel('Username').fill('kim');
    await second.page.getByLabel('Password').fill('the tide is out till noon');
    await second.page.getByRole('button', { name: 'Make my account' }).click();
    await second.page.getByRole('link', { name: 'Write your first goal' }).waitFor();
    expect(await ask(second.page, 'GET', '/goals')).toEqual({ goals: [] });

    // Also where one would write for it.
    for (const side of ['', '/notes', '/experience']) {
      await second.page.goto(`/goals/${goalId}${side}`);
      await second.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    }
    await second.page.goto('/settings');
    await second.page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
    expect(await second.page.getByText('Invite someone').count()).toBe(0);

    // One that went to the wrong person is taken back, and that is undone.
    await page.getByRole('button', { name: 'Make another link' }).click();
    const open = page.getByRole('list', { name: 'Invitations nobody has used yet' });
    await open.getByRole('button', { name: 'Take back' }).first().click();
    await open.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Invitation link').count()).toBe(0);
    await page.keyboard.press('u');
    await open.getByRole('button', { name: 'Take back the link above' }).waitFor();
    // Of several one knows which is which.
    await page.getByRole('button', { name: 'Make another link' }).click();
    await open.getByText('Not used yet').waitFor();
    expect(await open.getByText('The link above').count()).toBe(1);
    await open.getByRole('button', { name: /^Take back the one made \w+/ }).waitFor();

    // A link makes one account, and says so before anything is filled in.
    const third = await stage.visitor();
    await third.page.goto(link);
    await third.page.getByRole('heading', { name: 'This invitation is no longer open' }).waitFor();
    expect(await third.page.getByLabel('Username').count()).toBe(0);
    await Promise.all([second.close(), third.close()]);
  });

  it('erases their account, which then lets nobody in', async () => {
    stage.watch();
    const visitor = await stage.visitor();
    const { page } = visitor;
    const lea = { name: 'lea', password: 'the tide is out till noon' };
    const link = await ask<{ path: string }>(stage.page, 'POST', '/invitations');
    await page.goto(link.path);
    await page.getByLabel('Username').fill(lea.name);
    await page.getByLabel('Password').fill(lea.password);
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.getByRole('link', { name: 'Write your first goal' }).waitFor();
    await stage.page.goto('/settings');
    const members = stage.page.getByRole('list', { name: 'Members' });
    await members.getByText(lea.name).waitFor();

    await page.goto('/settings');
    const own = page.getByRole('region', { name: 'Erase your account' });
    await own.getByText('This cannot be taken back.').waitFor();
    // Nothing that a browser could fill in by itself stands there unasked.
    expect(await own.getByRole('textbox').or(own.getByLabel('Your password')).count()).toBe(0);

    // What another tab could not send yet is kept on this device.
    const other = await page.context().newPage();
    await other.goto('/goals/new');
    await other.route('**/api/v1/**', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    await other.getByLabel('I want to be able to …').fill('take back a bad release');
    const keptHere = () =>
      other.evaluate(() =>
        Object.keys(localStorage).filter((key) => key.startsWith('kith.unsaved')),
      );
    await expect.poll(async () => (await keptHere()).length).toBe(1);

    await own.getByRole('button', { name: 'Erase my account …' }).click();
    const sure = page.getByRole('dialog', { name: 'Erase your account for good?' });
    await sure.getByLabel('Your password').fill('not this one at all');
    await page.keyboard.press('Enter');
    await sure.getByText(`Type ${lea.name}, the name you sign in with.`).waitFor();
    await sure.getByLabel('Your username').fill(lea.name);
    await page.keyboard.press('Enter');
    await sure.getByText('This is not your password.').waitFor();
    await sure.getByLabel('Your password').fill(lea.password);
    await sure.getByRole('button', { name: 'Erase my account for good' }).click();
    await page.getByText('Your account is erased').and(page.locator(':focus')).waitFor();
    await other.getByText('Your account is erased').waitFor();
    expect(await keptHere()).toEqual([]);

    await page.getByLabel('Username').fill(lea.name);
    await page.getByLabel('Password').fill(lea.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('do not belong together').waitFor();
    await stage.page.reload();
    await members.getByText(NAME).waitFor();
    expect(await members.getByText(lea.name).count()).toBe(0);
    await visitor.close();
  });

  it('is told what an address without a page is', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/nowhere/at/all');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'Go to the start page' }).click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});
