import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { follow, putEntryTerms } from '#sources';
import { engines, makeWorld, type World } from '#test';
import type { FoundEntries } from './schema.ts';

describe.each(engines)('a search that is narrowed, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const titles = async (q: string, more = ''): Promise<string[]> => {
    const path = `/api/v1/search/entries?q=${encodeURIComponent(q)}${more}`;
    const found = (await (await world.ask('GET', path, { as: ada })).json()) as FoundEntries;
    return found.entries.map(({ title }) => title);
  };
  const sorted = async (q: string): Promise<string[]> => (await titles(q)).toSorted();

  /** So many more entries of a feed, a minute apart from the beginning of a year, of which every five-hundredth up to the thousandth is rare. */
  const many = (feedId: number, count: number) =>
    world.kith.db.write(async (trx) => {
      const begin = Date.UTC(2026, 0, 1);
      const { rows } = await sql<{ id: number; title: string }>`
        with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})
        insert into entry (feed_id, identity, title, author_key, published_at, is_dated, seen_at, language, words, content_hash, excerpt, text, html)
        select cast(${feedId} as bigint), cast(i as text), 'Heat ' || cast(i as text) || case when i in (500, 1000) then ' rare' else '' end,
          '', cast(${begin} as bigint) + i * 60000, 1, 0, 'en', 1, '', '', '', ''
        from n order by i
        returning id, title`.execute(trx);
      const terms = rows.map(({ id, title }) => ({
        entryId: id,
        title: title.toLowerCase(),
        tags: '',
        body: '',
      }));
      await putEntryTerms(world.kith.db.engine, trx, terms);
    });

  it('finds the same where filters leave very many, of a word of each and of a rare one', async () => {
    const eve = await world.member('eve');
    for (const as of [eve, ada]) {
      const feedUrl = `https://many-${as.name}.example/`;
      const followed = {
        memberId: as.id,
        feedUrl,
        title: 'many',
        personId: null,
        batchId: null,
        now: 0,
      };
      const { feedId } = await world.kith.db.write((trx) => follow(trx, followed));
      await many(feedId, 1_600);
    }
    expect(await sorted('rare after:2000')).toEqual(['Heat 1000 rare', 'Heat 500 rare']);
    expect(await sorted('rare source:many -before:2026')).toEqual([
      'Heat 1000 rare',
      'Heat 500 rare',
    ]);
    expect((await titles('heat source:many', '&sort=newest')).slice(0, 2)).toEqual([
      'Heat 1600',
      'Heat 1599',
    ]);
    expect((await titles('heat before:2026-01-02', '&sort=newest')).slice(0, 1)).toEqual([
      'Heat 1439',
    ]);
  });
});
