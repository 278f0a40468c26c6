/** What the documents say of the program, held against the program. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '#platform';
import { commands } from '../src/doors/cli/commands.ts';
import { usageOf } from '../src/doors/cli/help.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(ROOT, 'decisions')).map((name) => `decisions/${name}`),
];

/** The rows of the table whose head begins with this cell, as cells. */
function tableUnder(head: string): string[][] {
  const lines = read('README.md').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} `));
  const after = lines.slice(start + 2);
  const end = after.findIndex((line) => !line.startsWith('|'));
  return after.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('README.md', () => {
  it('lists every setting with its default and meaning', () => {
    expect(tableUnder('setting')).toEqual(
      SETTINGS.map(({ name, fallback, meaning }) => [
        `\`${name}\``,
        // An empty code span would show as two backticks.
        fallback === '' ? '–' : `\`${fallback}\``,
        meaning,
      ]),
    );
  });

  it('lists every command with its usage, in the order of the help', () => {
    expect(tableUnder('command')).toEqual([
      ...commands.map((command) => [`\`${usageOf(command)}\``, command.summary]),
      ['`kith help [COMMAND]`', 'This list, or how a command is used'],
    ]);
  });
});

describe('the documents', () => {
  it('are read', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'decisions/0001-one-package.md']),
    );
  });

  it.each(documents)('%s links to what is there', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const inside = links.filter((link) => !/^(https?:|mailto:|#)/.test(link));
    const missing = inside.filter(
      (link) => !existsSync(path.join(ROOT, path.dirname(file), link.replace(/#.*$/, ''))),
    );
    expect(missing).toEqual([]);
  });

  it.each(documents)('%s names files that are there', (file) => {
    const named = [...read(file).matchAll(/`((?:src|web|test|bin|bench)\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });
});
