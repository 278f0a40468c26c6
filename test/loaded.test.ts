/** What is held in memory whether anybody needs it or not; why so little, says decisions/0094. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-loaded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a file of ours loads of packages, with all that it imports: files, and the libraries of `package.json` among them. */
async function loadedBy(file: string): Promise<{ files: string[]; libraries: string[] }> {
  const told = path.join(folder, 'loaded');
  const teller = pathToFileURL(path.join(ROOT, 'test/processes/tell-loaded.ts')).href;
  await promisify(execFile)(process.execPath, ['--import', teller, file], {
    cwd: ROOT,
    env: { ...process.env, TELL_LOADED: told },
  });
  const files = readFileSync(told, 'utf8').split('\n');
  const libraries = Object.keys(manifest.dependencies).filter((library) =>
    files.some((one) => one.startsWith(`${library}/`)),
  );
  return { files, libraries };
}

describe('loaded at once, and not when somebody needs it,', () => {
  it('is for the server what nearly every request needs', async () => {
    const { files, libraries } = await loadedBy('src/main.ts');
    expect(libraries).toEqual([
      '@hono/zod-openapi',
      'approx-string-match',
      'hono',
      'htmlparser2',
      'ipaddr.js',
      'kysely',
      'markdown-it',
      'rate-limiter-flexible',
      'robots-parser',
      'stopword',
      'ts-fsrs',
      'undici',
      'zod',
    ]);
    // Of these the parts that are used: the whole of them is ten times as much.
    expect(files).not.toContain('undici/index.js');
    expect(files).not.toContain('rate-limiter-flexible/index.js');
  });

  it('is for the thread that reads feeds what feeds need', async () => {
    const { libraries } = await loadedBy('src/sources/polling/digest-thread.ts');
    expect(libraries).toEqual(['htmlparser2']);
  });
});
