/**
 * How long notes take inside the server with 10,000 notes of some 2,000 characters on SQLite:
 * `node bench/notes.ts [--notes N] [--asks N]`. Prints JSON: for each question the 50th and 95th of a
 * hundred in milliseconds, of requests to the HTTP app one after another, and the mean CPU time of all
 * threads, which other work on the machine does not make longer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addMember, startSession } from '#members';
import { addPerson } from '#people';
import { quietLog, readConfig } from '#platform';
import { serverOf } from '../src/doors/index.ts';
import { openKith } from '../src/main.ts';
import { randomFrom } from './find/words.ts';

const TEXT_CHARS = 2_000;
const VOCABULARY = 6_000;
const LINKS_EACH = 2;
const ROWS_AT_ONCE = 500;
const TAGS = 40;
const WARM_UP = 3;
const TARGET_MS = 100;

const { values } = parseArgs({
  options: { notes: { type: 'string', default: '10000' }, asks: { type: 'string', default: '40' } },
});
const [notes, asks] = [Number(values.notes), Number(values.asks)];
const folder = mkdtempSync(path.join(tmpdir(), 'kith-bench-notes-'));
const kith = await openKith(readConfig({ KITH_DATA: folder }), { log: quietLog });
const { id: memberId } = await addMember(kith, {
  name: 'ada',
  password: 'a kettle sings at seven',
});
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, memberId, 'bench')}`;
const random = randomFrom(7);
const upTo = (max: number) => Math.floor(random() * max);
/** Words as language has them: a few in every text, most in few. */
const wordAt = (rank: number) => `w${((rank * 7919) % 99_991).toString(36)}`;
const word = () => wordAt(Math.floor(random() * random() * random() * VOCABULARY));

await fill();
const personId = await kith.db.write((trx) =>
  addPerson(trx, {
    memberId,
    name: `${wordAt(40)} ${wordAt(41)}`,
    fields: [],
    keys: [],
    origin: 'hand',
    originDetail: '',
    now: kith.now(),
  }),
);
const titleAt = (number: number) => `Note ${number} about ${wordAt(number % VOCABULARY)}`;
const results = {
  list: await timed(() => '/notes'),
  'list by tag': await timed(() => `/notes?tag=tag${upTo(TAGS)}`),
  'list by kind': await timed(() => '/notes?kind=reflection'),
  'search, a common word': await timed(() => `/notes?words=${wordAt(upTo(5))}`),
  'search, rare words': await timed(() => `/notes?words=${wordAt(VOCABULARY - upTo(500))}+zz`),
  note: await timed(() => `/notes/${1 + upTo(notes)}`),
  'links and mentions': await timed(() => `/notes/${1 + upTo(notes)}/links`),
  'mentions of a person': await timed(() => `/people/${personId}/mentions`),
  'completing a link': await timed(() => `/links/complete?words=${word().slice(0, 3)}`),
  tags: await timed(() => '/tags'),
  inbox: await timed(() => '/notes?isWaiting=true'),
  save: await timedSave(),
};
console.log(JSON.stringify({ notes, cores: cpus().length, targetMs: TARGET_MS, results }, null, 2));
await kith.close();
rmSync(folder, { recursive: true, force: true });

async function fill(): Promise<void> {
  const now = kith.now();
  for (let from = 1; from <= notes; from += ROWS_AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(ROWS_AT_ONCE, notes - from + 1) },
      (_, at) => from + at,
    );
    await kith.db.write(async (trx) => {
      await trx
        .insertInto('note')
        .values(numbers.map((number) => rowOf(number, now)))
        .execute();
      await trx
        .insertInto('note_tag')
        .values(
          numbers.map((number) => ({
            note_id: number,
            tag: `tag${number % TAGS}`,
            tag_key: `tag${number % TAGS}`,
          })),
        )
        .execute();
      await trx.insertInto('note_link').values(numbers.flatMap(linksOf)).execute();
    });
  }
}

function rowOf(number: number, now: number) {
  const title = `Note ${number} about ${wordAt(number % VOCABULARY)}`;
  let text = '';
  while (text.length < TEXT_CHARS) text += `${word()} `;
  return {
    member_id: memberId,
    title,
    title_key: title.toLowerCase(),
    text,
    folded: `${title} ${text}`.toLowerCase(),
    created_at: now,
    updated_at: now + number,
  };
}

function linksOf(number: number) {
  return Array.from({ length: LINKS_EACH }, (_, at) => ({
    note_id: number,
    wanted: 'any' as const,
    title: `to ${at}`,
    title_key: `to ${at}`,
    target_kind: 'note' as const,
    target_id: 1 + upTo(notes),
  }));
}

async function ask(method: string, way: string, body?: unknown): Promise<number> {
  const began = performance.now();
  const answer = await server.request(`http://kith.test/api/v1${way}`, {
    method,
    headers: { cookie, origin: 'http://kith.test', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.text();
  if (!answer.ok) throw new Error(`${method} ${way}: ${answer.status}`);
  return performance.now() - began;
}

async function timed(way: () => string) {
  for (let number = 0; number < WARM_UP; number++) await ask('GET', way());
  const before = process.cpuUsage();
  const taken: number[] = [];
  for (let number = 0; number < asks; number++) taken.push(await ask('GET', way()));
  const { user, system } = process.cpuUsage(before);
  return { ...percentiles(taken), cpuMean: rounded((user + system) / 1000 / asks) };
}

async function timedSave() {
  const taken: number[] = [];
  for (let number = 0; number < asks; number++) {
    const text = `${'word '.repeat(TEXT_CHARS / 5)}[[${titleAt(1 + upTo(notes))}]] ${number}`;
    taken.push(await ask('PATCH', `/notes/${1 + upTo(notes)}`, { text }));
  }
  return percentiles(taken);
}

function percentiles(taken: number[]) {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

function rounded(ms: number): number {
  return Number(ms.toFixed(1));
}
