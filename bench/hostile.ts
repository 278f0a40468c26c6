/**
 * What strangers can do to Kith by what they publish: real feeds, pages, letters and lists with damage, and made-up ones, read by the
 * functions that Kith's reading threads call. None may crash, take more than 2 s of processor time or make its process hold 300 MB more
 * than before; no HTML that would be shown may hold anything dangerous, judged by another parser, and no text anything that a database
 * refuses. `npm run bench:hostile -- [--corpus DIR] [--inputs 20000] [--seed 1] [--at-once 2] [--only N]`; real documents come from DIR or from
 * `data/web` in KITH_CORPUS. A fresh process after each 500 inputs. Prints JSON, leaves what broke a bound and the worst in
 * `.tmp/hostile`, and ends with 1 when a bound is broken.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dangersOf } from '../test/hostile/dangers.ts';
import { mean, quantile, round } from './figures.ts';
import { corpusIn, KINDS, type Kind } from './hostile/documents.ts';
import { type Input, inputNumber } from './hostile/inputs.ts';
import type { Reading } from './hostile/reading.ts';

const LIMIT = { cpuMs: 2_000, mb: 300 };
const PER_PROCESS = 500;
/** Who does not answer by then hangs, however busy the machine; the first answer of a process takes its start too. */
const ANSWER_MS_MAX = 180_000;
const WORST = 5;
const FOLDER = path.join(import.meta.dirname, '../.tmp/hostile');

const { values } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: path.join(process.env.KITH_CORPUS ?? '../shared', 'data', 'web'),
    },
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const found = corpusIn(values.corpus);
if (!found)
  console.error(
    `SKIPPED: no corpus of real documents in ${values.corpus} (--corpus DIR, or KITH_CORPUS). Only made-up ones are read.`,
  );
const corpus = found ?? { feed: [], page: [], letter: [], list: [] };

/** What was read, without what was made of it. */
interface Result extends Omit<Reading, 'answer'> {
  kind: Kind;
  n: number;
  how: string;
  kB: number;
  wrong: string[];
}

/** A process that reads, one input after another. */
interface Lane {
  child: ChildProcess | null;
  read: number;
}

const start = (): ChildProcess =>
  fork(path.join(import.meta.dirname, 'hostile/reading.ts'), {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
  });

function end(lane: Lane): void {
  lane.child?.kill('SIGKILL');
  lane.child = null;
  lane.read = 0;
}

function readIn(lane: Lane, input: Input): Promise<Reading> {
  const child = lane.child ?? start();
  lane.child = child;
  lane.read++;
  return new Promise((resolve) => {
    const failed = (threw: string) => {
      end(lane);
      done({ answer: null, threw, cpuMs: ANSWER_MS_MAX, ms: ANSWER_MS_MAX, moreMb: 0, heldMb: 0 });
    };
    const timer = setTimeout(() => failed(`no answer in ${ANSWER_MS_MAX} ms`), ANSWER_MS_MAX);
    const fell = (code: number | null) => failed(`the process ended with ${code}`);
    const done = (reading: Reading) => {
      clearTimeout(timer);
      child.off('exit', fell);
      child.off('message', done);
      resolve(reading);
    };
    child.once('exit', fell);
    child.once('message', done);
    child.send(input);
  });
}

/** Every text in an answer. */
function textsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    for (const one of Object.values(value)) textsIn(one, found);
  return found;
}

/** Whatever stands in a field called `html` or `titleHtml` is shown as such. */
function htmlIn(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return found;
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'string' && /html$/i.test(key)) found.push(one);
    else htmlIn(one, found);
  }
  return found;
}

function wrongIn({ answer, threw, cpuMs, moreMb }: Reading): string[] {
  const dangers = htmlIn(answer).flatMap(dangersOf);
  const texts = textsIn(answer);
  return [
    ...(threw ? [`threw ${threw}`] : []),
    ...(cpuMs > LIMIT.cpuMs ? [`took ${Math.round(cpuMs)} ms`] : []),
    ...(moreMb > LIMIT.mb ? [`${Math.round(moreMb)} MB`] : []),
    ...dangers.slice(0, 3).map((danger) => `shows ${danger}`),
    ...(texts.every((text) => text.isWellFormed()) ? [] : ['half a surrogate pair']),
    ...(texts.some((text) => text.includes('\0')) ? ['a null'] : []),
  ];
}

async function resultOf(n: number, lane: Lane): Promise<Result> {
  const input = inputNumber(n, seed, corpus);
  if (lane.read >= PER_PROCESS) end(lane);
  let reading = await readIn(lane, input);
  // What came before may have left its garbage: only what a fresh process holds is this input's own.
  if (lane.read > 1 && (reading.moreMb > LIMIT.mb || reading.cpuMs > LIMIT.cpuMs)) {
    end(lane);
    reading = await readIn(lane, input);
  }
  const wrong = wrongIn(reading);
  const { answer: _, ...figures } = reading;
  if (wrong.length > 0) {
    keep(input);
    console.error(`${n} (${input.kind}, ${input.how}): ${wrong.join('; ').slice(0, 600)}`);
  }
  const { kind, how, bytes } = input;
  return { kind, n, how, kB: round(bytes.length / 1_024), wrong, ...figures };
}

function keep({ n, kind, bytes }: Input): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${n}.${kind}`), bytes);
}

const shown = ({ n, kind, how, kB, cpuMs, moreMb }: Result) => ({
  n,
  kind,
  how,
  kB,
  cpuMs: Math.round(cpuMs),
  moreMb: Math.round(moreMb),
});

function summary(results: readonly Result[]) {
  const cpu = results.map(({ cpuMs }) => cpuMs);
  const worst = (by: (one: Result) => number) =>
    results
      .toSorted((one, other) => by(other) - by(one))
      .slice(0, WORST)
      .map(shown);
  return {
    read: results.length,
    wallMs: {
      max: quantile(
        results.map(({ ms }) => ms),
        1,
      ),
    },
    perKind: Object.fromEntries(
      KINDS.map((kind) => [kind, results.filter((one) => one.kind === kind).length]),
    ),
    cpuMs: {
      mean: round(mean(cpu)),
      p50: quantile(cpu, 0.5),
      p99: quantile(cpu, 0.99),
      max: quantile(cpu, 1),
    },
    moreMb: {
      p50: quantile(
        results.map(({ moreMb }) => moreMb),
        0.5,
      ),
      max: quantile(
        results.map(({ moreMb }) => moreMb),
        1,
      ),
    },
    slowest: worst(({ cpuMs }) => cpuMs),
    largest: worst(({ moreMb }) => moreMb),
  };
}

rmSync(FOLDER, { recursive: true, force: true });
const numbers = values.only
  ? values.only.split(',').map(Number)
  : Array.from({ length: Number(values.inputs) }, (_, n) => n);
const results: Result[] = [];
const waiting = numbers.values();

async function readAll(): Promise<void> {
  const lane: Lane = { child: null, read: 0 };
  for (const n of waiting) {
    results.push(await resultOf(n, lane));
    if (results.length % 1_000 === 0) console.error(`${results.length} read`);
  }
  end(lane);
}

await Promise.all(Array.from({ length: Number(values['at-once']) }, readAll));
const broken = results.filter(({ wrong }) => wrong.length > 0);
console.log(
  JSON.stringify(
    {
      corpus: found ? values.corpus : 'none: only made-up inputs',
      seed,
      limit: LIMIT,
      heldBeforeMb: Math.round(Math.max(...results.map(({ heldMb }) => heldMb))),
      ...summary(results),
      broken: broken.map((one) => ({
        ...shown(one),
        wrong: one.wrong.map((words) => words.slice(0, 300)),
      })),
      isWithinLimit: broken.length === 0,
    },
    null,
    2,
  ),
);
if (broken.length > 0) process.exit(1);
