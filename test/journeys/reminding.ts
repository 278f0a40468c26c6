/** Asking oneself, and being reminded by a real mail server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingSmtp, type SmtpServer, startSmtp } from '../smtp/server.ts';
import { type Chromium, openBrowser, type Visitor } from './parts/browser.ts';
import { keepPictureOnFailure } from './parts/failure-picture.ts';
import { ask, becomeMember } from './parts/prepare.ts';
import { type RunningKith, runKith } from './parts/server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const missing = await missingSmtp();
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe.skipIf(missing)('Who wants to remember', () => {
  let smtp: SmtpServer;
  let kith: RunningKith;
  let chromium: Chromium;
  let visitor: Visitor;
  let noteId: number;
  beforeAll(async () => {
    smtp = await startSmtp();
    kith = await runKith(undefined, {
      KITH_SMTP_URL: `smtp://localhost:${smtp.port}`,
      KITH_MAIL_FROM: 'Kith <kith@kith.example>',
      KITH_URL: 'http://localhost',
    });
    chromium = await openBrowser();
    visitor = await chromium.visitor(kith.origin);
    await becomeMember(visitor.page);
    const form = { title: 'Rolling back', text: 'Stop the queue first.' };
    noteId = (await ask<{ id: number }>(visitor.page, 'POST', '/notes', form)).id;
  });
  afterAll(async () => {
    await chromium?.close();
    await kith?.close();
    await smtp?.stop();
    expect(kith?.errors).toEqual([]);
    expect(visitor?.complaints).toEqual([]);
  });

  it('asks itself later, from the page of a note, and takes a question away and back', async () => {
    const { page } = visitor;
    keepPictureOnFailure(() => page);
    await page.goto(`/notes/${noteId}`);
    await page.getByRole('button', { name: 'Ask myself later' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'When would I use this?' }).click();
    await form.getByLabel('Answer').fill('Before each release');
    await form.getByRole('button', { name: 'Ask me later' }).click();
    const questions = page.getByRole('list', { name: 'Questions' });
    await questions.getByText('When would I use this?').waitFor();
    await questions.getByRole('button', { name: /^Remove: When would/ }).click();
    await questions.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await questions.getByText('When would I use this?').waitFor();
  });

  it('answers by keys: how sure, the answer, how it went, and takes a slip back', async () => {
    const { page } = visitor;
    keepPictureOnFailure(() => page);
    await ask(page, 'POST', `/notes/${noteId}/questions`, {
      question: 'What comes first?',
      answer: 'The queue is stopped',
      today: daysAgo(3),
    });
    await page.goto('/recall');
    await page.getByRole('heading', { name: 'What comes first?' }).waitFor();
    expect(await page.getByText('The queue is stopped').count()).toBe(0);
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('60 of 100').waitFor();
    await page.getByRole('button', { name: 'Show the answer' }).press('Enter');
    await page.getByText('The queue is stopped').waitFor();
    await page.keyboard.press('1');
    await page.getByText('That is all for today').waitFor();
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: 'What comes first?' }).waitFor();
    await page.keyboard.press('s');
    await page.keyboard.press('3');
    await page.getByText('That is all for today').waitFor();
    await page.getByText('Shown from 10 answers on; 0 so far.').waitFor();
  });

  it('confirms an address, sees what is due, puts it off, and stops all', async () => {
    const { page } = visitor;
    keepPictureOnFailure(() => page);
    const goal = await ask<{ id: number }>(page, 'POST', '/goals', {
      able: 'roll back',
      questions: [{ text: 'How?' }],
      reviewOn: daysAgo(0),
    });
    await ask(page, 'PUT', `/goals/${goal.id}/status`, { status: 'active' });
    await page.goto('/settings/reminders');
    await page.getByText('No reminders come.').waitFor();
    await page.getByLabel('Your e-mail address').fill('robin@there.example');
    await page.getByRole('button', { name: 'Send a code' }).click();
    const [letter] = await smtp.untilTaken(1);
    const code = /^Subject: (\d{6})/m.exec(letter?.mail ?? '')?.[1] ?? '';
    await page.getByLabel(/^The code that was sent/).fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Reminders come by e-mail to robin@there.example.').waitFor();

    const due = page.getByRole('list', { name: 'What is due' });
    await due.getByText('Look back on “roll back”').waitFor();
    await due.getByRole('button', { name: /^In a week: Look back/ }).click();
    await due.getByText('Look back on “roll back”').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await due.getByText('Look back on “roll back”').waitFor();

    await page.getByRole('button', { name: 'Stop all' }).click();
    await page.getByText('No reminders come.').waitFor();
  });

  it('has a calendar at an address that opens it, until it is switched off', async () => {
    const { page } = visitor;
    keepPictureOnFailure(() => page);
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = await page.getByLabel('The address', { exact: true }).inputValue();
    const calendar = await page.request.get(address);
    expect(await calendar.text()).toContain('SUMMARY:Look back on');
    await page.getByRole('button', { name: 'Switch the calendar off' }).click();
    await page.getByRole('button', { name: 'Make an address' }).waitFor();
    expect((await page.request.get(address)).status()).toBe(404);
  });
});
