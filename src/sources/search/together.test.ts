import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '#platform';
import { engines, openTestDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { entriesWithBoth, putEntryTerms } from './index.ts';

describe.each(engines)('entriesWithBoth on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openTestDatabase(engine, folder),
    (lent) => {
      db = lent;
    },
  );

  /** Indexes entries of these words, with others to fill their pages. */
  const put = (bodies: readonly string[]) =>
    db.write(async (trx) => {
      await sql`insert into feed (id, url, host, title, next_poll_at, created_at) values (1, 'https://feed.example/', '', '', 0, 0)`.execute(
        trx,
      );
      const nothing = {
        title: '',
        author_key: '',
        content_hash: '',
        excerpt: '',
        text: '',
        html: '',
      };
      const rows = bodies.map((_, place) => ({
        id: place + 1,
        feed_id: 1,
        identity: String(place),
        ...nothing,
        author_name: null,
        published_at: 0,
        is_dated: 1,
        seen_at: 0,
        words: 0,
      }));
      await trx.insertInto('entry').values(rows).execute();
      const filler = Array.from({ length: 40 }, (_, n) => `filler${n}`).join(' ');
      const terms = bodies.map((body, place) => ({
        entryId: place + 1,
        title: '',
        tags: '',
        body: `${body} ${filler}`,
      }));
      await putEntryTerms(db.engine, trx, terms);
    });

  /** Pages that earlier tests emptied would be filled again in any order. */
  const leaveNoPage = async () => {
    if (engine !== 'sqlite') await db.write((trx) => sql`truncate table entry_terms`.execute(trx));
  };

  it('tells of a part in how many of many two terms are together', async () => {
    await leaveNoPage();
    await put(
      Array.from({ length: 200 }, (_, n) =>
        n === 3 ? 'daily web' : n % 2 === 0 ? 'web forms' : 'daily forms',
      ),
    );
    const [many, once, never] = await entriesWithBoth(
      db,
      [
        ['web', 'forms'],
        ['daily', 'web'],
        ['web', 'never'],
      ],
      20,
    );
    expect(many).toBeGreaterThan(60);
    expect(many).toBeLessThan(200);
    expect([once, never]).toEqual([1, 0]);
  });
});
