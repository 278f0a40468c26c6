/**
 * How long the directory takes inside the server with 50,000 people of one member: the list, a search
 * as one types, filters, a person, duplicates, and cleaning up in bulk.
 * `npm run bench:directory -- [--engine sqlite|postgres]`. Prints JSON; progress on stderr.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { addMember, startSession } from '#members';
import { addList, addPeople, type NewPerson, putOnList } from '#people';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { engineNamed, openForBench } from './open.ts';

const PEOPLE = 50_000;
const SLICE = 1_000;
const TARGET_MS = 100;
const ROUNDS = 60;
const WARM_UP = 5;
/** Every so many of them is there twice, under another spelling. */
const TWICE_EVERY = 100;

const { values } = parseArgs({ options: { engine: { type: 'string' } } });
const engine = engineNamed(values.engine);
const { kith, close } = await openForBench(engine);
const member = await addMember(kith, { name: 'bench', password: 'a long bench password' });
const ids = await fill();
if (engine === 'postgres') await sql.raw('vacuum analyze').execute(kith.db.read);
const list = await addList(kith, member.id, { name: 'Every tenth' });
await kith.db.write((trx) =>
  putOnList(trx, member.id, {
    listId: list.id,
    personIds: ids.filter((_, i) => i % 10 === 0),
    now: kith.now(),
  }),
);
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, member.id, 'bench')}`;

const LETTERS = ['m', 'ma', 'mar', 'mara', 'mara 4', 'mara 41', 'mara 417'];
const ASKED: Record<string, (n: number) => string> = {
  'the list': () => '/people',
  'a page further down': (n) => `/people?after=${ids[(n * 797) % ids.length]}`,
  newest: () => '/people?order=newest',
  'changed last': () => '/people?order=changed',
  'a search, letter by letter': (n) => `/people?search=${LETTERS[n % LETTERS.length]}`,
  'a search that finds nobody': () => '/people?search=xyzzy',
  'has email': () => '/people?has=email',
  'has no site': () => '/people?lacks=site',
  'works at': (n) => `/people?employer=company ${n % 500}`,
  'on a list': () => `/people?list=${list.id}`,
  'three filters and a search': () => `/people?list=${list.id}&has=email&origin=vcard&search=mara`,
  'a person': (n) => `/people/${ids[(n * 797) % ids.length]}`,
  lists: () => '/lists',
};

/** Invented people as an address book has them. */
function person(i: number): NewPerson {
  const of = i % TWICE_EVERY === 1 ? i - 1 : i;
  const name = `${['Mara', 'Otto', 'Ada', 'Bo', 'Li'][of % 5]} ${of} ${['Lund', 'Dahl', 'Okafor'][of % 3]}`;
  return {
    name: of === i ? name : name.toUpperCase(),
    fields: [
      { field: 'email', value: `person${of}@mail${of % 50}.example` },
      { field: 'employer', value: `Company ${of % 500}` },
      { field: 'role', value: `Role ${of % 90}` },
      ...(of % 3 === 0 ? [{ field: 'site' as const, value: `https://p${of}.example/` }] : []),
    ],
    keys: of === i ? [`mailto:person${of}@mail${of % 50}.example`] : [],
  };
}

async function fill(): Promise<number[]> {
  const made: number[] = [];
  for (let start = 0; start < PEOPLE; start += SLICE) {
    const people = Array.from({ length: SLICE }, (_, i) => person(start + i));
    const from = { origin: 'vcard', originDetail: 'all.vcf', now: kith.now() } as const;
    made.push(
      ...(await kith.db.write((trx) => addPeople(trx, people, { memberId: member.id, ...from }))),
    );
  }
  console.error(`${made.length} people`);
  return made;
}

async function ask(path: string, body?: unknown): Promise<{ ms: number; answer: unknown }> {
  const begunAt = performance.now();
  const response = await server.request(`http://bench.example/api/v1${encodeURI(path)}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, origin: 'http://bench.example', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
  return { ms: performance.now() - begunAt, answer: text === '' ? null : JSON.parse(text) };
}

const figures: Record<string, { p50: number; p95: number; isFast: boolean }> = {};
for (const [name, path] of Object.entries(ASKED)) {
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + ROUNDS; n += 1) {
    const { ms } = await ask(path(n));
    if (n >= WARM_UP) times.push(ms);
  }
  const p95 = quantile(times, 0.95);
  figures[name] = { p50: quantile(times, 0.5), p95, isFast: p95 <= TARGET_MS };
  console.error(name, figures[name]);
}

/** Things done once, in seconds. */
const deeds: Record<string, number> = {};
async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const begunAt = performance.now();
  await work();
  deeds[name] = round((performance.now() - begunAt) / 1_000);
  console.error(name, deeds[name], 's');
}

interface Done {
  changeIds: number[];
}
interface Found {
  isLooking: boolean;
  counts: { sure: number };
}
const runner = kith.startJobs();
let found = 0;
await timed('looking for duplicates', async () => {
  for (;;) {
    const answer = (await ask('/duplicates')).answer as Found;
    found = answer.counts.sure;
    if (!answer.isLooking) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
await runner.stop();
const filter = { employer: 'Company 1' };
let changeIds: number[] = [];
await timed('putting all on a list', async () => {
  const deed = { kind: 'put-on-list', listId: list.id };
  ({ changeIds } = (await ask('/people/bulk', { who: { filter: {} }, deed })).answer as Done);
});
await timed('undoing that', async () => void (await ask('/people/changes/undo', { changeIds })));
await timed('removing a fifth', async () => {
  const done = await ask('/people/bulk', { who: { filter }, deed: { kind: 'remove' } });
  ({ changeIds } = done.answer as Done);
});
await timed(
  'bringing them back',
  async () => void (await ask('/people/changes/undo', { changeIds })),
);

await close();
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  load: round(loadavg()[0] ?? 0),
};
console.log(
  JSON.stringify(
    { engine, people: PEOPLE, machine, milliseconds: figures, seconds: deeds, found },
    null,
    2,
  ),
);
