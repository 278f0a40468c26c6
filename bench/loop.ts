/**
 * How long the pages of the learning loop take inside the server: home, goal, plan, note, map, with 50
 * goals, 10,000 notes, 10,000 people and 200,000 behaviours of one member. `npm run bench:loop -- [--engine sqlite|postgres]`.
 * Each page is asked with everything it reads, one request after another. Prints JSON; progress on stderr.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { startSession } from '#members';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { generateLearner } from './loop/generate.ts';
import { engineNamed, openForBench } from './open.ts';

const SIZE = { goals: 50, notes: 10_000, people: 10_000, behaviours: 200_000 };
const TARGET_MS = 100;
const ROUNDS = 60;
const WARM_UP = 5;

const { values } = parseArgs({ options: { engine: { type: 'string' } } });
const engine = engineNamed(values.engine);
const { kith, close } = await openForBench(engine);
const { memberId, goalIds, personIds, noteIds } = await generateLearner(kith, SIZE, console.error);
// What autovacuum does within a minute of such a filling; before it no index answers by itself.
if (engine === 'postgres') await sql.raw('vacuum analyze').execute(kith.db.read);
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, memberId, 'bench')}`;
const today = new Date().toISOString().slice(0, 10);
const month = Date.now() - 30 * 24 * 60 * 60 * 1000;

const goal = (n: number) => goalIds[n % goalIds.length] ?? 0;
const note = (n: number) => noteIds[(n * 7_919) % noteIds.length] ?? 0;
const person = (n: number) => personIds[(n * 7_919) % personIds.length] ?? 0;
/** What each page reads when one comes to it. */
const PAGES: Record<string, (n: number) => string[]> = {
  home: () => [`/home?today=${today}`],
  goals: () => ['/goals'],
  goal: (n) => [`/goals/${goal(n)}`, `/goals/${goal(n)}/finding`, `/goals/${goal(n)}/moves`],
  plan: (n) => [`/goals/${goal(n)}`, `/goals/${goal(n)}/steps?today=${today}`],
  notes: () => ['/notes'],
  'notes, searched': (n) => [`/notes?words=note ${(n * 131) % SIZE.notes}`],
  'notes of a goal': (n) => [`/notes?goalId=${goal(n)}`],
  note: (n) => [`/notes/${note(n)}`, `/notes/${note(n)}/links`, `/notes/${note(n)}/named`],
  'mentions of a person': (n) => [`/people/${person(n)}/mentions`],
  'map of all goals': () => ['/map'],
  'map of a goal': (n) => [`/map?goal=${goal(n)}`],
  'map of a month': () => [`/map?from=${month}`],
  'time of a goal': (n) => [`/time?goal=${goal(n)}`],
  'journey of a goal, of some 5,000 things': () => [`/goals/${goal(0)}/journey`],
};

async function ask(path: string): Promise<number> {
  const begunAt = performance.now();
  const answer = await server.request(`http://bench.example/api/v1${encodeURI(path)}`, {
    headers: { cookie },
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${text}`);
  return performance.now() - begunAt;
}

/** A page's requests go at once, as a browser sends them. */
async function visit(paths: string[]): Promise<number> {
  const begunAt = performance.now();
  await Promise.all(paths.map(ask));
  return performance.now() - begunAt;
}

const pages: Record<
  string,
  { p50Ms: number; p95Ms: number; maxMs: number; isWithinTarget: boolean }
> = {};
for (const [name, pathsOf] of Object.entries(PAGES)) {
  for (let n = 0; n < WARM_UP; n++) await visit(pathsOf(n));
  const taken: number[] = [];
  for (let n = 0; n < ROUNDS; n++) taken.push(await visit(pathsOf(n)));
  const p95Ms = quantile(taken, 0.95);
  pages[name] = {
    p50Ms: quantile(taken, 0.5),
    p95Ms,
    maxMs: quantile(taken, 1),
    isWithinTarget: p95Ms <= TARGET_MS,
  };
}
await close();
const loadAverage = round(loadavg()[0] ?? 0);
console.log(
  JSON.stringify(
    { engine, ...SIZE, cores: cpus().length, loadAverage, targetP95Ms: TARGET_MS, pages },
    null,
    2,
  ),
);
