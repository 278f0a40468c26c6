import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { type Config, type Kith, quietLog, readConfig } from '#platform';
import { WEB_FOLDER } from '../web/server.ts';
import type { Setup, SetupCommand } from './command.ts';
import { complaintOf } from './complaint.ts';

/** `warn` can wait; `fail` keeps Kith from working. */
export interface Check {
  name: string;
  state: 'ok' | 'warn' | 'fail';
  detail: string;
}
type Verdict = Omit<Check, 'name'>;

const NODE_MAJOR_MIN = 24;
const DISK_WARN_BYTES = 1024 ** 3;
const DISK_FAIL_BYTES = 100 * 1024 ** 2;
const CLOCK_OFF_MAX_MS = 60_000;
const MODEL_MS_MAX = 10_000;

const ok = (detail: string): Verdict => ({ state: 'ok', detail });
const warn = (detail: string): Verdict => ({ state: 'warn', detail });
const fail = (detail: string): Verdict => ({ state: 'fail', detail });

/** Node's version and whether it is new enough; `version` as in `process.versions.node`. */
export function nodeVerdict(version: string): Verdict {
  const isEnough = Number.parseInt(version, 10) >= NODE_MAJOR_MIN;
  return isEnough
    ? ok(version)
    : fail(`${version}; ${NODE_MAJOR_MIN} is needed. Run it with npm, which brings its own.`);
}

export function diskVerdict(freeBytes: number): Verdict {
  const detail = `${(freeBytes / 1024 ** 3).toFixed(1)} GB free`;
  if (freeBytes < DISK_FAIL_BYTES) return fail(detail);
  return freeBytes < DISK_WARN_BYTES ? warn(detail) : ok(detail);
}

async function diskCheck(config: Config): Promise<Verdict> {
  const { bavail, bsize } = await statfs(path.resolve(config.dataFolder));
  return diskVerdict(bavail * bsize);
}

async function integrityCheck(kith: Kith): Promise<Verdict> {
  if (kith.db.engine === 'postgres') {
    const { rows } = await sql<{
      version: string;
    }>`select current_setting('server_version') as version`.execute(kith.db.read);
    return ok(`PostgreSQL ${rows[0]?.version ?? ''}`);
  }
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(kith.db.read);
  const foreign = await sql`pragma foreign_key_check`.execute(kith.db.read);
  const problems = rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
  if (problems.length > 0) return fail(problems.slice(0, 3).join('; '));
  if (foreign.rows.length > 0) return fail(`${foreign.rows.length} rows point to nothing`);
  return ok('quick_check and foreign_key_check found nothing');
}

/** Kith runs by this machine's clock: it must not go back behind what is stored, nor differ from the database's. */
async function clockCheck(kith: Kith): Promise<Verdict> {
  const now = kith.now();
  const last = await kith.db.read
    .selectFrom('migration')
    .select((eb) => eb.fn.max('applied_at').as('at'))
    .executeTakeFirst();
  if (Number(last?.at ?? 0) > now + CLOCK_OFF_MAX_MS)
    return fail('it is earlier than when the database was last brought up to date');
  if (kith.db.engine === 'postgres') {
    const { rows } = await sql<{
      at: number;
    }>`select extract(epoch from clock_timestamp()) * 1000 as at`.execute(kith.db.read);
    const offMs = Math.abs(Number(rows[0]?.at ?? now) - now);
    if (offMs > CLOCK_OFF_MAX_MS)
      return warn(`it differs from the database's by ${Math.round(offMs / 1000)} s`);
  }
  return ok(new Date(now).toISOString());
}

async function deadJobsCheck(kith: Kith): Promise<Verdict> {
  const row = await kith.db.read
    .selectFrom('job')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  const count = Number(row.count);
  return count === 0 ? ok('none') : warn(`${count} failed for good; see the jobs page`);
}

async function feedsCheck(kith: Kith): Promise<Verdict> {
  const rows = await kith.db.read
    .selectFrom('feed')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    // Who gets letters is nobody else's business.
    .where('member_id', 'is', null)
    .groupBy('state')
    .execute();
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  const all = rows.reduce((sum, row) => sum + Number(row.count), 0);
  const bad = count('failing') + count('gone');
  return bad === 0
    ? ok(`${all} feeds`)
    : warn(`${bad} of ${all} feeds cannot be read; see the sources page`);
}

async function mailCheck(kith: Kith): Promise<Verdict> {
  if (!kith.mail) return ok('not set up: no reminders by e-mail (KITH_SMTP_URL)');
  const answer = await kith.mail.check();
  return answer.kind === 'sent'
    ? ok(`the server lets Kith in, as ${kith.mail.from}`)
    : warn(answer.detail);
}

/** Asks for one vector of a word that says nothing of anybody. */
async function embeddingsCheck(kith: Kith): Promise<Verdict> {
  if (!kith.embeddings) return ok('not set up: people are found by words (KITH_EMBEDDINGS_URL)');
  const answer = await kith.embeddings.embed(['hello'], { timeoutMs: MODEL_MS_MAX });
  if (answer.kind === 'failed') return warn(answer.detail);
  const { model, url, isReadableOnTheWay } = kith.embeddings;
  const said = `${model} at ${url} answers, with ${answer.vectors[0]?.length ?? 0} numbers`;
  return isReadableOnTheWay
    ? warn(`${said}; entries and questions can be read on the way there, since it is no https`)
    : ok(said);
}

/** Has one word written that says nothing of anybody. */
async function machineCheck(kith: Kith): Promise<Verdict> {
  if (!kith.chat) return ok('not set up: nothing is summarised or translated (KITH_MACHINE_URL)');
  const { model, url, isReadableOnTheWay } = kith.chat;
  const question = { task: 'Answer with the word: yes', material: 'Are you there?' };
  const answer = await kith.chat.complete({
    ...question,
    tokensMax: 1_000,
    timeoutMs: MODEL_MS_MAX,
  });
  if (answer.kind === 'failed') return warn(answer.detail);
  const said = `${model} at ${url} answers`;
  return isReadableOnTheWay
    ? warn(`${said}; what it is sent can be read on the way there, since it is no https`)
    : ok(said);
}

function webCheck(): Verdict {
  const isBuilt = existsSync(path.join(WEB_FOLDER, 'index.html'));
  return isBuilt ? ok('built') : warn('not built yet; npm start builds it');
}

/** Runs one check; what it throws is its verdict. */
async function check(name: string, look: () => Promise<Verdict> | Verdict): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    const detail = complaintOf(error) ?? (error instanceof Error ? error.message : String(error));
    return { name, state: 'fail', detail };
  }
}

/** Looks at everything; later checks are left out when what they need is missing. */
export async function examine(setup: Setup): Promise<Check[]> {
  const checks = [
    await check('node', () => nodeVerdict(process.versions.node)),
    await check('web app', webCheck),
  ];
  let config: Config | undefined;
  checks.push(
    await check('settings', () => {
      config = readConfig(setup.environment);
      return ok('can be read');
    }),
  );
  if (!config) return checks;
  const settings = config;
  let kith: Kith | undefined;
  checks.push(
    await check('database', async () => {
      kith = await setup.openKith(settings, { log: quietLog });
      return ok(`${kith.db.engine}, opened and up to date`);
    }),
  );
  if (!kith) return checks;
  const open = kith;
  if (open.db.engine === 'sqlite') checks.push(await check('disk', () => diskCheck(settings)));
  checks.push(await check('integrity', () => integrityCheck(open)));
  checks.push(await check('clock', () => clockCheck(open)));
  checks.push(await check('jobs', () => deadJobsCheck(open)));
  checks.push(await check('feeds', () => feedsCheck(open)));
  checks.push(await check('mail', () => mailCheck(open)));
  checks.push(await check('embeddings', () => embeddingsCheck(open)));
  checks.push(await check('machine text', () => machineCheck(open)));
  await open.close();
  return checks;
}

export const doctorCommands: SetupCommand[] = [
  {
    name: 'doctor',
    usage: '',
    summary: 'Look whether everything is as it should be',
    runClosed: async (setup, _, out) => {
      const checks = await examine(setup);
      const isWell = checks.every((one) => one.state !== 'fail');
      out.answer(
        { ok: isWell, checks },
        checks.map((one) => `${one.state.padEnd(5)} ${one.name.padEnd(12)} ${one.detail}`),
      );
      return isWell ? 0 : 1;
    },
  },
];
