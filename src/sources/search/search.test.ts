import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '#platform';
import { engines, openTestDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import {
  countIndexed,
  type EntryTerms,
  entriesWith,
  matchEntries,
  putEntryTerms,
  removeEntryTerms,
} from './index.ts';

const WEIGHTS = [2, 3, 1] as const;
const once = (...terms: string[]) => terms.map((term) => ({ term, times: 1 }));
const row = (
  entryId: number,
  { title = [], tags = [], body = [] }: { title?: string[]; tags?: string[]; body?: string[] },
): EntryTerms => ({
  entryId,
  title: title.join(' '),
  tags: tags.join(' '),
  body: body.join(' '),
});

/** Members 1 and 2, each with a feed of the same number. */
async function settleMembers(db: Database): Promise<void> {
  await db.write(async (trx) => {
    for (const id of [1, 2]) {
      await sql`insert into member (id, name, display_name, password_hash, is_host, created_at) values (${id}, ${`member${id}`}, '', '', 0, 0)`.execute(
        trx,
      );
      await sql`insert into feed (id, url, host, title, next_poll_at, created_at) values (${id}, ${`https://feed-${id}.example/`}, '', '', 0, 0)`.execute(
        trx,
      );
      await sql`insert into source (id, member_id, feed_id, title, created_at) values (${id}, ${id}, ${id}, '', 0)`.execute(
        trx,
      );
    }
  });
}

/** Indexes entries and makes what they are of, in the feed given or the first. */
async function put(db: Database, rows: EntryTerms[], feedId = 1): Promise<void> {
  await db.write(async (trx) => {
    const known = await trx.selectFrom('entry').select('id').execute();
    for (const { entryId } of rows) {
      if (known.some(({ id }) => id === entryId)) continue;
      await trx
        .insertInto('entry')
        .values({
          id: entryId,
          feed_id: feedId,
          identity: String(entryId),
          title: '',
          author_key: '',
          author_name: null,
          published_at: entryId,
          is_dated: 1,
          seen_at: 0,
          words: 0,
          content_hash: '',
          excerpt: '',
          text: '',
          html: '',
        })
        .execute();
    }
    await putEntryTerms(db.engine, trx, rows);
  });
}

async function remove(db: Database, ids: number[]): Promise<void> {
  await db.write(async (trx) => {
    await removeEntryTerms(db.engine, trx, ids);
    if (ids.length > 0) await trx.deleteFrom('entry').where('id', 'in', ids).execute();
  });
}

const find = (db: Database, terms: { term: string; times: number }[], more = {}) =>
  matchEntries(db, { terms, columnWeights: WEIGHTS, limit: 100, ...more });
const idsOf = (found: { entryId: number }[]) => found.map(({ entryId }) => entryId);

describe.each(engines)('the search on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openTestDatabase(engine, folder),
    async (lent) => {
      db = lent;
      await settleMembers(db);
    },
  );
  const found = async (...terms: string[]) => idsOf(await find(db, once(...terms))).toSorted();

  it('finds what was put, replaced and not removed', async () => {
    await put(db, [row(1, { body: ['heat', 'pump'] }), row(2, { body: ['pump'] })]);
    expect(await found('pump')).toEqual([1, 2]);
    await put(db, [row(1, { body: ['solar'] })]);
    expect(await found('pump')).toEqual([2]);
    expect(await found('solar', 'pump')).toEqual([1, 2]);
    await remove(db, [2]);
    expect(await found('solar', 'pump')).toEqual([1]);
    expect(await found('never')).toEqual([]);
  });

  it('puts first what says a term more, in the title or tags, or in fewer words', async () => {
    const filler = Array.from({ length: 30 }, (_, n) => `filler${n}`);
    await put(db, [
      row(1, { body: ['quota', ...filler] }),
      row(2, { body: ['quota', 'quota', 'quota', ...filler.slice(2)] }),
      row(3, { title: ['quota'], body: filler }),
      row(4, { tags: ['quota'], body: filler }),
      row(5, { body: ['quota'] }),
      ...Array.from({ length: 10 }, (_, n) => row(10 + n, { body: ['other'] })),
    ]);
    const order = idsOf(await find(db, once('quota')));
    expect(order.toSorted()).toEqual([1, 2, 3, 4, 5]);
    const place = (id: number) => order.indexOf(id);
    expect(place(2)).toBeLessThan(place(1));
    expect(place(3)).toBeLessThan(place(1));
    expect(place(4)).toBeLessThan(place(3));
    expect(place(5)).toBeLessThan(place(1));
    expect(place(1)).toBe(4);
  });

  it('counts a term as often as it is said', async () => {
    await put(db, [
      row(1, { body: ['red'] }),
      row(2, { body: ['blue'] }),
      ...Array.from({ length: 8 }, (_, n) => row(10 + n, { body: ['grey'] })),
    ]);
    const scores = async (red: number, blue: number) =>
      new Map(
        (
          await find(db, [
            { term: 'red', times: red },
            { term: 'blue', times: blue },
          ])
        ).map(({ entryId, score }) => [entryId, score]),
      );
    const [even, uneven] = [await scores(1, 1), await scores(3, 1)];
    expect(even.get(1)).toBeCloseTo(even.get(2) ?? 0, 6);
    expect(uneven.get(1)).toBeCloseTo(3 * (even.get(1) ?? 0), 6);
    expect(uneven.get(2)).toBeCloseTo(even.get(2) ?? 0, 6);
  });

  it('gives no more than the limit, and only what came after', async () => {
    await put(
      db,
      Array.from({ length: 20 }, (_, n) => row(n + 1, { body: ['same', `own${n}`] })),
    );
    expect(await find(db, once('same'), { limit: 5 })).toHaveLength(5);
    expect(await find(db, once('same'), { limit: 0 })).toEqual([]);
    expect(idsOf(await find(db, once('same'), { afterEntryId: 17 })).toSorted()).toEqual([
      18, 19, 20,
    ]);
    expect(await find(db, [])).toEqual([]);
  });

  it('never finds what another member follows', async () => {
    await put(db, [row(1, { body: ['secret'] })], 1);
    await put(db, [row(2, { body: ['secret'] }), row(3, { body: ['secret', 'more'] })], 2);
    expect(idsOf(await find(db, once('secret'), { memberId: 1 }))).toEqual([1]);
    expect(idsOf(await find(db, once('secret'), { memberId: 2 })).toSorted()).toEqual([2, 3]);
    expect(idsOf(await find(db, once('secret'), { memberId: 2, limit: 1 }))).toHaveLength(1);
    expect(await find(db, once('secret'), { memberId: 3 })).toEqual([]);
  });

  const STRANGE = String.raw`c++ c# node.js node c 3.5 日本 café l'eau '' a"b back\slash " x'|'y a:*b near(x)`;
  it.each(STRANGE.split(' '))('takes %s as a term and nothing else', async (term) => {
    await put(db, [
      row(1, { title: [term], body: ['one'] }),
      row(2, { body: ['two', term] }),
      row(3, { body: ['neither', 'y', 'nodes', 'cc', '本日', '35'] }),
    ]);
    // A term without a letter or digit is none, and may find nothing on SQLite.
    const expected = /[\p{L}\p{N}]/u.test(term) ? [1, 2] : [];
    expect((await found(term)).filter((id) => expected.includes(id))).toEqual(expected);
    expect(await found(term)).not.toContain(3);
  });

  it('tells c from c++ and node from node.js', async () => {
    await put(db, [
      row(1, { body: ['c++'] }),
      row(2, { body: ['c'] }),
      row(3, { body: ['node.js', 'node', 'js'] }),
      row(4, { body: ['node'] }),
      row(5, { body: ['日本', '本語'] }),
    ]);
    expect(await found('c')).toEqual([2]);
    expect(await found('c++')).toEqual([1]);
    expect(await found('node.js')).toEqual([3]);
    expect(await found('node')).toEqual([3, 4]);
    expect(await found('本語')).toEqual([5]);
    expect(await found('日')).toEqual([]);
  });

  it('says in how many entries a term is', async () => {
    await put(db, [
      row(1, { title: ['fern'], body: ['fern', 'moss'] }),
      row(2, { tags: ['fern'] }),
      row(3, { body: ['moss'] }),
    ]);
    const counts = await entriesWith(db, ['fern', 'moss', 'oak']);
    expect([...counts].toSorted()).toEqual([
      ['fern', 2],
      ['moss', 2],
    ]);
    expect(await entriesWith(db, [])).toEqual(new Map());
    expect(await countIndexed(db)).toBe(3);
  });
});

describe.each(engines.filter((engine) => engine !== 'sqlite'))(
  'the search on SQLite and on %s',
  (engine) => {
    const terms = [
      'c',
      'c++',
      'c#',
      'node',
      'node.js',
      '3.5',
      '日本',
      '本語',
      'é',
      'pump',
      'x2',
      'ß',
    ];
    const some = fc.array(fc.constantFrom(...terms), { maxLength: 6 });
    const entry = fc.record({ title: some, tags: some, body: some });
    const corpora = fc.record({
      first: fc.array(entry, { minLength: 1, maxLength: 12 }),
      replaced: fc.array(fc.tuple(fc.nat(11), entry), { maxLength: 4 }),
      removed: fc.array(fc.nat(11), { maxLength: 4 }),
      asked: fc.array(
        fc.record({ term: fc.constantFrom(...terms), times: fc.integer({ min: 1, max: 3 }) }),
        { minLength: 1, maxLength: 5 },
      ),
      after: fc.nat(12),
    });

    it('finds the same entries with the same scores, which are those that hold a term', async () => {
      await fc.assert(
        fc.asyncProperty(corpora, async ({ first, replaced, removed, asked, after }) => {
          const held = new Map(first.map((parts, n) => [n + 1, row(n + 1, parts)]));
          const again = replaced
            .filter(([n]) => n < first.length)
            .map(([n, parts]) => row(n + 1, parts));
          const said = [...new Map(asked.map((one) => [one.term, one])).values()];
          const folder = mkdtempSync(path.join(tmpdir(), 'kith-search-'));
          const answers: Map<number, number>[] = [];
          for (const one of ['sqlite', engine] as const) {
            const db = await openTestDatabase(one, folder);
            await settleMembers(db);
            await put(db, [...held.values()]);
            for (const parts of again) await put(db, [parts]);
            await remove(
              db,
              removed.map((n) => n + 1),
            );
            const found = await find(db, said, { afterEntryId: after });
            answers.push(new Map(found.map(({ entryId, score }) => [entryId, score])));
            await db.close();
          }
          rmSync(folder, { recursive: true, force: true });
          for (const one of again) held.set(one.entryId, one);
          const wanted = new Set(said.map(({ term }) => term));
          const expected = [...held.values()]
            .filter(({ entryId }) => entryId > after && !removed.includes(entryId - 1))
            .filter(({ title, tags, body }) =>
              [title, tags, body]
                .map(String)
                .join(' ')
                .split(' ')
                .some((term) => wanted.has(term)),
            )
            .map(({ entryId }) => entryId);
          const [sqlite, postgres] = answers;
          expect([...(sqlite?.keys() ?? [])].toSorted((a, b) => a - b)).toEqual(expected);
          expect([...(postgres?.keys() ?? [])].toSorted((a, b) => a - b)).toEqual(expected);
          // FTS5 goes on counting what was taken out of a table without content, so its idf grows.
          const isFresh = again.length === 0 && removed.every((n) => n >= first.length);
          for (const [id, score] of isFresh ? (sqlite ?? []) : [])
            expect(postgres?.get(id) ?? 0, `entry ${id}`).toBeCloseTo(score, 5);
        }),
        { numRuns: 30 },
      );
    });
  },
);
