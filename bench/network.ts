/**
 * The network map with 2,000 people, on the real page in Chromium: what a frame costs the page's main thread while
 * the map lays itself out, is moved, zoomed, pointed at and gone through by keys, and how often one is drawn.
 * `npm run bench:network -- [--people 2000] [--engine sqlite|postgres]`. A machine without a graphics card draws
 * WebGL by its processor (SwiftShader): *main thread* is what the program costs anywhere, *drawn* what this machine shows.
 * Also how long the server takes to answer, with 2,000 and with 10,000 people. Prints JSON; ends with 1 over the budget.
 */
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { startSession } from '#members';
import type { Kith } from '#platform';
import { buildWebApp, isWebAppStale } from '../bin/web-app.ts';
import { serverOf } from '../src/doors/index.ts';
import { openBrowser } from '../test/journeys/parts/browser.ts';
import { quantile, round } from './figures.ts';
import { CATEGORIES, type FrameCost, frameCost } from './network/frames.ts';
import { generateNetwork } from './network/generate.ts';
import { type BenchEngine, engineNamed, openForBench } from './open.ts';

const MANY_PEOPLE = 10_000;
const ROUNDS = 12;
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const SETTLE_MS = 60_000;

const { values } = parseArgs({
  options: { engine: { type: 'string' }, people: { type: 'string', default: '2000' } },
});
const engine = engineNamed(values.engine);
const people = Number(values.people);

interface Opened {
  kith: Kith;
  memberId: number;
  goalId: number;
  close(): Promise<void>;
}

async function openWith(size: number, on: BenchEngine): Promise<Opened> {
  const { kith, close } = await openForBench(on);
  const { memberId, goalIds } = await generateNetwork(kith, size);
  if (on === 'postgres') await sql.raw('vacuum analyze').execute(kith.db.read);
  console.error(`${size} people`);
  return { kith, memberId, goalId: goalIds[0] ?? 0, close };
}

const asked = (goalId: number): Record<string, string> => ({
  'the map': '/network',
  'over time': '/network/diversity?by=quarter',
  'over time, by month': '/network/diversity?by=month',
  'who brought what': '/network/brought',
  'who brought what, for a goal': `/network/brought?goal=${goalId}`,
});

async function timesOf({ kith, memberId, goalId }: Opened) {
  const server = serverOf(kith);
  const cookie = `kith_session=${await startSession(kith, memberId, 'bench')}`;
  const times: Record<string, { p50: number; p95: number }> = {};
  for (const [name, path] of Object.entries(asked(goalId))) {
    const taken: number[] = [];
    for (let n = 0; n <= ROUNDS; n++) {
      const begunAt = performance.now();
      const answer = await server.request(`http://bench.example/api/v1${path}`, {
        headers: { cookie },
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
      if (n > 0) taken.push(performance.now() - begunAt);
    }
    times[name] = { p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
    console.error(name, times[name]);
  }
  return times;
}

/** The page's own clock of frames stands still for a while once the layout is done. */
async function untilLaidOut(page: Page): Promise<void> {
  await page.locator('.network-map[data-laid-out]').waitFor({ timeout: SETTLE_MS });
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.network-canvas').boundingBox();
  if (!box) throw new Error('there is no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const GESTURES: Record<string, (page: Page) => Promise<void>> = {
  'moved about': async (page) => {
    const { x, y } = await middleOf(page);
    for (let n = 0; n < 4; n++) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + (n % 2 ? -180 : 180), y + (n > 1 ? 120 : -120), { steps: 45 });
      await page.mouse.up();
    }
  },
  zoomed: async (page) => {
    const { x, y } = await middleOf(page);
    await page.mouse.move(x, y);
    for (let n = 0; n < 40; n++) {
      await page.mouse.wheel(0, n < 20 ? -120 : 120);
      await page.waitForTimeout(60);
    }
  },
  'pointed at': async (page) => {
    const { x, y } = await middleOf(page);
    for (let n = 0; n < 6; n++)
      await page.mouse.move(x + 200 * Math.cos(n * 2), y + 150 * Math.sin(n * 2), { steps: 40 });
  },
  'gone through by keys': async (page) => {
    await page.locator('.network-canvas').focus();
    for (const key of ['ArrowRight', 'ArrowDown', '+', 'ArrowLeft', '-', 'ArrowUp', 'n', 'n', 'p'])
      for (let n = 0; n < 6; n++) {
        await page.keyboard.press(key);
        await page.waitForTimeout(40);
      }
    await page.keyboard.press('Escape');
  },
};

/** What frames cost while something is done. */
async function traced(
  page: Page,
  { name, kind }: { name: string; kind: 'moving' | 'acts' | 'opening' },
  work: () => Promise<unknown>,
): Promise<FrameCost> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const cost = frameCost(await browser.stopTracing(), kind);
  console.error(name, JSON.stringify(cost));
  return cost;
}

/** Single acts: another lens, a page of the table of 2,000, a letter in its search. */
const ACTS: Record<string, (page: Page) => Promise<void>> = {
  'seen for a goal': async (page) => {
    const lens = page.getByLabel('Seen for');
    for (let n = 1; n <= 5; n++) {
      await lens.selectOption({ index: n });
      await page.waitForTimeout(300);
    }
    await lens.selectOption({ index: 0 });
    await page.waitForTimeout(300);
  },
  'the table gone through': async (page) => {
    for (let n = 0; n < 6; n++) {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.waitForTimeout(150);
    }
  },
  'the table searched': async (page) => {
    for (const letter of 'lund 19') {
      await page.getByLabel('Find somebody').press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(150);
    }
  },
};

async function framesOf({ kith, memberId }: Opened) {
  if (isWebAppStale()) buildWebApp();
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const options = { fetch: serverOf(kith).fetch, hostname: '127.0.0.1', port: 0 };
      const server = serve(options, ({ port }: AddressInfo) => resolve({ server, port }));
    },
  );
  const chromium = await openBrowser(WEBGL);
  const { page, complaints } = await chromium.visitor(`http://localhost:${port}`);
  const session = await startSession(kith, memberId, 'bench');
  await page
    .context()
    .addCookies([{ name: 'kith_session', value: session, url: `http://localhost:${port}` }]);
  await page.goto('/people');
  const frames: Record<string, FrameCost> = {};
  const begunAt = performance.now();
  frames['opened and laid out'] = await traced(
    page,
    { name: 'opened and laid out', kind: 'opening' },
    async () => {
      await page.getByRole('link', { name: 'Network', exact: true }).click();
      await untilLaidOut(page);
    },
  );
  const laidOutAfterMs = round(performance.now() - begunAt);
  for (const [name, gesture] of Object.entries(GESTURES))
    frames[name] = await traced(page, { name, kind: 'moving' }, () => gesture(page));
  for (const [name, act] of Object.entries(ACTS))
    frames[name] = await traced(page, { name, kind: 'acts' }, () => act(page));
  await chromium.close();
  server.close();
  return { laidOutAfterMs, frames, complaints };
}

const opened = await openWith(people, engine);
const answered: Record<number, Awaited<ReturnType<typeof timesOf>>> = {
  [people]: await timesOf(opened),
};
const seen = await framesOf(opened);
await opened.close();
const many = await openWith(MANY_PEOPLE, engine);
answered[MANY_PEOPLE] = await timesOf(many);
await many.close();
const isWithinBudget = Object.values(seen.frames).every((cost) => cost.isWithinBudget);
console.log(
  JSON.stringify(
    {
      engine,
      people,
      cores: cpus().length,
      loadAverage: round(loadavg()[0] ?? 0),
      answeredMs: answered,
      ...seen,
      isWithinBudget,
    },
    null,
    2,
  ),
);
process.exit(isWithinBudget ? 0 : 1);
