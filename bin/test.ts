/**
 * `npm test`: everything that is checked: the web app's build, and then beside each other types and lint,
 * tests on SQLite and PostgreSQL, and journeys through a browser, since each waits for a database, a
 * process or a page much of its time. Ends with one line, `N passed, N failed`.
 * `--only lint|unit|journeys` runs a part.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type PostgresServer, startPostgres } from '../test/postgres-server.ts';
import { provide, provideAll } from './machine.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MINUTE_MS = 60_000;
/** Servers and commands that tests start begin sooner when what Node compiled is kept. */
const COMPILED = path.join(ROOT, 'node_modules/.cache/compiled');
/** More than it needs on two slow cores; a test that hangs must not hang for ever. */
const VITEST_MS_MAX = 20 * MINUTE_MS;

interface Count {
  passed: number;
  failed: number;
}
const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];
/** Tests that passed only when run again: each hides a fault of its own or of Kith. */
const passedLater: string[] = [];

function count(name: string, { passed, failed }: Count): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(`${name}: ${failed}`);
}
const countOne = (name: string, isGood: boolean) =>
  count(name, { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 });

type Say = (text: string) => void;
type Part = (say: Say) => Promise<void>;
const aloud: Say = (text) => process.stdout.write(`${text}\n`);

/** Runs parts beside each other. What they say is in their order: each is heard once those before it have ended. */
async function beside(parts: Part[]): Promise<void> {
  let before = Promise.resolve();
  for (const part of parts) {
    const held: string[] = [];
    let say: Say = (text) => held.push(text);
    const ended = part((text) => say(text));
    before = before.then(() => {
      for (const text of held) aloud(text);
      say = aloud;
      return ended;
    });
  }
  await before;
}

interface Run {
  say: Say;
  extra?: Record<string, string>;
  limitMs?: number;
}

/** Runs a program of node_modules/.bin and says what it says; true when it ended well. */
function run(
  program: string,
  words: string[],
  { say, extra = {}, limitMs = 5 * MINUTE_MS }: Run,
): Promise<boolean> {
  return new Promise((resolve) => {
    const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(path.join(ROOT, 'node_modules/.bin', program), words, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { NODE_COMPILE_CACHE: COMPILED, ...colours, ...process.env, ...extra },
      timeout: limitMs,
    });
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', say);
    child.once('error', (error) => {
      say(`${program}: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
}

async function lint(say: Say): Promise<void> {
  const steps: [name: string, program: string, words: string[]][] = [
    ['types', 'tsc', ['--noEmit']],
    ['biome', 'biome', ['ci', '.']],
    ['oxlint', 'oxlint', ['--type-aware', '--deny-warnings']],
    ['knip', 'knip', ['--no-config-hints']],
  ];
  for (const [name, program, words] of steps) {
    say(`\n=== ${name}`);
    const startedAt = Date.now();
    const isGood = await run(program, words, { say });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say(`${name} ${isGood ? 'found nothing' : 'FAILED'} (${seconds} s)`);
    countOne(name, isGood);
  }
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** What failed, at first or for good, said again at the very end: of a long output only that may be kept. */
function keepFailures({ testResults }: Report): void {
  for (const { name, status, message, assertionResults } of testResults) {
    const file = path.relative(ROOT, name);
    if (status === 'failed' && assertionResults.length === 0) failures.push(`${file}: ${message}`);
    for (const one of assertionResults) {
      const [first] = one.failureMessages;
      if (first === undefined) continue;
      const why = first.split('\n').slice(0, 4).join('\n    ');
      const kept = one.status === 'failed' ? failures : passedLater;
      kept.push(`${file}: ${one.fullName}\n    ${why}`);
    }
  }
}

/** Runs a project of vitest.config.ts and counts its tests; a file that could not be loaded counts as one failure. */
async function vitest(
  project: string,
  {
    say,
    extra = {},
    words: more = [],
  }: { say: Say; extra?: Record<string, string>; words?: string[] },
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-report-'));
  const file = path.join(folder, 'report.json');
  const words = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    '--retry=1',
    ...more,
  ];
  const isGood = await run('vitest', words, { say, extra, limitMs: VITEST_MS_MAX });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const unloaded = report.testResults.filter(
      (one) => one.status === 'failed' && one.assertionResults.length === 0,
    );
    const failed = report.numFailedTests + unloaded.length;
    count(project, { passed: report.numPassedTests, failed });
    keepFailures(report);
    if (report.numPendingTests > 0)
      say(`${report.numPendingTests} ${project} tests were skipped; their files say why.`);
    // An error outside of any test ends the run badly though no test failed.
    if (!isGood && failed === 0) countOne(`${project} (an error outside of its tests)`, false);
  } catch {
    countOne(`${project} (came to no end)`, false);
  }
  rmSync(folder, { recursive: true, force: true });
}

async function postgres(say: Say): Promise<PostgresServer | undefined> {
  try {
    const missing = await provide('postgresql');
    if (missing) throw new Error(missing);
    const server = await startPostgres();
    say(server.url);
    return server;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`Tests on PostgreSQL FAILED to run: ${why}`);
    countOne('PostgreSQL', false);
    return undefined;
  }
}

async function unit(say: Say): Promise<void> {
  say('\n=== PostgreSQL');
  const server = await postgres(say);
  const end = () => void server?.stop().then(() => process.exit(1));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    say(`\n=== tests on SQLite and ${server ? '' : 'in-memory '}PostgreSQL`);
    await vitest('unit', { say, ...(server ? { extra: { KITH_TEST_POSTGRES: server.url } } : {}) });
  } finally {
    await server?.stop();
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    freeCore();
  }
}

/** Journeys wait for pages and so take longer than they work: one at a time beside the unit tests, two once those have ended. */
const JOURNEY_PARTS = 10;
let freeCore: () => void = () => {};
const isCoreFree = new Promise<void>((resolve) => {
  freeCore = resolve;
});

async function journeys(say: Say): Promise<void> {
  say('\n=== journeys through a browser');
  const missing = await provide('chromium');
  if (missing) {
    say(`Journeys FAILED to run: ${missing}`);
    countOne('journeys', false);
    return;
  }
  const shards = Array.from({ length: JOURNEY_PARTS }, (_, n) => `${n + 1}/${JOURNEY_PARTS}`);
  const walk = async () => {
    for (let shard = shards.shift(); shard; shard = shards.shift()) {
      const held: string[] = [];
      await vitest('journeys', { say: (text) => held.push(text), words: ['--shard', shard] });
      // At once: of two that run beside each other the lines would be mixed.
      for (const text of held) say(text);
    }
  };
  await Promise.all([walk(), isCoreFree.then(walk)]);
}

/** Tests of the server serve the web app, and journeys walk through it. */
async function prepare(): Promise<void> {
  aloud('\n=== web app');
  countOne('web app', await run('vite', ['build', '--logLevel', 'warn'], { say: aloud }));
  provideAll();
}

const PARTS: Record<string, Part> = { lint, unit, journeys };
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only === undefined ? Object.values(PARTS) : [PARTS[values.only]];
const parts = only.filter((part) => part !== undefined);
if (parts.length === 0) {
  process.stderr.write(`--only is one of ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}
if (values.only !== 'lint') await prepare();
if (!parts.includes(unit)) freeCore();
await beside(parts);
if (passedLater.length > 0)
  aloud(`\nPassed only when run again, to be mended:\n- ${passedLater.join('\n- ')}`);
if (failures.length > 0) aloud(`\nFailed:\n- ${failures.join('\n- ')}`);
aloud(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
