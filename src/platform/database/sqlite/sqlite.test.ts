import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { CompiledQuery, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { asText } from '../as-text.ts';
import { CarriedText } from '../carried-text.ts';
import { askAtLast, sendAlong } from '../send-along.ts';
import { lockFolder } from './lock.ts';
import { openSqlite } from './open.ts';

const run = promisify(execFile);
const COUNTER = fileURLToPath(new URL('../../../../test/processes/count.ts', import.meta.url));
const LOCKER = fileURLToPath(new URL('../../../../test/processes/lock.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openSqlite', () => {
  it('uses WAL, foreign keys and the asked-for syncing', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite'), synchronous: 'FULL' });
    const pragma = (name: string) =>
      db.write(
        async (trx) =>
          Object.values((await sql.raw(`pragma ${name}`).execute(trx)).rows[0] ?? {})[0],
      );
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('synchronous')).toBe(2);
    await db.close();
  });

  it('does not let a question change anything', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await expect(sql`create table sneaky (id integer)`.execute(db.read)).rejects.toThrow(
      /readonly/,
    );
    await db.close();
  });

  it('begins a transaction with its first statement, and ends none that had none', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await db.write(async (trx) => {
      await sql`create table kept (id integer)`.execute(trx);
    });
    await db.write(async () => {});
    await expect(db.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const half = db.write(async (trx) => {
      await sql`insert into kept values (1)`.execute(trx);
      await sql`insert into nowhere values (1)`.execute(trx);
    });
    await expect(half).rejects.toThrow(/nowhere/);
    const never = db.write((trx) => sql`insert into nowhere values (1)`.execute(trx));
    await expect(never).rejects.toThrow(/nowhere/);
    await db.write((trx) => sql`insert into kept values (2)`.execute(trx));
    expect((await sql`select id from kept`.execute(db.read)).rows).toEqual([{ id: 2 }]);
    await db.close();
  });

  it('writes with a limit as it is given each time, and reads a table as it is by then', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await db.write(async (trx) => {
      await sql`create table kept (id integer)`.execute(trx);
      await sql`insert into kept values (1), (2), (3), (4), (5)`.execute(trx);
      const some = async (count: number, after: number) =>
        (await sql`select * from kept order by id limit ${count} offset ${after}`.execute(trx))
          .rows;
      expect(await some(2, 1)).toEqual([{ id: 2 }, { id: 3 }]);
      expect(await some(0, 0)).toEqual([]);
      await sql`delete from kept where id in (select id from kept order by id limit ${3})`.execute(
        trx,
      );
      await sql`alter table kept add column name text`.execute(trx);
      expect(await some(9, 0)).toEqual([
        { id: 4, name: null },
        { id: 5, name: null },
      ]);
    });
    await db.close();
  });

  it('needs one message for a transaction that waits for nothing, and one for what it asks at last', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    await db.write(async (trx) => {
      await sendAlong(trx, sql`create table kept (id integer)`);
      await sendAlong(trx, sql`insert into kept values (1)`);
    });
    expect(post).toHaveBeenCalledTimes(1);
    const asked = sql`update kept set id = 2 returning id`;
    expect(await db.write((trx) => askAtLast(trx, asked))).toEqual([{ id: 2 }]);
    expect(post).toHaveBeenCalledTimes(2);
    post.mockRestore();
    const late = db.write(async (trx) => {
      await askAtLast(trx, sql`select 1`);
      await sql`insert into kept values (3)`.execute(trx);
    });
    await expect(late).rejects.toThrow('has ended with its last question');
    expect((await sql`select id from kept`.execute(db.read)).rows).toEqual([{ id: 2 }]);
    await db.close();
  });

  it('does nothing of a transaction that could not begin, whoever catches the first error', async () => {
    const file = path.join(folder, 'a.sqlite');
    const db = await openSqlite({ file, busyTimeoutMs: 20 });
    await db.write((trx) => sql`create table kept (id integer)`.execute(trx));
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const half = db.write(async (trx) => {
      await sql`insert into kept values (1)`.execute(trx).catch(() => {});
      other.exec('rollback');
      await sql`insert into kept values (2)`.execute(trx).catch(() => {});
      await sendAlong(trx, sql`insert into kept values (4)`);
    });
    await expect(half).rejects.toThrow(/locked/);
    await db.write((trx) => sql`insert into kept values (3)`.execute(trx));
    expect((await sql`select id from kept`.execute(db.read)).rows).toEqual([{ id: 3 }]);
    other.close();
    await db.close();
  });

  it('still begins a transaction whose first question could not go over', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await db.write((trx) => sql`create table kept (id integer)`.execute(trx));
    const failing = db.write(async (trx) => {
      const asked = CompiledQuery.raw('insert into kept values (?)', [() => 1]);
      await expect(trx.executeQuery(asked)).rejects.toThrow('cloned');
      await sql`insert into kept values (2)`.execute(trx);
      throw new Error('after all not');
    });
    await expect(failing).rejects.toThrow('after all not');
    expect((await sql`select id from kept`.execute(db.read)).rows).toEqual([]);
    await db.close();
  });

  it('sends of a block of texts what is written of it, and leaves it whole', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await db.write((trx) => sql`create table kept (a text, b text, c text)`.execute(trx));
    const block = new TextEncoder().encode('x'.repeat(5_000).concat('één', 'two')).buffer;
    const [one, two, none] = [
      new CarriedText(block, 5_000, 5_005),
      new CarriedText(block, 5_005, 5_008),
      new CarriedText(block, 3, 3),
    ];
    const sizes: number[] = [];
    const post = Worker.prototype.postMessage;
    const spy = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
      this: Worker,
      message: { parameters?: unknown[] },
      blocks,
    ) {
      for (const each of message.parameters ?? [])
        if (each instanceof Uint8Array) sizes.push(each.buffer.byteLength);
      post.call(this, message, blocks);
    });
    const put = sql`insert into kept values (${asText(one)}, ${asText(two)}, ${asText(none)})`;
    await db.write((trx) => put.execute(trx)).finally(() => spy.mockRestore());
    expect(sizes).toEqual([8, 8, 8]);
    expect((await sql`select * from kept`.execute(db.read)).rows).toEqual([
      { a: 'één', b: 'two', c: '' },
    ]);
    expect(String(one)).toBe('één');
    await db.close();
  });

  it('throws on a write inside a write instead of waiting for ever', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await expect(db.write(() => db.write(async () => 1))).rejects.toThrow('a write inside a write');
    await db.close();
  });

  it('reads in two threads: a long question does not hold up a short one', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    const answered: string[] = [];
    const long = sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000000) select max(i) from n`;
    await Promise.all([
      long.execute(db.read).then(() => answered.push('long')),
      sql`select 1`.execute(db.read).then(() => answered.push('short')),
    ]);
    expect(answered).toEqual(['short', 'long']);
    await db.close();
  });

  it('asks one thing at a time of what nobody waits for, and answers others meanwhile', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    const answered: string[] = [];
    const long = sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000000) select max(i) from n`;
    const note = (name: string) => () => void answered.push(name);
    const jobs = db.behind(() =>
      Promise.all([
        long.execute(db.read).then(note('job')),
        sql`select 1`.execute(db.read).then(note('next job')),
      ]),
    );
    await Promise.all([jobs, sql`select 1`.execute(db.read).then(note('page'))]);
    expect(answered).toEqual(['page', 'job', 'next job']);
    await db.close();
  });

  it('lets a write that somebody waits for go before those that nobody waits for', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    const written: string[] = [];
    const write = (name: string) => db.write(async () => void written.push(name));
    const first = write('first');
    await Promise.all([db.behind(() => write('job')), write('page'), first]);
    expect(written).toEqual(['first', 'page', 'job']);
    await db.close();
  });

  it('goes on with what nobody waits for while somebody asks all the time', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    let isDone = false;
    const job = db.behind(async () => {
      for (let n = 0; n < 5; n++) await sql`select 1`.execute(db.read);
      isDone = true;
    });
    while (!isDone) await sql`select 1`.execute(db.read);
    await job;
    await db.close();
  });

  it('can be closed twice and then refuses questions', async () => {
    const db = await openSqlite({ file: path.join(folder, 'a.sqlite') });
    await db.close();
    await db.close();
    await expect(sql`select 1`.execute(db.read)).rejects.toThrow();
  });

  it('throws when the file is no database', async () => {
    const file = path.join(folder, 'text.sqlite');
    writeFileSync(
      file,
      'this is a letter to a friend, long enough to be read as a header of a file\n'.repeat(40),
    );
    await expect(openSqlite({ file })).rejects.toThrow(/not a database/);
  });

  it('lets several processes make and write one file without losing a write', async () => {
    const file = path.join(folder, 'shared.sqlite');
    const [processes, each] = [3, 40];
    await Promise.all(
      Array.from({ length: processes }, () => run(process.execPath, [COUNTER, file, String(each)])),
    );
    const db = await openSqlite({ file });
    const { rows } = await sql<{
      n: number;
      notes: number;
    }>`select n, (select count(*) from note) as notes from counter`.execute(db.read);
    expect(rows).toEqual([{ n: processes * each, notes: processes * each }]);
    await db.close();
  });
});

describe('lockFolder', () => {
  const file = () => path.join(folder, 'kith.lock');

  it('keeps a second server away until the first lets go', () => {
    const unlock = lockFolder(file());
    expect(() => lockFolder(file())).toThrow(
      /Another Kith server is already using this data folder .*KITH_DATA/,
    );
    unlock();
    lockFolder(file())();
  });

  it('lets go when its process is killed', async () => {
    const other = spawn(process.execPath, [LOCKER, file()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => other.stdout.once('data', resolve));
    expect(() => lockFolder(file())).toThrow(Refusal);
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await ended;
    lockFolder(file())();
  });

  it('makes the folder', () => {
    lockFolder(path.join(folder, 'new', 'deep', 'kith.lock'))();
  });

  it('says so when the folder cannot be made', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => lockFolder(path.join(folder, 'file', 'kith.lock'))).toThrow(
      /cannot be written .*KITH_DATA/,
    );
  });
});
