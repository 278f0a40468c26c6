/**
 * How long 50,000 contacts take to come in, to come in again with changes, and to be taken back.
 * `npm run bench:imports -- [--engine sqlite|postgres] [--contacts 50000]`. The files are as Google and
 * LinkedIn write them, with invented people. Prints JSON; progress on stderr.
 */
import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addMember, startSession } from '#members';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { connectionsOf, googleOf } from './imports/contacts.ts';
import { engineNamed, openForBench } from './open.ts';

const TARGET_S = 60;
const ASK_EVERY_MS = 200;
const ROUNDS = 30;

const { values } = parseArgs({
  options: { engine: { type: 'string' }, contacts: { type: 'string', default: '50000' } },
});
const engine = engineNamed(values.engine);
const contacts = Number(values.contacts);
const { kith, close } = await openForBench(engine);
const member = await addMember(kith, { name: 'bench', password: 'a long enough password' });
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, member.id, 'bench')}`;
kith.startJobs();

interface View {
  id: number;
  state: string;
  rowsDone: number;
  counts: Record<string, number>;
}

async function ask<T>(method: string, path: string, body?: BodyInit): Promise<T> {
  const answer = await server.request(`http://bench.example/api/v1${encodeURI(path)}`, {
    method,
    headers: {
      cookie,
      origin: 'http://bench.example',
      'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
    },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status >= 300) throw new Error(`${path} was answered ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Cost {
  seconds: number;
  cpuSeconds: number;
  /** The most that the process held, with everything before. */
  memoryMb: number;
  /** How long at most the thread that answers was kept from it. */
  blockedMsMax: number;
}

/** What some work costs the whole process, its threads among it; the database server of PostgreSQL is not counted. */
async function costOf(what: string, work: () => Promise<void>): Promise<Cost> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 50);
  delay.enable();
  const [begunAt, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const used = process.cpuUsage(cpu);
  delay.disable();
  clearInterval(watch);
  const cost = {
    seconds: round((performance.now() - begunAt) / 1000),
    cpuSeconds: round((used.user + used.system) / 1e6),
    memoryMb: Math.round(memory / 1024 / 1024),
    blockedMsMax: round(delay.max / 1e6),
  };
  console.error(what, JSON.stringify(cost));
  return cost;
}

/** Follows an import as its page does, until it stands still. */
async function settled(id: number): Promise<View> {
  for (;;) {
    const view = await ask<View>('GET', `/imports/${id}`);
    if (view.state === 'applied' || view.state === 'undone') return view;
    await wait(ASK_EVERY_MS);
  }
}

async function bringIn(name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  let view: View | null = null;
  const preview = await costOf(`${name}: preview`, async () => {
    view = await ask<View>('POST', `/imports?name=${name}`, bytes);
  });
  const { id, counts } = view as unknown as View;
  const pages = await pagesOf(id);
  const apply = await costOf(`${name}: bring in`, async () => {
    await ask('POST', `/imports/${id}/apply`, '{}');
    await settled(id);
  });
  const seconds = round(preview.seconds + apply.seconds);
  return {
    id,
    fileMb: round(bytes.length / 1024 / 1024),
    counts,
    preview,
    apply,
    seconds,
    isWithinTarget: seconds <= TARGET_S,
    previewPages: pages,
  };
}

/** What the preview asks for while one reads, filters and searches it. */
async function pagesOf(id: number): Promise<Record<string, { p50Ms: number; p95Ms: number }>> {
  const asked: Record<string, (n: number) => string> = {
    import: () => '',
    first: () => '/items',
    'far down': (n) => `/items?after=${Math.floor(contacts * 0.9) - n}`,
    'of one kind': () => '/items?plan=new',
    searched: (n) => `/items?search=dairy ${n}`,
    positions: () => '/positions',
  };
  const pages: Record<string, { p50Ms: number; p95Ms: number }> = {};
  for (const [name, of] of Object.entries(asked)) {
    const taken: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const begunAt = performance.now();
      await ask('GET', `/imports/${id}${of(n)}`);
      taken.push(performance.now() - begunAt);
    }
    pages[name] = { p50Ms: quantile(taken, 0.5), p95Ms: quantile(taken, 0.95) };
  }
  return pages;
}

const google = await bringIn('google.csv', googleOf(contacts, 0));
const again = await bringIn('google-again.csv', googleOf(contacts, 1));
const undone = await costOf('undo of the second', async () => {
  await ask('POST', `/imports/${again.id}/undo`);
  await settled(again.id);
});
const linkedin = await bringIn('Connections.csv', connectionsOf(contacts));
const figures = { google, again, undone, linkedin };
console.log(
  JSON.stringify(
    {
      what: 'imports',
      engine,
      contacts,
      target: `${TARGET_S} s for preview and bringing in`,
      cores: cpus().length,
      load: loadavg().map(round),
      figures,
    },
    null,
    2,
  ),
);
await close();
