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
import { type Learner, liveAsLearner } from '../test/journeys/parts/learner.ts';
import { becomeMember, bringIn, previewOf } from '../test/journeys/parts/prepare.ts';
import { runKith } from '../test/journeys/parts/server.ts';
import { provide } from './machine.ts';

const FOLDER = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const FOLLOWED = [...BUILDERS, ...ONLOOKERS];
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
  /** Where what one comes for stands below the first screen. */
  height?: number;
  before?: (page: Page) => Promise<void>;
}

const openFirst = (page: Page) =>
  page.getByRole('button', { name: 'Details: Marit Solheim' }).click();

/** The table is what one comes for; it begins below the proposal. */
const toMatrix = (page: Page) =>
  page
    .getByRole('heading', { name: 'Who covers what' })
    .evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top - 32));

/** Tables and formulas are drawn once the program for them is there. */
const drawn = (page: Page) => page.getByRole('cell', { name: '12 March' }).waitFor();

function shotsOf({ goalId, noteId, week, published }: Learner): Shot[] {
  const goal = `/goals/${goalId}`;
  const people = { address: goal, ready: 'Marit Solheim' };
  const together = {
    address: `${goal}?tab=together`,
    ready: 'Who covers what',
    before: toMatrix,
  };
  const home = { address: '/', ready: 'On track?' };
  const note = {
    address: `/notes/${noteId}`,
    ready: 'Decided beforehand',
    before: drawn,
    height: 1060,
  };
  const plan = { address: `${goal}/plan`, ready: 'every Thursday' };
  const map = { address: `${goal}/map`, ready: 'How it goes' };
  return [
    { file: 'home', ...home },
    { file: 'home-narrow', ...home, isNarrow: true, isDark: true },
    { file: 'goal', ...people },
    { file: 'goal-details', ...people, before: openFirst },
    { file: 'goal-dark', ...people, isDark: true },
    { file: 'goal-narrow', ...people, isNarrow: true },
    { file: 'together', ...together },
    { file: 'together-dark', ...together, isDark: true },
    { file: 'together-narrow', ...together, isNarrow: true },
    { file: 'beyond', address: `${goal}?tab=beyond`, ready: 'Ilse Brandt' },
    { file: 'plan', ...plan },
    { file: 'plan-narrow', ...plan, isNarrow: true },
    { file: 'note', ...note },
    { file: 'note-dark', ...note, isDark: true },
    { file: 'map', ...map, height: 1240 },
    { file: 'map-dark', ...map, isDark: true, height: 1240 },
    { file: 'map-narrow', ...map, isNarrow: true, height: 1180 },
    { file: 'week', address: `/reviews/week/${week}`, ready: 'Rehearsing beats reading' },
    { file: 'journey', address: `${goal}/journey`, ready: 'Looking back' },
    { file: 'published', address: published, ready: 'What a month of rehearsing taught us' },
    { file: 'people', address: '/people', ready: 'Marit Solheim' },
    {
      file: 'people-narrow',
      address: '/people',
      ready: 'Marit Solheim',
      isNarrow: true,
      isDark: true,
    },
  ];
}

async function take(page: Page, shot: Shot): Promise<void> {
  const size = shot.isNarrow ? NARROW : WIDE;
  await page.setViewportSize({ ...size, height: shot.height ?? size.height });
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
    // Somebody who brings in a list has often followed some of it before.
    await bringIn(page, FOLLOWED.slice(1, 3));
    const list = opmlOf('People I read', FOLLOWED);
    const importId = await previewOf(page, 'people-i-read.opml', list);
    // The preview is what there is to see of an import, so its picture is taken before it is used.
    await take(page, {
      file: 'import',
      address: `/sources/import/${importId}`,
      ready: /new people/,
    });
    const learner = await liveAsLearner(page, kith);
    await lookBeyond(page, learner.goalId);
    for (const shot of shotsOf(learner)) await take(page, shot);
  } finally {
    await chromium.close();
    await kith.close();
    await web.stop();
  }
}

await main();
