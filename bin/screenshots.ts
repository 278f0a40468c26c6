/**
 * `node bin/screenshots.ts`: takes the pictures of docs/screenshots from the real program, on
 * invented people whose invented sites are served on this computer.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { BUILDERS } from '../test/invented/builders.ts';
import { ONLOOKERS, STRANGERS } from '../test/invented/onlookers.ts';
import { opmlOf } from '../test/invented/site.ts';
import { startInventedWeb } from '../test/invented/web.ts';
import { NARROW, openBrowser, WIDE } from '../test/journeys/parts/browser.ts';
import { ask, becomeMember, bringIn, previewOf, setGoal } from '../test/journeys/parts/prepare.ts';
import { runKith } from '../test/journeys/parts/server.ts';
import { provide } from './machine.ts';

const FOLDER = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const FOLLOWED = [...BUILDERS, ...ONLOOKERS];
const DAY_MS = 86_400_000;
const dayAfter = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface People {
  people: { id: number; name: string }[];
}

/** What somebody has done after a few evenings: chosen, judged, noted, planned. */
async function liveWithIt(page: Page, goalId: number): Promise<void> {
  const { people } = await ask<People>(page, 'GET', '/people');
  const idOf = (wanted: string) => people.find(({ name }) => name === wanted)?.id;
  const decide = (name: string, decision: string) =>
    ask(page, 'PUT', `/goals/${goalId}/people/${idOf(name)}/decision`, { decision });
  const judge = (name: string, criterion: string, value: string, reason: string) =>
    ask(page, 'PUT', `/goals/${goalId}/people/${idOf(name)}/criteria/${criterion}`, {
      value,
      reason,
    });
  for (const name of ['Marit Solheim', 'Priya Raman', 'Odile Ferrand'])
    await decide(name, 'chosen');
  await decide('Sofia Marchetti', 'later');
  await judge('Marit Solheim', 'trust', 'yes', 'She answered within a day, and frankly.');
  await judge(
    'Odile Ferrand',
    'disruptive',
    'yes',
    'I disagree with half of it, and think all evening.',
  );
  await judge('Priya Raman', 'inspires', 'yes', 'I went and counted our own differences.');
  await ask(page, 'PATCH', `/goals/${goalId}`, { reviewOn: dayAfter(28) });
  const move = (name: string, intent: string, days: number) =>
    ask<{ id: number }>(page, 'POST', '/moves', {
      goalId,
      personId: idOf(name),
      intent,
      opener: 'Your piece on keeping the previous version warm made us try it. One question: …',
      gives: [],
      dueOn: dayAfter(days),
      draftKey: crypto.randomUUID(),
    });
  await move('Marit Solheim', 'ask', 2);
  const thanked = await move('Priya Raman', 'thank', 1);
  await ask(page, 'PUT', `/moves/${thanked.id}/state`, {
    state: 'done',
    outcome: 'She sent the query she counts with.',
    direction: 'received',
  });
}

async function lookBeyond(page: Page, goalId: number): Promise<void> {
  await page.goto(`/goals/${goalId}?tab=beyond`);
  await page.getByRole('button', { name: /^Look at/ }).click();
  await page.getByText('Ilse Brandt').waitFor();
  await page.getByText('Noor Haddad').waitFor();
}

interface Shot {
  file: string;
  address: string;
  /** A text that is there once the page is. */
  ready: string | RegExp;
  isNarrow?: boolean;
  isDark?: boolean;
  before?: (page: Page) => Promise<void>;
}

const openFirst = (page: Page) =>
  page.getByRole('button', { name: 'Details: Marit Solheim' }).click();

/** The table is what one comes for; it begins below the proposal. */
const toMatrix = (page: Page) =>
  page
    .getByRole('heading', { name: 'Who covers what' })
    .evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top - 32));

function shotsOf(goalId: number, importId: number): Shot[] {
  const goal = `/goals/${goalId}`;
  const together = `${goal}?tab=together`;
  return [
    { file: 'goal', address: goal, ready: 'Marit Solheim' },
    { file: 'goal-details', address: goal, ready: 'Marit Solheim', before: openFirst },
    { file: 'goal-dark', address: goal, ready: 'Marit Solheim', isDark: true },
    { file: 'goal-narrow', address: goal, ready: 'Marit Solheim', isNarrow: true },
    { file: 'together', address: together, ready: 'Who covers what', before: toMatrix },
    {
      file: 'together-dark',
      address: together,
      ready: 'Who covers what',
      isDark: true,
      before: toMatrix,
    },
    {
      file: 'together-narrow',
      address: together,
      ready: 'Who covers what',
      isNarrow: true,
      before: toMatrix,
    },
    { file: 'beyond', address: `${goal}?tab=beyond`, ready: 'Ilse Brandt' },
    { file: 'people', address: '/people', ready: 'Marit Solheim' },
    {
      file: 'people-narrow',
      address: '/people',
      ready: 'Marit Solheim',
      isNarrow: true,
      isDark: true,
    },
    { file: 'import', address: `/sources/import/${importId}`, ready: /new people/ },
  ];
}

async function take(page: Page, shot: Shot): Promise<void> {
  await page.setViewportSize(shot.isNarrow ? NARROW : WIDE);
  await page.emulateMedia({ colorScheme: shot.isDark ? 'dark' : 'light' });
  await page.goto(shot.address);
  await page.getByText(shot.ready).filter({ visible: true }).first().waitFor();
  await shot.before?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: path.join(FOLDER, `${shot.file}.png`), animations: 'disabled' });
  process.stdout.write(`${shot.file}.png\n`);
}

async function main(): Promise<void> {
  const missing = await provide('chromium');
  if (missing) throw new Error(missing);
  mkdirSync(FOLDER, { recursive: true });
  const web = await startInventedWeb([...FOLLOWED, ...STRANGERS]);
  const kith = await runKith(web.fetch);
  const chromium = await openBrowser();
  try {
    const { page } = await chromium.visitor(kith.origin);
    await becomeMember(page);
    const goalId = await setGoal(page);
    // Somebody who brings in a list has often followed some of it before.
    await bringIn(page, FOLLOWED.slice(1, 3));
    const list = opmlOf('People I read', FOLLOWED);
    const importId = await previewOf(page, 'people-i-read.opml', list);
    const shots = shotsOf(goalId, importId);
    // The preview is what there is to see of an import, so its picture is taken before it is used.
    for (const shot of shots.filter(({ file }) => file === 'import')) await take(page, shot);
    await bringIn(page, FOLLOWED);
    await liveWithIt(page, goalId);
    await lookBeyond(page, goalId);
    for (const shot of shots.filter(({ file }) => file !== 'import')) await take(page, shot);
  } finally {
    await chromium.close();
    await kith.close();
    await web.stop();
  }
}

await main();
