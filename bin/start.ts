/** `npm start`: builds what is missing, opens Kith and serves it until it is told to stop. */
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { complaintOf, serverOf } from '#doors';
import { hasMembers } from '#members';
import { type Config, consoleLog, type Kith, lockFolder, readConfig } from '#platform';
import { openKith } from '../src/main.ts';
import { buildWebApp, isWebAppStale } from './web-app.ts';

/** A download in the middle is not worth more: jobs that are cut are run again. */
const STOP_MS_MAX = 10_000;
const PARENT_EVERY_MS = 1_000;
// Read at once: it may end while we are still starting.
const parent = process.ppid;

const say = (line: string) => process.stdout.write(`${line}\n`);

function listen(kith: Kith): Promise<{ server: ReturnType<typeof serve>; address: AddressInfo }> {
  const { host, port } = kith.config;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: serverOf(kith).fetch, hostname: host, port }, (address) =>
      resolve({ server, address }),
    );
    server.once('error', reject);
  });
}

/** Where a browser on this machine finds it. */
function addressOf(config: Config, { port }: AddressInfo): string {
  if (config.publicUrl) return config.publicUrl;
  const isEverywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.host);
  const host = isEverywhere
    ? 'localhost'
    : config.host.includes(':')
      ? `[${config.host}]`
      : config.host;
  return `http://${host}:${port}`;
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  // On PostgreSQL several servers may share the database; a SQLite file has one.
  const unlock = config.databaseUrl
    ? () => {}
    : lockFolder(path.resolve(config.dataFolder, 'kith.lock'));
  if (isWebAppStale()) {
    say('Building the web app …');
    buildWebApp();
  }
  const kith = await openKith(config, { log: consoleLog() });
  const { server, address } = await listen(kith);
  kith.startJobs();
  kith.startBackground();
  const isNew = !(await hasMembers(kith));

  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    say('Stopping …');
    setTimeout(() => process.exit(0), STOP_MS_MAX).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await kith.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
    unlock();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  stopWithNpm(() => void stop());
  // Said last: who hears it may tell it to stop at once.
  say(`Kith is at ${addressOf(config, address)}`);
  if (isNew) say('Nobody is a member yet: open it to make the first account.');
}

/** npm that is told to stop ends without telling us; then the server would live on with its port and its lock. */
function stopWithNpm(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, PARENT_EVERY_MS);
  watch.unref();
}

start().catch((error: unknown) => {
  const complaint = complaintOf(error);
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Kith could not start. ${complaint ?? bug}\n`);
  process.exit(1);
});
