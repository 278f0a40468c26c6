/** The law of the house (STYLE.md), executed over every file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { REFERENCES } from '../web/kit/references/references.ts';
import { inCircles } from './law/circles.ts';
import { lengthOffences, nameOffences, ownFetchOffences } from './law/files.ts';
import { findingOffences, idleReferences } from './law/findings.ts';
import { importOffences } from './law/imports.ts';
import { libraryOffences } from './law/libraries.ts';
import { readSource } from './law/read-source.ts';
import { tableOffences, tableOwners } from './law/tables.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README_LINES_MAX = 50;

function filesIn(folder: string): string[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .filter((file) => statSync(path.join(ROOT, file)).isFile());
}
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const all = ['src', 'web', 'test', 'bin', 'bench'].flatMap(filesIn);
const written = all
  .filter((file) => /\.(ts|tsx|js|mjs|css)$/.test(file))
  .map((file) => readSource(file, read(file)));
const house = written.filter(({ file }) => /^(src|web)\/.*\.tsx?$/.test(file));
const rooms = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the house', () => {
  it('is read whole', () => {
    expect(house.length).toBeGreaterThan(50);
    expect(tableOwners(house).get('goal')).toBe('goals');
  });

  it('imports only earlier rooms, by their front doors', () => {
    expect(house.flatMap(importOffences)).toEqual([]);
  });

  it('imports in no circle', () => {
    expect(inCircles(written)).toEqual([]);
  });

  it('keeps each library in its place', () => {
    expect(house.flatMap(libraryOffences)).toEqual([]);
  });

  it('reads and refers to tables of earlier rooms, and writes its own', () => {
    const owners = tableOwners(house);
    expect(house.flatMap((source) => tableOffences(source, owners))).toEqual([]);
  });

  it('sends every request through the guarded fetch', () => {
    expect(house.flatMap(ownFetchOffences)).toEqual([]);
  });

  it('tells what research found in one place, with its source, and shows all of it', () => {
    expect(house.flatMap(findingOffences)).toEqual([]);
    expect(idleReferences(Object.keys(REFERENCES), house)).toEqual([]);
  });

  it('calls files what they are', () => {
    expect(all.flatMap(nameOffences)).toEqual([]);
  });

  it('has no file over 300 lines', () => {
    expect(written.flatMap(lengthOffences)).toEqual([]);
  });

  it('has a README of one screen in every room', () => {
    const readmes = rooms.map((room) => `src/${room}/README.md`);
    expect(readmes.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    expect(readmes.filter((file) => read(file).split('\n').length > README_LINES_MAX)).toEqual([]);
  });

  it('has an ARCHITECTURE.md that names every room', () => {
    expect(existsSync(path.join(ROOT, 'ARCHITECTURE.md')), 'ARCHITECTURE.md is missing').toBe(true);
    const text = read('ARCHITECTURE.md');
    expect(rooms.filter((room) => !new RegExp(`\\b${room}\\b`).test(text))).toEqual([]);
  });
});
