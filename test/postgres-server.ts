/** Debian's PostgreSQL as a private server for tests: a free port of loopback, data in a temporary folder. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const PACKAGES = '/usr/lib/postgresql';
const READY_TRIES_MAX = 300;
const READY_EVERY_MS = 100;

/** Folder of the newest installed `postgres` and `initdb`; null when there is none. */
export function postgresPrograms(): string | null {
  if (!existsSync(PACKAGES)) return null;
  const versions = readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => path.join(PACKAGES, version, 'bin'));
  return folders.find((folder) => existsSync(path.join(folder, 'postgres'))) ?? null;
}

/** PostgreSQL refuses to run as root, so root lends it the user that Debian made for it. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('there is no user postgres to run the server as');
  return { uid: Number(uid), gid: Number(gid) };
}

export interface PostgresServer {
  /** `postgres://postgres@127.0.0.1:PORT/postgres`, without a password. */
  url: string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Starts a server. It forgets to sync on purpose: what it holds is thrown away. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = postgresPrograms();
  if (!programs)
    throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)');
  const user = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-postgres-'));
  if ('uid' in user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const asUser = { ...user, cwd: folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' } };
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...asUser, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...asUser, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (server.exitCode === null) server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };

  for (let tries = 0; tries < READY_TRIES_MAX && server.exitCode === null; tries++) {
    if (said.includes('database system is ready to accept connections')) {
      return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, READY_EVERY_MS));
  }
  await stop();
  throw new Error(`PostgreSQL did not start:\n${said}`);
}
