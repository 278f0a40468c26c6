/** What one prints: whole texts, and nothing on them that one could only press. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, setGoal } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

const LINES = 300;

describe('On paper', () => {
  let goalId = 0;
  let noteId = 0;
  const stage = setStage(async (page) => {
    goalId = await setGoal(page);
    await ask(page, 'POST', `/goals/${goalId}/steps`, { text: 'Rehearse a rollback' });
    const done = await ask<{ id: number }>(page, 'POST', `/goals/${goalId}/steps`, {
      text: 'Read how others do it',
    });
    await ask(page, 'PUT', `/steps/${done.id}/state`, { state: 'done', today: '2026-11-23' });
    const text = Array.from({ length: LINES }, (_, at) => `Line ${at} of it.`).join('\n\n');
    ({ id: noteId } = await ask<{ id: number }>(page, 'POST', '/notes', { title: 'Long', text }));
  });
  /** As a browser does before it prints. */
  const toPaper = async (page: Page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  };
  const buttonsOn = (page: Page) => page.getByRole('button').filter({ visible: true }).count();

  it('a note is there to its last line, without what one writes it with', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/notes/${noteId}`);
    await page.getByLabel('Text', { exact: true }).waitFor();
    // What a reader sees is fetched a moment after what a writer needs.
    await expect
      .poll(async () => {
        await toPaper(page);
        return page
          .locator('.note-on-paper')
          .getByText(`Line ${LINES - 1} of it.`)
          .count();
      })
      .toBe(1);
    expect(await page.getByLabel('Who reads this').isVisible()).toBe(false);
    expect(await page.getByLabel('Text', { exact: true }).isVisible()).toBe(false);
    expect(await buttonsOn(page)).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.getByLabel('Text', { exact: true }).waitFor();
  });

  it('a plan says of which goal, and what was done', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/goals/${goalId}/plan`);
    await page.getByText('Rehearse a rollback').waitFor();
    await toPaper(page);
    expect(
      await page
        .getByText(/^Release our web service/i)
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await page.getByText('Read how others do it').isVisible()).toBe(true);
    expect(await page.getByLabel('Next step').isVisible()).toBe(false);
    expect(await buttonsOn(page)).toBe(0);
    expect(stage.complaints).toEqual([]);
  });
});
