/**
 * The generated network, made once for as long as what it is made by stays the same. A new migration is
 * run over it like over anybody's data, so that a million entries need not be made again for a new column.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Kith } from '#platform';
import { type BenchEngine, type Opened, openForBench } from '../open.ts';
import type { Size } from './feed.ts';
import { generate } from './generate.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const CACHE = path.join(HERE, '../../.tmp');
const WORDS = path.join(HERE, '../../src/platform/search/words');

/** Changes with the way words are read and the generator. */
function recipeOf(size: Size): string {
  const hash = createHash('sha256').update(JSON.stringify(size));
  const readers = readdirSync(WORDS)
    .filter((name) => !name.includes('.test.'))
    .map((name) => path.join(WORDS, name));
  const makers = ['feed.ts', 'generate.ts', 'words.ts'].map((name) => path.join(HERE, name));
  for (const file of [...makers, ...readers]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

const SAY_EVERY = 20_000;

export interface Prepared extends Opened {
  memberId: number;
}

type How = Pick<NonNullable<Parameters<typeof openForBench>[1]>, 'now' | 'settings'>;

/** Opens the generated network, making it first where it is not there yet. */
export async function prepare(engine: BenchEngine, size: Size, how: How = {}): Promise<Prepared> {
  if (engine === 'postgres') return filled(await openForBench('postgres', how), size);
  const kept = `bench-find-${size.entries}-`;
  const folder = path.join(CACHE, `${kept}${recipeOf(size)}`);
  const done = path.join(folder, 'complete');
  if (!existsSync(done)) {
    const old = existsSync(CACHE) ? readdirSync(CACHE).filter((name) => name.startsWith(kept)) : [];
    for (const name of old) rmSync(path.join(CACHE, name), { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const opened = await filled(await openForBench('sqlite', { folder, ...how }), size);
  writeFileSync(done, '');
  return opened;
}

/** The same to be changed at will: a copy that goes at the end. */
export async function prepareCopy(
  engine: BenchEngine,
  size: Size,
  how: How = {},
): Promise<Prepared> {
  if (engine === 'postgres') return prepare(engine, size, how);
  const kept = await prepare(engine, size, how);
  await kept.close();
  const folder = mkdtempSync(path.join(CACHE, 'copy-'));
  cpSync(kept.folder, folder, { recursive: true });
  const opened = await openForBench('sqlite', { folder, ...how });
  return {
    ...opened,
    memberId: kept.memberId,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function filled(opened: Opened, size: Size): Promise<Prepared> {
  const member = await memberOf(opened.kith);
  if (member !== undefined) return { ...opened, memberId: member };
  const startedAt = Date.now();
  let said = 0;
  const memberId = await generate(opened.kith, size, (done) => {
    if (done < said + SAY_EVERY && done < size.entries) return;
    said = done;
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    console.error(`${done} of ${size.entries} entries, ${seconds} s`);
  });
  // What autovacuum does within a minute of such a filling; before it no index answers by itself.
  if (opened.kith.db.engine === 'postgres')
    await sql.raw('vacuum analyze').execute(opened.kith.db.read);
  return { ...opened, memberId };
}

async function memberOf(kith: Kith): Promise<number | undefined> {
  const row = await kith.db.read
    .selectFrom('member')
    .select('id')
    .where('name', '=', 'bench')
    .executeTakeFirst();
  return row?.id;
}
