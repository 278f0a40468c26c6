/** Where people gather: found by what they write, added in one step, visited, and undone, by keyboard as well. */
import { describe, expect, it } from 'vitest';
import { faultsOf } from './parts/faults.ts';
import { type Learner, liveAsLearner } from './parts/learner.ts';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

describe('Places', () => {
  let learner = {} as Learner;
  const stage = setStage(async (page, kith) => {
    learner = await liveAsLearner(page, kith);
  });

  it('are found where two people lead who write on the goal, added in one step and undone', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/people');
    await page.getByRole('link', { name: 'Places', exact: true }).click();
    await page.getByText('Marit Solheim and Priya Raman').waitFor();
    await page
      .getByRole('button', { name: 'Add as a place: discuss.calmreleases.example' })
      .click();
    const added = page.getByRole('list', { name: 'Places', exact: true });
    await added.getByText('discuss.calmreleases.example').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByRole('button', { name: 'Add as a place: discuss.calmreleases.example' })
      .waitFor();
    await page.getByRole('button', { name: 'Dismiss: #smallreleases' }).click();
    await page.getByText('Not proposed again: #smallreleases').waitFor();
    await page.reload();
    await page.getByText('Marit Solheim and Priya Raman').waitFor();
    expect(await page.getByText('#smallreleases').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('say who is there: whom I say, and whom their entries show', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/places/${learner.placeId}`);
    const button = page.getByRole('button', { name: 'Is there: Bram Kuiper' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('list', { name: 'Who is there' })
      .getByRole('link', { name: 'Bram Kuiper' })
      .waitFor();
    await page.getByRole('button', { name: /^Plan a visit for/ }).click();
    await page.getByText('Planned: Go to Quiet Deploys Rotterdam').waitFor();
    const { steps } = await ask<{ steps: { text: string; place: { id: number } | null }[] }>(
      page,
      'GET',
      `/goals/${learner.goalId}/steps`,
    );
    const visit = steps.find(({ text }) => text === 'Go to Quiet Deploys Rotterdam');
    expect(visit?.place?.id).toBe(learner.placeId);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('stand on a person’s page, whose parts fold and stay folded', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/people/${learner.personId}`);
    await page
      .getByRole('button', { name: 'Add as a place: discuss.calmreleases.example' })
      .waitFor();
    await page.getByRole('button', { name: 'Who points to whom' }).click();
    await page.getByText('Marit Solheim points to').waitFor();
    await page.getByRole('button', { name: 'Working on now' }).click();
    await page.reload();
    await page.getByText('Marit Solheim points to').waitFor();
    expect(
      await page.getByRole('button', { name: 'Working on now' }).getAttribute('aria-expanded'),
    ).toBe('false');
    expect(await faultsOf(page)).toEqual([]);
  });
});
