/** A Kith that listens on a free port with an empty data folder, in this process. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { serverOf } from '#doors';
import { type GuardedFetch, type Kith, readConfig } from '#platform';
import { buildWebApp, isWebAppStale } from '../../../bin/web-app.ts';
import { openKith } from '../../../src/main.ts';

export interface RunningKith {
  kith: Kith;
  /** `http://localhost:PORT`. */
  origin: string;
  /** Bugs behind a 500 and jobs that failed: a journey that is well leaves none. */
  errors: string[];
  /** Lets its clock go so many milliseconds behind ours, so that what is made now was made then. */
  setBack(ms: number): void;
  close(): Promise<void>;
}

export async function runKith(
  fetch?: GuardedFetch,
  settings: Record<string, string> = {},
): Promise<RunningKith> {
  if (isWebAppStale()) buildWebApp();
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-journey-'));
  const errors: string[] = [];
  let behindMs = 0;
  const log = {
    info: () => {},
    error: (what: string, error: unknown) => {
      errors.push(
        `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return `journey-${errors.length}`;
    },
  };
  const kith = await openKith(readConfig({ KITH_DATA: folder, KITH_SYNC: 'NORMAL', ...settings }), {
    log,
    now: () => Date.now() - behindMs,
    ...(fetch ? { fetch } : {}),
  });
  const { server, port } = await listen(kith);
  kith.startJobs();
  return {
    kith,
    origin: `http://localhost:${port}`,
    errors,
    setBack: (ms) => {
      behindMs = ms;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await kith.close();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listen(kith: Kith): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve, reject) => {
    const options = { fetch: serverOf(kith).fetch, hostname: '127.0.0.1', port: 0 };
    const server = serve(options, ({ port }: AddressInfo) => resolve({ server, port }));
    server.once('error', reject);
  });
}
