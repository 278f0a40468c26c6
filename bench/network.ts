/**
 * The network map with 2,000 people, on the real page in Chromium, while it lays itself out, is moved, zoomed, pointed at
 * and gone through by keys. `npm run bench:network -- [--people 2000] [--engine sqlite|postgres]`. Two figures:
 * `product` is what a frame costs the page's main thread, on any machine, and is judged by the 16.7 ms of a frame;
 * `thisMachine` is what was drawn here, in canvases of several sizes. Chromium is told to draw by the processor (SwiftShader),
 * so that it says the same everywhere: it is a figure of that, not of Kith, and a graphics card takes its place.
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
import { type Chromium, openBrowser } from '../test/journeys/parts/browser.ts';
import { quantile, round } from './figures.ts';
import { drawingMs, drawnBy } from './network/drawing.ts';
import { ACT_MS, CATEGORIES, FRAME_MS, type Frames, framesIn } from './network/frames.ts';
import { generateNetwork } from './network/generate.ts';
import { ACTS, GESTURES, untilLaidOut } from './network/gestures.ts';
import { type BenchEngine, engineNamed, openForBench } from './open.ts';

const MANY_PEOPLE = 10_000;
const ROUNDS = 12;
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
/** The sizes of a window in which drawing is looked at, with how many points of the screen make one of the page. */
const WINDOWS = [
  { width: 1280, height: 800, ratio: 1 },
  { width: 1280, height: 800, ratio: 2 },
  { width: 800, height: 600, ratio: 1 },
  { width: 360, height: 740, ratio: 1 },
];

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

/** What frames cost while something is done, and how they were drawn. */
async function traced(
  page: Page,
  { name, kind }: { name: string; kind: 'moving' | 'acts' | 'opening' },
  work: () => Promise<unknown>,
): Promise<Frames> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  const before = await drawingMs(browser);
  await work();
  const drawing = (await drawingMs(browser)) - before;
  const frames = framesIn(await browser.stopTracing(), { kind, drawingMs: drawing });
  console.error(name, JSON.stringify(frames));
  return frames;
}

type Served = Awaited<ReturnType<typeof serveWeb>>;

async function serveWeb({ kith, memberId }: Opened) {
  if (isWebAppStale()) buildWebApp();
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const options = { fetch: serverOf(kith).fetch, hostname: '127.0.0.1', port: 0 };
      const server = serve(options, ({ port }: AddressInfo) => resolve({ server, port }));
    },
  );
  const origin = `http://localhost:${port}`;
  const session = await startSession(kith, memberId, 'bench');
  return { server, origin, cookie: { name: 'kith_session', value: session, url: origin } };
}

async function openPeople(
  chromium: Chromium,
  { origin, cookie }: Served,
  { width, height, ratio }: (typeof WINDOWS)[number],
) {
  const options = { viewport: { width, height }, deviceScaleFactor: ratio };
  const visitor = await chromium.visitor(origin, options);
  await visitor.page.context().addCookies([cookie]);
  await visitor.page.goto('/people');
  return visitor;
}

const toMap = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Network', exact: true }).click();
  await untilLaidOut(page);
};

/** Everything that is done on the page, in a window of the usual size. */
async function framesOf(chromium: Chromium, served: Served) {
  const [usual] = WINDOWS;
  if (!usual) throw new Error('no window');
  const { page, complaints, close } = await openPeople(chromium, served, usual);
  const frames: Record<string, Frames> = {};
  const begunAt = performance.now();
  const opening = { name: 'opened and laid out', kind: 'opening' } as const;
  frames[opening.name] = await traced(page, opening, () => toMap(page));
  const laidOutAfterMs = round(performance.now() - begunAt);
  for (const [name, gesture] of Object.entries(GESTURES))
    frames[name] = await traced(page, { name, kind: 'moving' }, () => gesture(page));
  for (const [name, act] of Object.entries(ACTS))
    frames[name] = await traced(page, { name, kind: 'acts' }, () => act(page));
  const by = await drawnBy(page);
  await close();
  return { laidOutAfterMs, frames, complaints, drawnBy: by };
}

const sizeOf = (canvas: Element) =>
  canvas instanceof HTMLCanvasElement
    ? ([canvas.width, canvas.height] as const)
    : ([0, 0] as const);

/** How the map is drawn in each window while it is moved and zoomed. */
async function drawnIn(chromium: Chromium, served: Served) {
  const drawn: Record<string, Record<string, Frames['drawn']>> = {};
  for (const size of WINDOWS) {
    const { page, close } = await openPeople(chromium, served, size);
    await toMap(page);
    const [across, down] = await page.locator('.network-canvas canvas').first().evaluate(sizeOf);
    const name = `window ${size.width}×${size.height}, canvas ${across}×${down}`;
    const gestures = Object.entries(GESTURES).slice(0, 2);
    drawn[name] = {};
    for (const [gesture, move] of gestures) {
      const what = { name: `${name}: ${gesture}`, kind: 'moving' } as const;
      Object.assign(drawn[name], {
        [gesture]: (await traced(page, what, () => move(page))).drawn,
      });
    }
    await close();
  }
  return drawn;
}

async function seenIn(opened: Opened) {
  const served = await serveWeb(opened);
  const chromium = await openBrowser(WEBGL);
  const seen = await framesOf(chromium, served);
  const windows = await drawnIn(chromium, served);
  await chromium.close();
  served.server.close();
  return { ...seen, windows };
}

const opened = await openWith(people, engine);
const answered: Record<number, Awaited<ReturnType<typeof timesOf>>> = {
  [people]: await timesOf(opened),
};
const seen = await seenIn(opened);
await opened.close();
const many = await openWith(MANY_PEOPLE, engine);
answered[MANY_PEOPLE] = await timesOf(many);
await many.close();
const all = Object.entries(seen.frames);
const isWithinBudget = all.every(([, { product }]) => product.isWithinBudget);
console.log(
  JSON.stringify(
    {
      engine,
      people,
      cores: cpus().length,
      loadAverage: round(loadavg()[0] ?? 0),
      answeredMs: answered,
      laidOutAfterMs: seen.laidOutAfterMs,
      product: {
        says: `What Kith costs on any machine: processor time of the page in each frame while moving, at most ${round(FRAME_MS)} ms for 60 frames a second; the longest task of a single act, at most ${ACT_MS} ms. This is the figure that is judged.`,
        frames: Object.fromEntries(all.map(([name, { product }]) => [name, product])),
        isWithinBudget,
      },
      thisMachine: {
        says: 'What was drawn here, by the processor instead of a graphics card: how good a rasteriser that is, beside whatever else ran. It says nothing on Kith with a graphics card.',
        drawnBy: seen.drawnBy,
        // Single acts draw a frame or none.
        frames: Object.fromEntries(
          all.filter(([name]) => name in GESTURES).map(([name, { drawn }]) => [name, drawn]),
        ),
        windows: seen.windows,
      },
      complaints: seen.complaints,
    },
    null,
    2,
  ),
);
process.exit(isWithinBudget ? 0 : 1);
