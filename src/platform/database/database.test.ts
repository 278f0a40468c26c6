import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import type { Database, Write } from './database.ts';
import { askAtLast, sendAlong } from './send-along.ts';

const names = async (db: Database) =>
  (await sql<{ name: string }>`select name from thing order by id`.execute(db.read)).rows.map(
    (row) => row.name,
  );

describe.each(everyEngine)('a database on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    async (lent) => {
      db = lent;
      await db.write((trx) =>
        sql`create table thing (id integer primary key, name text not null unique)`.execute(trx),
      );
    },
  );
  const add = (id: number, name: string) =>
    db.write((trx) => sql`insert into thing values (${id}, ${name})`.execute(trx));

  it('keeps what a write did', async () => {
    await add(1, 'first');
    expect(await names(db)).toEqual(['first']);
  });

  it('takes everything back when a write throws', async () => {
    await add(1, 'first');
    const write = db.write(async (trx) => {
      await sql`insert into thing values (2, 'second')`.execute(trx);
      await sql`delete from thing where id = 1`.execute(trx);
      throw new Error('changed my mind');
    });
    await expect(write).rejects.toThrow('changed my mind');
    expect(await names(db)).toEqual(['first']);
  });

  it('takes everything back when a statement fails, and goes on working', async () => {
    await add(1, 'first');
    const write = db.write(async (trx) => {
      await sql`insert into thing values (2, 'second')`.execute(trx);
      await sql`insert into thing values (3, 'first')`.execute(trx);
    });
    await expect(write).rejects.toThrow(/unique/i);
    await add(4, 'fourth');
    expect(await names(db)).toEqual(['first', 'fourth']);
  });

  it('does what is sent along before what is asked next, and before the end', async () => {
    const seen = await db.write(async (trx) => {
      await sendAlong(trx, sql`insert into thing values (1, 'first')`);
      await sendAlong(trx, sql`update thing set name = 'the first' where id = 1`);
      const { rows } = await sql<{ name: string }>`select name from thing`.execute(trx);
      await sendAlong(trx, sql`insert into thing values (2, 'second')`);
      return rows;
    });
    expect(seen).toEqual([{ name: 'the first' }]);
    const last = db.write(async (trx) => {
      await sendAlong(trx, sql`insert into thing values (3, 'third')`);
      return askAtLast(trx, sql`select max(id) as id from thing`);
    });
    expect(await last).toEqual([{ id: 3 }]);
    expect(await names(db)).toEqual(['the first', 'second', 'third']);
  });

  it('takes everything back when what is sent along fails, or comes to nothing', async () => {
    const written = (after: (trx: Write) => Promise<unknown>) =>
      db.write(async (trx) => {
        await sql`insert into thing values (1, 'first')`.execute(trx);
        await sendAlong(trx, sql`insert into thing values (2, 'first')`);
        await after(trx);
      });
    const one = sql`select 1`;
    await expect(written((trx) => one.execute(trx))).rejects.toThrow(/unique/i);
    await expect(written(async () => {})).rejects.toThrow(/unique/i);
    await expect(written((trx) => askAtLast(trx, one))).rejects.toThrow(/unique/i);
    const never = written(() => Promise.reject(new Error('changed my mind')));
    await expect(never).rejects.toThrow(/changed my mind|unique/i);
    await add(4, 'fourth');
    expect(await names(db)).toEqual(['fourth']);
  });

  it('gives the value of the work', async () => {
    expect(await db.write(async () => 'done')).toBe('done');
  });

  it('does not show a reader what is not committed', async () => {
    // PGlite has a single connection, so a reader waits instead: the answer is the same.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const write = db.write(async (trx) => {
      await sql`insert into thing values (1, 'half')`.execute(trx);
      await held;
      throw new Error('never happened');
    });
    const seen = names(db);
    release();
    await expect(write).rejects.toThrow('never happened');
    expect(await seen).toEqual([]);
  });

  it('runs many writes at once without losing one', async () => {
    await add(0, '0');
    const count = 60;
    await Promise.all(
      Array.from({ length: count }, () =>
        db.write((trx) =>
          sql`update thing set name = cast(cast(name as integer) + 1 as text) where id = 0`.execute(
            trx,
          ),
        ),
      ),
    );
    expect(await names(db)).toEqual([String(count)]);
  });
});
