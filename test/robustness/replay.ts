/** The replay of real feeds, which lies outside of the repository: tests that need it are skipped without it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const corpus = path.resolve(process.env.KITH_CORPUS ?? '../shared');
const program = path.join(corpus, 'tools', 'replay-web.mjs');

export const isReplayHere =
  existsSync(program) && existsSync(path.join(corpus, 'data', 'web', 'manifest.json'));
if (!isReplayHere)
  console.warn(`Skipped: no replay of real feeds at ${program} (set KITH_CORPUS).`);

interface ReplayStats {
  requests: number;
  not_modified: number;
  body_bytes: number;
  by_fault: Record<string, number>;
  by_status: Record<string, number>;
  by_resource: Record<string, number>;
  max_in_flight_one_host: number;
}

export interface Replay {
  port: number;
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** How many feeds its `/feeds.opml` lists. */
  feeds: number;
  opml(): Promise<string>;
  /** What was asked since the start or the last reset. */
  stats(): Promise<ReplayStats>;
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the replay, on a free port unless one is given. `words` are its options. */
export async function startReplay(words: string[] = [], port = 0): Promise<Replay> {
  const child: ChildProcess = spawn(process.execPath, [program, '--port', String(port), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', (code) => reject(new Error(`the replay ended with ${code}`)));
  });
  const [, address = '', feeds = ''] = /ready (\S+) feeds=(\d+)/.exec(said) ?? [];
  return {
    address,
    port: Number(new URL(address).port),
    feeds: Number(feeds),
    opml: async () => (await fetch(`${address}/feeds.opml`)).text(),
    stats: async () => (await fetch(`${address}/stats`)).json() as Promise<ReplayStats>,
    reset: async () => {
      await fetch(`${address}/stats/reset`, { method: 'POST' });
    },
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
