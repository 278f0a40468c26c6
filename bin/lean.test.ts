import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LEAN = fileURLToPath(new URL('./lean.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-lean-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a program hears that is run by it, in a process with these settings. */
async function heard(settings: Record<string, string>): Promise<unknown> {
  const program = path.join(folder, 'program.mjs');
  const { MALLOC_ARENA_MAX: _, ...environment } = process.env;
  writeFileSync(
    program,
    `const { argv, execArgv, env, pid } = process;
    console.log(JSON.stringify({ argv: argv.slice(1), execArgv, arenas: env.MALLOC_ARENA_MAX, pid }));`,
  );
  const running = promisify(execFile)(
    process.execPath,
    ['--max-semi-space-size=16', LEAN, program, '--feeds', '5'],
    { env: { ...environment, ...settings } },
  );
  const { stdout, stderr } = await running;
  expect(stderr).toBe('');
  const { pid, ...said } = JSON.parse(stdout);
  expect(pid).toBe(running.child.pid);
  expect(said).toMatchObject({
    argv: [program, '--feeds', '5'],
    execArgv: ['--max-semi-space-size=16'],
  });
  return said.arenas;
}

describe('bin/lean.ts', () => {
  it.runIf(process.platform === 'linux')('runs a program with the allocator set', async () => {
    expect(await heard({})).toBe('1');
  });

  it('leaves alone what the host has set', async () => {
    expect(await heard({ MALLOC_ARENA_MAX: '4' })).toBe('4');
  });
});
