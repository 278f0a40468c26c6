/**
 * A week with Kith: 300 sources that publish 2,000 entries a day, and somebody who reads for their goals until the day's
 * minutes are used, and keeps what matters. Meanwhile Kith is started anew, the sources are imported again, and some are left.
 * Says for each day whether the finish line was reached within the minutes, and at the end what is no longer kept as it was.
 * `npm run bench:week -- [--engine sqlite|postgres] [--sources 300] [--daily 2000] [--minutes 20]`. Prints JSON; ends with 1
 * when a day did not end or something kept was lost. The clock is moved; everything goes through the server as a browser asks.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addMember, startSession } from '#members';
import type { Kith } from '#platform';
import { serverOf } from '../src/doors/index.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { settle } from '../test/world.ts';
import { round } from './figures.ts';
import { theLanguage } from './find/generate.ts';
import { engineNamed, openForBench } from './open.ts';
import { serveGrowing } from './week/feeds.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 7;
const GOALS = 3;
const QUESTIONS = 3;
const KEPT_A_DAY = 5;
const LEFT = 30;
/** The finish line is reached by reading what is offered; a stream that never ends must not read for ever. */
const ROUNDS_MAX = 200;

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    sources: { type: 'string', default: '300' },
    daily: { type: 'string', default: '2000' },
    minutes: { type: 'string', default: '20' },
  },
});
const engine = engineNamed(values.engine);
const [sources, daily, minutes] = [values.sources, values.daily, values.minutes].map(Number) as [
  number,
  number,
  number,
];

let now = Date.UTC(2026, 10, 23, 6);
const folder = mkdtempSync(path.join(tmpdir(), 'kith-week-'));
const server = engine === 'postgres' ? await startPostgres() : null;
const feeds = await serveGrowing(sources, { people: sources, entries: sources * 10 });

interface Opened {
  kith: Kith;
  close: () => Promise<void>;
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>;
}

/** Opens the same Kith, for the first time or again. */
async function open(): Promise<Opened> {
  if (server) process.env.DATABASE_URL = server.url;
  const { kith, close } = await openForBench(engine, {
    folder,
    now: () => now,
    settings: { KITH_ALLOW_NET: '127.0.0.0/8' },
  });
  const app = serverOf(kith);
  const member = await theMember(kith);
  const cookie = `kith_session=${await startSession(kith, member, 'bench')}`;
  const ask: Opened['ask'] = async (method, at, body) => {
    const isFile = typeof body === 'string';
    const answer = await app.request(`http://week.example/api/v1${at}`, {
      method,
      headers: {
        cookie,
        origin: 'http://week.example',
        ...(body === undefined
          ? {}
          : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return isJson ? answer.json() : answer.text();
  };
  return { kith, close, ask };
}

async function theMember(kith: Kith): Promise<number> {
  const known = await kith.db.read.selectFrom('member').select('id').executeTakeFirst();
  if (known) return known.id;
  return (await addMember(kith, { name: 'bench', password: 'measured, not served' })).id;
}

let life = await open();

async function bringIn(opml: string): Promise<void> {
  const { id } = (await life.ask('POST', '/imports?name=week.opml', opml)) as { id: number };
  await settle(life.kith);
  await life.ask('POST', `/imports/${id}/apply`, { leaveOut: [] });
  await settle(life.kith);
}

const opmlOfAll = () =>
  `<opml version="2.0"><body>${Array.from({ length: sources }, (_, n) => `<outline text="Feed ${n}" type="rss" xmlUrl="${feeds.urlOf(n)}"/>`).join('')}</body></opml>`;

async function setGoals(): Promise<void> {
  const { topics } = theLanguage();
  for (let goal = 0; goal < GOALS; goal += 1) {
    const questions = topics
      .slice(goal * QUESTIONS, (goal + 1) * QUESTIONS)
      .map((words) => ({ text: words.slice(0, 4).join(' ') }));
    const { id } = (await life.ask('POST', '/goals', { able: `goal ${goal}`, questions })) as {
      id: number;
    };
    await life.ask('PUT', `/goals/${id}/status`, { status: 'active' });
  }
}

interface Line {
  id: number;
  title: string;
  minutes?: number;
}
interface GoalStream {
  entries: Line[];
  minutes: number;
  minutesRead: number;
  left: number;
  isReading: boolean;
}
interface Day {
  entriesNew: number;
  refreshSeconds: number;
  offered: number;
  opened: number;
  minutesRead: number;
  leftForAnotherDay: number;
  isAtFinishLine: boolean;
}

async function live(day: number): Promise<Day> {
  now += DAY_MS;
  feeds.publish(day, daily, now);
  const begunAt = performance.now();
  await life.ask('POST', '/refresh', { which: 'all' });
  await settle(life.kith);
  const refreshSeconds = round((performance.now() - begunAt) / 1000);
  const { progress } = (await life.ask('GET', '/refresh')) as { progress: { entriesNew: number } };
  const today = now - 60_000;
  const stream = async (): Promise<GoalStream> => {
    let seen = (await life.ask('GET', `/stream/goals?today=${today}`)) as GoalStream;
    while (seen.isReading) {
      await settle(life.kith);
      seen = (await life.ask('GET', `/stream/goals?today=${today}`)) as GoalStream;
    }
    return seen;
  };
  let seen = await stream();
  const offered = seen.entries.length;
  let opened = 0;
  for (let round = 0; seen.entries.length > 0 && round < ROUNDS_MAX; round += 1) {
    const [entry] = seen.entries;
    if (!entry) break;
    if (opened < KEPT_A_DAY) await keep(entry);
    now += 1_000;
    await life.ask('PUT', '/stream/read', { entryIds: [entry.id], isRead: true, isOpened: true });
    opened += 1;
    seen = await stream();
  }
  return {
    entriesNew: progress.entriesNew,
    refreshSeconds,
    offered,
    opened,
    minutesRead: seen.minutesRead,
    leftForAnotherDay: seen.left,
    isAtFinishLine: seen.entries.length === 0,
  };
}

interface Kept {
  id: number;
  title: string;
  takeaway: string;
  tags: string[];
  html?: string;
}
const kept = new Map<number, string>();

async function keep(entry: Line): Promise<void> {
  const form = { entryId: entry.id, takeaway: `What I take from ${entry.title}`, tags: ['week'] };
  const { id } = (await life.ask('POST', '/keeps', form)) as Kept;
  kept.set(id, await asItIs(id));
}

/** What of a kept thing must stay as it was, whatever becomes of its source. */
async function asItIs(id: number): Promise<string> {
  const { title, takeaway, tags, html } = (await life.ask('GET', `/keeps/${id}`)) as Kept;
  return JSON.stringify({ title, takeaway, tags, html });
}

async function lost(): Promise<number> {
  let count = 0;
  for (const [id, before] of kept) {
    const after = await asItIs(id).catch(() => null);
    if (after !== before) count += 1;
  }
  return count;
}

/** Leaves sources of which something is kept first: those are the ones that could take it along. */
async function leaveSome(): Promise<number> {
  const { sources: followed } = (await life.ask('GET', '/sources')) as {
    sources: { id: number; title: string }[];
  };
  const { keeps } = (await life.ask('GET', '/keeps')) as { keeps: { source: string }[] };
  const names = new Set(keeps.map(({ source }) => source));
  const inOrder = followed.toSorted(
    (a, b) => Number(names.has(b.title)) - Number(names.has(a.title)),
  );
  for (const { id } of inOrder.slice(0, LEFT)) await life.ask('DELETE', `/sources/${id}`);
  // The time in which leaving can be undone passes: then feeds nobody follows go with their entries.
  now += DAY_MS / 24;
  await settle(life.kith);
  return inOrder.slice(0, LEFT).filter(({ title }) => names.has(title)).length;
}

async function entriesStored(): Promise<number> {
  const { count } = await life.kith.db.read
    .selectFrom('entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const days: Day[] = [];
const lostAfter: Record<string, number> = {};
let leftWithSomethingKept = 0;
let entriesGone = 0;
try {
  await bringIn(opmlOfAll());
  await setGoals();
  await life.ask('PUT', '/stream/settings', { minutes });
  for (let day = 0; day < DAYS; day += 1) {
    const lived = await live(day);
    days.push(lived);
    console.error(`day ${day + 1}`, JSON.stringify(lived));
    if (day === 1) {
      await life.close();
      life = await open();
      life.kith.startJobs();
      lostAfter.restart = await lost();
    }
    if (day === 3) {
      await bringIn(opmlOfAll());
      lostAfter.importAgain = await lost();
    }
    if (day === 5) {
      const before = await entriesStored();
      leftWithSomethingKept = await leaveSome();
      entriesGone = before - (await entriesStored());
      lostAfter.leavingSources = await lost();
    }
  }
  lostAfter.theWeek = await lost();
  await life.close();
} finally {
  feeds.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
const isWell =
  days.every(({ isAtFinishLine, minutesRead }) => isAtFinishLine && minutesRead <= minutes) &&
  Object.values(lostAfter).every((count) => count === 0);
process.stdout.write(
  `${JSON.stringify({ engine, sources, daily, minutes, days, kept: kept.size, leftWithSomethingKept, entriesGone, lostAfter, isWell }, null, 2)}\n`,
);
process.exitCode = isWell ? 0 : 1;
