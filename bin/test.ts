/**
 * `npm test`: everything that is checked, in order: types, lint, the web app's build, tests on SQLite
 * and PostgreSQL, journeys through a browser. Ends with one line, `N passed, N failed`.
 * `--only lint|unit|journeys` runs a part.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type PostgresServer, startPostgres } from '../test/postgres-server.ts';
import { provide } from './machine.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PARTS = ['lint', 'unit', 'journeys'] as const;
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

function count(name: string, { passed, failed }: Count): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(`${name}: ${failed}`);
}
const countOne = (name: string, isGood: boolean) =>
  count(name, { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 });

const say = (text: string) => process.stdout.write(`${text}\n`);
const heading = (text: string) => say(`\n=== ${text}`);

/** Runs a program of node_modules/.bin with its output shown; true when it ended well. */
function run(
  program: string,
  words: string[],
  extra: Record<string, string> = {},
  limitMs = 5 * MINUTE_MS,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(path.join(ROOT, 'node_modules/.bin', program), words, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...extra },
      timeout: limitMs,
    });
    child.once('error', (error) => {
      say(`${program}: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function lint(): Promise<void> {
  const steps: [name: string, program: string, words: string[]][] = [
    ['types', 'tsc', ['--noEmit']],
    ['biome', 'biome', ['ci', '.']],
    ['oxlint', 'oxlint', ['--type-aware', '--deny-warnings']],
    ['knip', 'knip', ['--no-config-hints']],
  ];
  for (const [name, program, words] of steps) {
    heading(name);
    const startedAt = Date.now();
    const isGood = await run(program, words);
    say(
      `${name} ${isGood ? 'found nothing' : 'FAILED'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
    );
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

/** What failed, said again at the very end: of a long output only that may be kept. */
function sayFailures({ testResults }: Report): void {
  for (const { name, status, message, assertionResults } of testResults) {
    const file = path.relative(ROOT, name);
    if (status === 'failed' && assertionResults.length === 0) failures.push(`${file}: ${message}`);
    for (const one of assertionResults.filter((other) => other.status === 'failed')) {
      const why = (one.failureMessages[0] ?? '').split('\n').slice(0, 4).join('\n    ');
      failures.push(`${file}: ${one.fullName}\n    ${why}`);
    }
  }
}

/** Runs a project of vitest.config.ts and counts its tests; a file that could not be loaded counts as one failure. */
async function vitest(project: string, extra: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-report-'));
  const file = path.join(folder, 'report.json');
  const words = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const isGood = await run('vitest', words, extra, VITEST_MS_MAX);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const unloaded = report.testResults.filter(
      (one) => one.status === 'failed' && one.assertionResults.length === 0,
    );
    const failed = report.numFailedTests + unloaded.length;
    count(project, { passed: report.numPassedTests, failed });
    sayFailures(report);
    if (report.numPendingTests > 0)
      say(`${report.numPendingTests} ${project} tests were skipped; their files say why.`);
    // An error outside of any test ends the run badly though no test failed.
    if (!isGood && failed === 0) countOne(`${project} (an error outside of its tests)`, false);
  } catch {
    countOne(`${project} (came to no end)`, false);
  }
  rmSync(folder, { recursive: true, force: true });
}

async function unit(): Promise<void> {
  let server: PostgresServer | undefined;
  heading('PostgreSQL');
  try {
    const missing = await provide('postgresql');
    if (missing) throw new Error(missing);
    server = await startPostgres();
    say(server.url);
  } catch (error) {
    say(
      `Tests on PostgreSQL FAILED to run: ${error instanceof Error ? error.message : String(error)}`,
    );
    countOne('PostgreSQL', false);
  }
  const end = () => void server?.stop().then(() => process.exit(1));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    heading(`tests on SQLite, in-memory PostgreSQL${server ? ' and PostgreSQL' : ''}`);
    await vitest('unit', server ? { KITH_TEST_POSTGRES: server.url } : {});
  } finally {
    await server?.stop();
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

async function journeys(): Promise<void> {
  heading('journeys through a browser');
  const files = readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^journeys[/\\][^/\\]+\.ts$/.test(file),
  );
  if (files.length === 0) {
    say('There is none in test/journeys yet.');
    return;
  }
  const missing = await provide('chromium');
  if (missing) {
    say(`Journeys FAILED to run: ${missing}`);
    countOne('journeys', false);
    return;
  }
  await vitest('journeys', {});
}

async function build(): Promise<void> {
  heading('web app');
  countOne('web app', await run('vite', ['build', '--logLevel', 'warn']));
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = PARTS.find((part) => part === values.only);
if (values.only !== undefined && !only) {
  process.stderr.write(`--only is one of ${PARTS.join(', ')}\n`);
  process.exit(2);
}
if (!only || only === 'lint') await lint();
// Tests of the server serve it, and journeys walk through it.
if (only !== 'lint') await build();
if (!only || only === 'unit') await unit();
if (!only || only === 'journeys') await journeys();
if (failures.length > 0) say(`\nFailed:\n- ${failures.join('\n- ')}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
