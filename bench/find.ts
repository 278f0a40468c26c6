/**
 * How long finding takes inside the server with 10,000 people and 100,000, then a million entries, how
 * much longer with ten times as many, what the index weighs, and which share of a refresh it takes.
 * `npm run bench -- [--engine sqlite|postgres] [--questions N] [--entries N,N]`. Prints JSON on stdout,
 * progress on stderr; ends with 1 beyond a target. The networks are made once (a million entries take a
 * quarter of an hour) and kept in .tmp/. Times are of requests to the HTTP app, from asking to the whole
 * answer, one after another. The CPU time of the whole process (all threads) stands beside the time on
 * the clock, which other work on the machine makes longer.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { startSession } from '#members';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { SEED, theLanguage } from './find/generate.ts';
import { refreshCost } from './find/refresh.ts';
import { type Prepared, prepare } from './find/store.ts';
import { randomFrom } from './find/words.ts';
import { engineNamed } from './open.ts';

const PEOPLE = 10_000;
const TARGET_MS = 80;
const INDEXING_SHARE_MAX = 0.15;
const WARM_UP = 20;
const GOALS = 10;
const GOAL_QUESTIONS = 5;

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    questions: { type: 'string', default: '200' },
    entries: { type: 'string', default: '100000,1000000' },
  },
});
const engine = engineNamed(values.engine);
const sizes = values.entries.split(',').map((entries) => Math.max(1_000, Number(entries) || 0));
const count = Math.max(100, Number(values.questions) || 0);
const language = theLanguage();

interface Taken {
  ms: number;
  cpuMs: number;
  people: number;
}

/** Somebody who asks. */
interface Asking extends Prepared {
  ask(path: string): Promise<Taken>;
}

async function begin(entries: number): Promise<Asking> {
  const prepared = await prepare(engine, { people: PEOPLE, entries });
  const server = serverOf(prepared.kith);
  const cookie = `kith_session=${await startSession(prepared.kith, prepared.memberId, 'bench')}`;
  const ask = async (path: string): Promise<Taken> => {
    const cpu = process.cpuUsage();
    const begunAt = performance.now();
    const answer = await server.request(`http://bench.example${path}`, { headers: { cookie } });
    const text = await answer.text();
    const ms = performance.now() - begunAt;
    const { user, system } = process.cpuUsage(cpu);
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${text}`);
    return { ms, cpuMs: (user + system) / 1_000, people: JSON.parse(text).people.length };
  };
  return { ...prepared, ask };
}

async function measured({ ask }: Asking, paths: string[]) {
  const taken: Taken[] = [];
  for (const path of paths) taken.push(await ask(path));
  const wall = taken.map(({ ms }) => ms);
  const cpu = taken.map(({ cpuMs }) => cpuMs);
  return {
    asked: taken.length,
    p50Ms: quantile(wall, 0.5),
    p95Ms: quantile(wall, 0.95),
    maxMs: quantile(wall, 1),
    cpuP50Ms: quantile(cpu, 0.5),
    cpuP95Ms: quantile(cpu, 0.95),
    peopleFoundOnAverage: round(taken.reduce((sum, { people }) => sum + people, 0) / taken.length),
  };
}

async function makeGoal({ kith, memberId }: Prepared, random: () => number): Promise<number> {
  const about = Math.floor(random() * language.topics.length);
  const questions = Array.from({ length: GOAL_QUESTIONS }, () => ({
    text: language.ask(about, 6),
  }));
  const goal = await draftGoal(kith, memberId, {
    need: language.write(about, 40),
    able: language.write(about, 12),
  });
  await changeGoal(kith, memberId, goal.id, { questions });
  await setGoalStatus(kith, memberId, goal.id, 'active');
  return goal.id;
}

/** The full-text index and what finding is quicker by, in bytes; PostgreSQL keeps its own account. */
async function indexBytes({ kith }: Prepared): Promise<number | null> {
  if (engine === 'postgres') return null;
  const { rows } = await sql<{ bytes: number }>`
    select sum(pgsize) as bytes from dbstat
    where name like 'entry_terms%' or name in ('entry_slim', 'entry_link_to')`.execute(
    kith.db.read,
  );
  return Number(rows[0]?.bytes ?? 0);
}

/** The same questions whatever the size. */
async function figuresOf(entries: number) {
  const asking = await begin(entries);
  const random = randomFrom(SEED + 2);
  const topic = () => Math.floor(random() * language.topics.length);
  const find = () =>
    `/api/v1/find?q=${encodeURIComponent(language.ask(topic(), 2 + Math.floor(random() * 11)))}`;
  await measured(asking, Array.from({ length: WARM_UP }, find));
  const question = await measured(asking, Array.from({ length: count }, find));
  const goalIds: number[] = [];
  for (let n = 0; n < GOALS; n++) goalIds.push(await makeGoal(asking, random));
  const goalOfFiveQuestions = await measured(
    asking,
    [...goalIds, ...goalIds].map((id) => `/api/v1/goals/${id}/finding`),
  );
  const bytes = await indexBytes(asking);
  await asking.close();
  return { entries, folder: asking.folder, question, goalOfFiveQuestions, indexBytes: bytes };
}

const bySize: Awaited<ReturnType<typeof figuresOf>>[] = [];
for (const entries of sizes) bySize.push(await figuresOf(entries));
const [smallest, largest] = [bySize[0], bySize.at(-1)];
const grown = (of: 'p50Ms' | 'p95Ms' | 'cpuP50Ms' | 'cpuP95Ms'): number =>
  round((largest?.question[of] ?? 0) / (smallest?.question[of] ?? 1));
const refresh = engine === 'sqlite' && smallest ? await refreshCost(smallest.folder) : null;
const isFast = (largest?.question.p95Ms ?? 0) <= TARGET_MS;
const isLight = (refresh?.laterLook.indexingShare ?? 0) <= INDEXING_SHARE_MAX;
console.log(
  JSON.stringify(
    {
      engine,
      people: PEOPLE,
      cores: cpus().length,
      loadAverage: round(loadavg()[0] ?? 0),
      targets: { p95Ms: TARGET_MS, indexingShare: INDEXING_SHARE_MAX },
      isWithinTargets: isFast && isLight,
      growth: {
        p50: grown('p50Ms'),
        p95: grown('p95Ms'),
        cpuP50: grown('cpuP50Ms'),
        cpuP95: grown('cpuP95Ms'),
      },
      bySize: bySize.map(({ folder: _, ...figures }) => figures),
      refresh,
    },
    null,
    2,
  ),
);
process.exit(isFast && isLight ? 0 : 1);
