/**
 * How long finding takes inside the server, with 10,000 people and 200,000 entries: `npm run bench`.
 * `-- [--engine sqlite|postgres] [--questions N] [--entries N]`. Prints JSON on stdout, progress on stderr.
 * Times are of requests to the HTTP app, from asking to the whole answer, one after another. The CPU
 * time of the whole process (all threads) stands beside the time on the clock, which other work on the
 * machine makes longer.
 */
import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { startSession } from '#members';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { SEED, theLanguage } from './find/generate.ts';
import { prepare } from './find/store.ts';
import { randomFrom } from './find/words.ts';
import { engineNamed } from './open.ts';

const PEOPLE = 10_000;
const TARGET_MS = 80;
const WARM_UP = 20;
const GOALS = 10;
const GOAL_QUESTIONS = 5;
const NS_PER_MS = 1_000_000;

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    questions: { type: 'string', default: '200' },
    entries: { type: 'string', default: '200000' },
  },
});
const SIZE = { people: PEOPLE, entries: Math.max(1_000, Number(values.entries) || 0) };
const engine = engineNamed(values.engine);
const count = Math.max(100, Number(values.questions) || 0);
const { kith, memberId, close } = await prepare(engine, SIZE);
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, memberId, 'bench')}`;

const language = theLanguage();
const random = randomFrom(SEED + 2);
const topic = () => Math.floor(random() * language.topics.length);
const question = () => language.ask(topic(), 2 + Math.floor(random() * 11));

interface Taken {
  ms: number;
  cpuMs: number;
  people: number;
}

async function ask(path: string): Promise<Taken> {
  const cpu = process.cpuUsage();
  const begunAt = performance.now();
  const answer = await server.request(`http://bench.example${path}`, { headers: { cookie } });
  const text = await answer.text();
  const ms = performance.now() - begunAt;
  const { user, system } = process.cpuUsage(cpu);
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${text}`);
  return { ms, cpuMs: (user + system) / 1_000, people: JSON.parse(text).people.length };
}

async function measured(paths: string[]) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const taken: Taken[] = [];
  for (const path of paths) taken.push(await ask(path));
  delay.disable();
  const wall = taken.map(({ ms }) => ms);
  const cpu = taken.map(({ cpuMs }) => cpuMs);
  return {
    asked: taken.length,
    p50Ms: quantile(wall, 0.5),
    p95Ms: quantile(wall, 0.95),
    maxMs: quantile(wall, 1),
    cpuP50Ms: quantile(cpu, 0.5),
    cpuP95Ms: quantile(cpu, 0.95),
    eventLoopDelayP99Ms: round(delay.percentile(99) / NS_PER_MS),
    peopleFoundOnAverage: round(taken.reduce((sum, { people }) => sum + people, 0) / taken.length),
  };
}

async function makeGoal(): Promise<number> {
  const about = topic();
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

const find = () => `/api/v1/find?q=${encodeURIComponent(question())}`;
const goalIds: number[] = [];
for (let n = 0; n < GOALS; n++) goalIds.push(await makeGoal());
await measured(Array.from({ length: WARM_UP }, find));
const single = await measured(Array.from({ length: count }, find));
const goals = await measured([...goalIds, ...goalIds].map((id) => `/api/v1/goals/${id}/finding`));
await close();
console.log(
  JSON.stringify(
    {
      engine,
      ...SIZE,
      cores: cpus().length,
      loadAverage: round(loadavg()[0] ?? 0),
      question: { ...single, targetP95Ms: TARGET_MS, isWithinTarget: single.p95Ms < TARGET_MS },
      goalOfFiveQuestions: goals,
    },
    null,
    2,
  ),
);
