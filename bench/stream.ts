/**
 * How long the pages of the stream take inside the server, with 200,000 entries of 300 sources and 10 goals of three questions,
 * 20 mutes, 50 deletions and 30 wishes. `npm run bench:stream -- [--engine sqlite|postgres] [--entries N] [--rounds N]`. Each page
 * is asked for what waits 30 days, as at first, and for all that was never read. Prints JSON on stdout, progress on stderr;
 * ends with 1 beyond the target. Times are of requests to the HTTP app, one after another, from asking to the whole answer; the CPU time of the whole process stands beside.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { consume } from '#consume';
import { draftGoal, setGoalStatus } from '#goals';
import { startSession } from '#members';
import type { Kith } from '#platform';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { SEED, theLanguage } from './find/generate.ts';
import { prepareCopy } from './find/store.ts';
import { randomFrom } from './find/words.ts';
import { engineNamed } from './open.ts';

/** Who writes in the generated network; what they wrote is put together in so many sources. */
const PEOPLE = 2_000;
const SOURCES = 300;
const GOALS = 10;
const QUESTIONS = 3;
const MUTES = 20;
const DELETIONS = 50;
const WISHES = 30;
const TARGET_MS = 100;
const WARM_UP = 5;
/** When the last of the generated texts were written. */
const NOW = Date.UTC(2026, 10, 20);

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    entries: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '60' },
  },
});
const engine = engineNamed(values.engine);
const entries = Math.max(1_000, Number(values.entries) || 0);
const rounds = Math.max(20, Number(values.rounds) || 0);
const language = theLanguage();
const random = randomFrom(SEED + 11);
const telling = (topic: number): string => {
  const words = language.topics[topic % language.topics.length] ?? [];
  return words[Math.floor(random() * 12)] ?? '';
};

const size = { people: PEOPLE, entries };
const { kith, memberId, close } = await prepareCopy(engine, size, { now: () => NOW });
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, memberId, 'bench')}`;

interface Taken {
  ms: number;
  cpuMs: number;
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ ms: number; cpuMs: number; json: unknown }> {
  const cpu = process.cpuUsage();
  const begunAt = performance.now();
  const answer = await server.request(`http://bench.example/api/v1${encodeURI(path)}`, {
    method,
    headers: { cookie, origin: 'http://bench.example', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`${path} was answered ${answer.status}: ${text}`);
  const ms = performance.now() - begunAt;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1_000, json: text === '' ? null : JSON.parse(text) };
}

async function putTogether(): Promise<void> {
  await kith.db.write(async (trx) => {
    const { first } = await trx
      .selectFrom('feed')
      .select(({ fn }) => fn.min('id').as('first'))
      .executeTakeFirstOrThrow();
    const beyond = Number(first) + SOURCES;
    await sql`update entry set feed_id = ${Number(first)} + id % ${SOURCES} where feed_id >= ${beyond}`.execute(
      trx,
    );
    await trx.deleteFrom('feed').where('id', '>=', beyond).execute();
  });
  if (engine === 'postgres') await sql.raw('vacuum analyze').execute(kith.db.read);
}

async function setUp(store: Kith): Promise<void> {
  for (let n = 0; n < GOALS; n++) {
    const questions = Array.from({ length: QUESTIONS }, () => ({
      text: `How does ${telling(n * 7)} go with ${telling(n * 7)}?`,
    }));
    const able = `use ${telling(n * 7)} with ${telling(n * 7)}`;
    const { id } = await draftGoal(store, memberId, { need: `${able} ${n}`, able, questions });
    await setGoalStatus(store, memberId, id, 'active');
  }
  const ids = (
    await store.db.read
      .selectFrom('entry')
      .select('id')
      .orderBy('id', 'desc')
      .limit(5_000)
      .execute()
  ).map(({ id }) => id);
  const some = (): number => ids[Math.floor(random() * ids.length)] ?? 0;
  for (let n = 0; n < MUTES; n++) await ask('POST', '/mutes', mute(n, some()));
  for (let n = 0; n < DELETIONS; n++) await ask('POST', '/deletions', { entryId: some() });
  for (let n = 0; n < WISHES; n++)
    await ask('POST', '/wishes', { entryId: some(), isMore: n % 3 > 0 });
}

const mute = (n: number, entryId: number) =>
  n % 4 === 0
    ? { kind: 'thread', entryId, untilAt: null }
    : n % 10 === 1
      ? { kind: 'sourceOf', entryId, untilAt: null }
      : { kind: 'words', words: telling(n * 13 + 5), untilAt: null };

async function compared(): Promise<number> {
  const begunAt = performance.now();
  await consume.jobs?.(kith)['consume.compare']?.run({ memberId });
  return performance.now() - begunAt;
}

const any = async (table: 'source' | 'person'): Promise<number[]> =>
  (
    await kith.db.read
      .selectFrom(table)
      .select('id')
      .where('member_id', '=', memberId)
      .limit(SOURCES)
      .execute()
  ).map(({ id }) => id);

await putTogether();
await setUp(kith);
const sourceIds = await any('source');
const personIds = await any('person');
const PAGES: Record<string, (n: number) => string> = {
  forMyGoals: () => `/stream/goals?today=${NOW - 8 * 60 * 60 * 1_000}`,
  latest: () => '/stream',
  readOnesToo: () => '/stream?show=all',
  ofOneSource: (n) => `/stream?source=${sourceIds[(n * 79) % sourceIds.length]}`,
  ofOnePerson: (n) => `/stream?person=${personIds[(n * 79) % personIds.length]}`,
};

async function measured() {
  const figures: Record<string, ReturnType<typeof figuresOf>> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    for (let n = 0; n < WARM_UP; n++) await ask('GET', path(n));
    const taken: Taken[] = [];
    for (let n = 0; n < rounds; n++) taken.push(await ask('GET', path(n)));
    figures[name] = figuresOf(taken);
    console.error(`${name}: p95 ${figures[name].p95Ms} ms`);
  }
  return figures;
}

function figuresOf(taken: readonly Taken[]) {
  const wall = taken.map(({ ms }) => ms);
  const cpu = taken.map(({ cpuMs }) => cpuMs);
  return {
    p50Ms: quantile(wall, 0.5),
    p95Ms: quantile(wall, 0.95),
    maxMs: quantile(wall, 1),
    cpuP50Ms: quantile(cpu, 0.5),
    cpuP95Ms: quantile(cpu, 0.95),
  };
}

async function waiting(waitsDays: number | null) {
  await ask('PUT', '/stream/settings', { waitsDays });
  const comparedMs = await compared();
  const { json } = await ask('GET', `${PAGES.forMyGoals?.(0)}&more=1`);
  const { left, entries: shown } = json as { left: number; entries: unknown[] };
  return {
    comparedMs: round(comparedMs),
    speakOfGoals: left + shown.length,
    pages: await measured(),
  };
}

const loadBefore = loadavg()[0] ?? 0;
const thirtyDays = await waiting(30);
const untilRead = await waiting(null);
await close();
const isWithinTarget = [thirtyDays, untilRead].every(
  ({ pages }) => (pages.forMyGoals?.p95Ms ?? Number.POSITIVE_INFINITY) <= TARGET_MS,
);
console.log(
  JSON.stringify(
    {
      engine,
      entries,
      sources: SOURCES,
      goals: GOALS,
      cores: cpus().length,
      loadAverage: { before: round(loadBefore), after: round(loadavg()[0] ?? 0) },
      targetP95Ms: TARGET_MS,
      isWithinTarget,
      thirtyDays,
      untilRead,
    },
    null,
    2,
  ),
);
process.exit(isWithinTarget ? 0 : 1);
