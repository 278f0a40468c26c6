import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { engines, openTestDatabase, testPostgresUrl } from '../test/databases.ts';
import { buildWebApp, isWebAppStale } from './web-app.ts';

const START = fileURLToPath(new URL('./start.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-start-'));
  started = [];
  // Otherwise each of the servers below would build it.
  if (isWebAppStale()) buildWebApp();
});
afterEach(() => {
  for (const child of started) endAll(child);
  rmSync(folder, { recursive: true, force: true });
});

/** With what it started: npm alone would leave its server running. */
function endAll({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/** Starts the real script on a free port; `address` comes when it listens, `ended` with what it said. */
function start(settings: Record<string, string> = {}, program = [process.execPath, START]) {
  const { DATABASE_URL: _, ...environment } = process.env;
  const env = { ...environment, KITH_DATA: path.join(folder, 'data'), PORT: '0', ...settings };
  const child = spawn(program[0] ?? '', program.slice(1), {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  started.push(child);
  let said = '';
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = said.match(/Kith is at (\S+)\n/)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', () => reject(new Error(`it ended:\n${said}`)));
  });
  address.catch(() => {});
  return { child, address, ended, said: () => said };
}
const ask = async (address: string, way: string, init: RequestInit = {}) =>
  fetch(`${address}${way}`, init);
const makeFirst = (address: string) =>
  ask(address, '/api/v1/members/first', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ name: 'anna', password: 'a river runs uphill' }),
  });

describe('npm start', () => {
  it('serves health and the page, keeps everything over a restart, and stops when told', async () => {
    const first = start();
    const address = await first.address;
    expect(await (await ask(address, '/healthz')).json()).toMatchObject({ status: 'ok' });
    const page = await ask(address, '/');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
    expect((await ask(address, '/api/v1/openapi.json')).status).toBe(200);
    expect((await makeFirst(address)).status).toBe(201);
    expect(first.said()).toContain('make the first account');
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);

    const second = start();
    expect(await (await ask(await second.address, '/api/v1/welcome')).json()).toEqual({
      hasMembers: true,
    });
    second.child.kill('SIGINT');
    expect(await second.ended).toMatchObject({
      code: 0,
      said: expect.not.stringContaining('first account'),
    });
  });

  it('starts again after it was killed, with what it had acknowledged', async () => {
    const first = start();
    expect((await makeFirst(await first.address)).status).toBe(201);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await (await ask(await start().address, '/api/v1/welcome')).json()).toEqual({
      hasMembers: true,
    });
  });

  it('stops with the npm that started it', async () => {
    const byNpm = start({}, ['npm', 'start']);
    const address = await byNpm.address;
    byNpm.child.kill('SIGTERM');
    // Its output ends only when the server has, too.
    expect((await byNpm.ended).said).toContain('Stopping');
    await expect(ask(address, '/healthz')).rejects.toThrow();
  });

  it('leaves nothing running after a test that was broken off', async () => {
    const { child, ended } = start({}, ['sh', '-c', 'sleep 600 & wait']);
    await once(child, 'spawn');
    endAll(child);
    // Its output ends only when both have.
    expect((await ended).code).toBeNull();
  });

  it('does not share a data folder', async () => {
    await start().address;
    const { code, said } = await start().ended;
    expect(code).toBe(1);
    expect(said).toMatch(/Another Kith server is already using this data folder .*KITH_DATA/);
  });

  it('says that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = other.address();
    const port = String(taken && typeof taken === 'object' ? taken.port : 0);
    const { code, said } = await start({ PORT: port }).ended;
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(new RegExp(`Port ${port} is in use.*PORT`)),
    ]);
    await new Promise((resolve) => other.close(resolve));
  });

  it.each([
    [
      'a folder that cannot be written',
      { KITH_DATA: '/dev/null/data' },
      /data folder .* cannot be written.*KITH_DATA/,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/kith' },
      /PostgreSQL cannot be used at 127\.0\.0\.1:1\/kith/,
    ],
    ['a setting that is not right', { PORT: 'eighty' }, /Settings that are not right:\nPORT/],
  ])('says what is wrong with %s', async (_, settings, message) => {
    const { code, said } = await start(settings).ended;
    expect(code).toBe(1);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/hunter2|at .*\.ts:/);
  });

  it.skipIf(!engines.includes('postgres'))('lets several servers share a PostgreSQL', async () => {
    const db = await openTestDatabase('postgres', '');
    onTestFinished(() => db.close());
    const settings = { DATABASE_URL: await testPostgresUrl() };
    const [one, two] = [start(settings), start(settings)];
    expect((await makeFirst(await one.address)).status).toBe(201);
    expect(await (await ask(await two.address, '/api/v1/welcome')).json()).toEqual({
      hasMembers: true,
    });
    for (const server of [one, two]) server.child.kill('SIGTERM');
    expect([(await one.ended).code, (await two.ended).code]).toEqual([0, 0]);
  });
});

describe('isWebAppStale', () => {
  it('notices a missing web app, and changes in all it is made of', () => {
    const touch = (file: string, at: number) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), '');
      utimesSync(path.join(folder, file), at, at);
    };
    const built = path.join(folder, 'dist/web/index.html');
    for (const file of [
      'web/main.tsx',
      'src/goals/ui/goal.tsx',
      'src/goals/schema.ts',
      'src/goals/write.ts',
      'package-lock.json',
    ])
      touch(file, 1_000);
    expect(isWebAppStale(folder, built)).toBe(true);
    touch('dist/web/index.html', 2_000);
    expect(isWebAppStale(folder, built)).toBe(false);
    touch('src/goals/write.ts', 3_000);
    expect(isWebAppStale(folder, built)).toBe(false);
    for (const file of [
      'web/kit/a.tsx',
      'src/goals/ui/goal.tsx',
      'src/goals/schema.ts',
      'package-lock.json',
    ]) {
      touch(file, 3_000);
      expect(isWebAppStale(folder, built), file).toBe(true);
      touch(file, 1_000);
    }
  });
});
