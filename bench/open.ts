import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Kith, type Log, readConfig } from '#platform';
import { openKith } from '../src/main.ts';
import { startPostgres } from '../test/postgres-server.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type BenchEngine = (typeof ENGINES)[number];

/** Reads `--engine`; ends with a word of complaint when it is neither. */
export function engineNamed(name: string | undefined): BenchEngine {
  const engine = ENGINES.find((known) => known === (name ?? 'sqlite'));
  if (!engine) throw new Error(`--engine is ${ENGINES.join(' or ')}, not ${name}`);
  return engine;
}

/** A measurement is no service: only what went wrong is worth a line. */
const quietLog: Log = {
  info: () => {},
  error: (what, error) => {
    console.error(what, error);
    return 'bench';
  },
};

export interface Opened {
  kith: Kith;
  /** Where the SQLite file lies. */
  folder: string;
  close(): Promise<void>;
}

/**
 * Opens a Kith to measure. SQLite in `folder`, or in a new one that goes at the end; PostgreSQL at
 * DATABASE_URL, or on a server started for this run.
 */
export async function openForBench(
  engine: BenchEngine,
  {
    folder,
    now,
    settings = {},
  }: { folder?: string; now?: () => number; settings?: Record<string, string> } = {},
): Promise<Opened> {
  const data = folder ?? mkdtempSync(path.join(tmpdir(), 'kith-bench-'));
  const given = process.env.DATABASE_URL;
  const server = engine === 'postgres' && !given ? await startPostgres() : null;
  const url = engine === 'postgres' ? (server?.url ?? given ?? '') : '';
  const config = readConfig({
    KITH_DATA: data,
    DATABASE_URL: url,
    KITH_SYNC: 'NORMAL',
    ...settings,
  });
  const kith = await openKith(config, { log: quietLog, ...(now ? { now } : {}) });
  return {
    kith,
    folder: data,
    close: async () => {
      await kith.close();
      await server?.stop();
      if (folder === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}
