import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { engines, makeWorld } from '#test';

describe.runIf(engines.includes('postgres'))('a feed of who is erased, on PostgreSQL', () => {
  it('goes where it became another at that moment', async () => {
    const world = await makeWorld({ engine: 'postgres' });
    const { db } = world.kith;
    await world.member('host');
    const anna = await world.member('anna');
    for (const host of ['one.example', 'two.example'])
      await world.statement(
        `insert into feed (url, host, title, next_poll_at, created_at)
        values ('https://${host}/', '${host}', '', 99999999999999, 0)`,
      );
    const feeds = await db.read.selectFrom('feed').select('id').orderBy('id').execute();
    const [one = 0, two = 0] = feeds.map(({ id }) => id);
    await world.statement(
      `insert into source (member_id, feed_id, title, created_at) values (${anna.id}, ${one}, '', 0)`,
    );
    let erased: Promise<unknown> | undefined;
    await db.write(async (trx) => {
      await trx.updateTable('source').set({ feed_id: two }).where('feed_id', '=', one).execute();
      erased = world.accepted('POST', '/account/erase', {
        as: anna,
        body: { password: 'anna likes long passwords' },
      });
      const waiting = sql`select 1 from pg_locks where not granted`;
      await expect
        .poll(async () => (await waiting.execute(trx)).rows.length, { timeout: 5_000 })
        .toBeGreaterThan(0);
    });
    await erased;
    await world.settle();
    const left = await db.read.selectFrom('feed').select('id').execute();
    expect(left.map(({ id }) => id)).toEqual([one]);
    await world.close();
  });
});
