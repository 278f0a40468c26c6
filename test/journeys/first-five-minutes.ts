/**
 * Somebody new: from an empty database to a chosen person with a next move, through the browser, on
 * feeds that real people published. They are read from the folder that KITH_CORPUS names.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, openBrowser, type Visitor } from './parts/browser.ts';
import { countingActs } from './parts/count-acts.ts';
import { keepPictureOnFailure } from './parts/failure-picture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CORPUS = path.resolve(ROOT, process.env.KITH_CORPUS ?? '../shared');
const REPLAY = path.join(CORPUS, 'tools/replay-web.mjs');
const hasCorpus = existsSync(REPLAY);
if (!hasCorpus)
  console.warn(`SKIPPED: the first five minutes need recorded feeds, and ${REPLAY} is not there.`);

const READY_MS_MAX = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'kith-five-minutes-'));
const children: ChildProcess[] = [];

/** Starts a Node program and gives the address that it prints. */
function started(words: string[], environment: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(
      () => reject(new Error(`${words[0]} is not ready: ${said}`)),
      READY_MS_MAX,
    );
    const hear = (text: Buffer) => {
      said += text;
      const [address] = /http:\/\/[\w.]+:\d+/.exec(said) ?? [];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`${words[0]} ended with ${code}: ${said}`)));
  });
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

describe.skipIf(!hasCorpus)('The first five minutes', () => {
  let chromium: Chromium;
  let visitor: Visitor;
  let page: Page;
  let list = '';

  beforeAll(async () => {
    // One feed of each person is real and quick; the whole web has its own check.
    const web = await started([REPLAY, '--port', '0', '--role', 'main']);
    list = path.join(folder, 'subscriptions.opml');
    writeFileSync(list, await (await fetch(`${web}/feeds.opml?role=main`)).text());
    const origin = await started(['bin/start.ts'], {
      PORT: '0',
      KITH_DATA: path.join(folder, 'data'),
      KITH_ALLOW_NET: '127.0.0.0/8',
    });
    chromium = await openBrowser();
    visitor = await chromium.visitor(origin);
    page = visitor.page;
  });
  afterAll(async () => {
    await chromium?.close();
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  });

  it('lead from nothing to a chosen person with a next move, and to what came of it', async () => {
    keepPictureOnFailure(() => page);
    const startedAt = Date.now();
    const acts = countingActs();

    await page.goto('/');
    await acts.fill(page.getByLabel('Username'), 'robin');
    await acts.fill(page.getByLabel('Password'), 'a kettle sings at seven');
    await acts.press(page.getByRole('button', { name: 'Make my account' }));

    await acts.press(page.getByRole('link', { name: 'Write your first goal' }));
    await acts.fill(
      page.getByLabel('What happens at work that should be different?'),
      'Our Python services are slow to test and nobody trusts the results. Security fixes come late.',
    );
    await acts.fill(
      page.getByLabel('I want to be able to …'),
      'write automated tests for Python code, and find security problems in our web application early',
    );
    // What is asked is proposed from those words.
    const chips = page.getByRole('group', { name: 'Questions' }).getByRole('listitem');
    await expect.poll(() => chips.count(), { timeout: 10_000 }).toBeGreaterThan(1);
    await acts.fill(
      page.getByLabel(/What will show that it worked/),
      'A release a week without a hotfix',
    );
    await acts.fill(page.getByLabel(/How sure are you today/), '30');
    await acts.press(page.getByRole('button', { name: 'Start this goal' }));

    await acts.press(page.getByRole('link', { name: 'Bring in people and sources' }));
    await acts.choose(page.getByLabel('File to bring in'), list);
    const bring = page.getByRole('button', { name: /^Bring in \d+ people$/ });
    await bring.waitFor();
    await page
      .getByText(/\d\d new people/)
      .first()
      .waitFor();
    await acts.press(bring);
    await page.getByText(/^Brought in: /).waitFor();
    await acts.press(page.getByRole('link', { name: /^See who fits: / }));

    // People come while sources are read; the first of them is there long before the last.
    const people = page.getByRole('list', { name: 'People', exact: true }).getByRole('article');
    await people.first().waitFor({ timeout: 90_000 });
    await page
      .getByRole('region', { name: 'Sources arriving' })
      .waitFor({ state: 'hidden', timeout: 120_000 });
    // Now the order is settled, and with it what is said of each.
    await page.locator('ol[aria-label=People][aria-busy=false]').waitFor();
    expect(await people.count()).toBeGreaterThan(2);
    // The first of whom Kith says more than what they write about.
    const first = people.filter({ hasText: ': a hint' }).first();
    const name = (await first.getAttribute('aria-label')) ?? '';
    await expect.poll(() => first.locator('mark').count()).toBeGreaterThan(0);

    const person = page.getByRole('article', { name, exact: true });
    await acts.press(person.getByRole('button', { name: `Details: ${name}` }));
    const hint = person.locator('details.criterion', { hasText: 'Hint: ' }).first();
    await acts.press(hint.locator('summary'));
    await acts.press(hint.getByRole('button', { name: /^Yes, that is so: / }));
    await person.getByText('Yes, you decided').waitFor();
    await acts.press(person.getByRole('button', { name: `Choose: ${name}` }));
    await acts.press(person.getByRole('button', { name: `Plan the next move: ${name}` }));

    const planner = page.getByRole('dialog', { name: `Your next move with ${name}` });
    await acts.press(planner.getByRole('radio', { name: /^Ask/ }));
    const opener = planner.getByLabel(/First words/);
    await expect.poll(() => opener.inputValue(), { timeout: 20_000 }).not.toBe('');
    await acts.press(planner.getByRole('button', { name: 'Tomorrow' }));
    await acts.press(planner.getByRole('button', { name: 'Plan this move' }));

    await acts.press(page.locator('summary', { hasText: 'Next moves' }));
    const moves = page.getByRole('region', { name: 'Next moves' });
    const move = moves.getByRole('article', { name: `Ask ${name}` });
    await move.waitFor();
    const minutes = (Date.now() - startedAt) / 60_000;
    console.log(
      `From an empty database to ${name} with a next move: ${acts.count()} interactions, ${minutes.toFixed(2)} minutes at a machine's pace.`,
    );

    await acts.press(move.getByRole('button', { name: `Done: Ask ${name}` }));
    const settle = page.getByRole('dialog', { name: `Asked ${name}` });
    await acts.fill(settle.getByLabel(/What came of it/), 'A kind answer and a link to read.');
    await acts.press(settle.getByRole('radio', { name: 'I received' }));
    await acts.press(settle.getByRole('button', { name: 'Done' }));
    await acts.press(page.getByText('What came of earlier moves (1)'));
    await page.getByText('A kind answer and a link to read.').waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});
