import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKith } from '../../../test/command.ts';
import { VAULT } from '../../../test/invented/vault.ts';

let folder: string;
let vault: string;
const at = (...parts: string[]) => path.join(folder, ...parts);
const kithIn = (data: string, words: string[], input = '') =>
  runKith(words, { KITH_DATA: at(data) }, input);
const addMember = (data: string) =>
  kithIn(data, ['member', 'add', 'anna', '--password-stdin'], 'a river runs uphill\n');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-vaults-'));
  vault = at('My garden');
  for (const [name, content] of Object.entries({ ...VAULT, '.obsidian/app.json': '{}' })) {
    mkdirSync(path.dirname(path.join(vault, name)), { recursive: true });
    writeFileSync(path.join(vault, name), content);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The files under a folder with their contents. */
function filesUnder(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted()
      .map((whole) => [path.relative(root, whole), readFileSync(whole, 'latin1')]),
  );
}

describe('kith notes', () => {
  it('brings a folder in, and writes the same files from wherever they came', async () => {
    await addMember('one');
    const dry = await kithIn('one', ['notes', 'import', vault, '--dry-run', '--json']);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(dry.out)).toMatchObject({
      import: { format: 'obsidian', fileName: 'My garden', notes: { new: 3 } },
    });
    const done = await kithIn('one', ['notes', 'import', vault]);
    expect(done.out).toContain('     3  new notes');
    const again = await kithIn('one', ['notes', 'import', vault]);
    expect(again.out).toContain('     3  notes you have already');
    expect(await kithIn('one', ['notes', 'export', '--to', at('out')])).toMatchObject({
      code: 0,
      out: `Written to ${at('out')}\n`,
    });
    expect(Object.keys(filesUnder(at('out')))).toEqual([
      'Start.md',
      'a/Plan.md',
      'attachments/map.png',
      'b/Plan.md',
    ]);
    await addMember('two');
    await kithIn('two', ['notes', 'import', at('out')]);
    await kithIn('two', ['notes', 'export', '--to', at('second')]);
    expect(filesUnder(at('second'))).toEqual(filesUnder(at('out')));
  });

  it('writes an archive that comes in again, and says what it cannot do', async () => {
    await addMember('one');
    await kithIn('one', ['notes', 'import', vault]);
    await kithIn('one', ['notes', 'export', '--to', at('notes.zip')]);
    const same = await kithIn('one', ['notes', 'import', at('notes.zip'), '--json']);
    expect(JSON.parse(same.out)).toMatchObject({ import: { notes: { new: 0, known: 3 } } });
    expect(await kithIn('one', ['notes', 'import', at('nowhere')])).toMatchObject({ code: 1 });
    expect(await kithIn('one', ['notes', 'import'])).toMatchObject({ code: 2 });
    const full = await kithIn('one', ['notes', 'export', '--to', vault]);
    expect(full).toMatchObject({ code: 1, err: `${vault} is not empty. Name a new folder.\n` });
  });
});
