import { createServer } from 'node:net';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, openBareDatabase, testPostgresUrl } from '../../../test/databases.ts';
import { asText } from './as-text.ts';
import { CarriedText } from './carried-text.ts';
import type { Database } from './database.ts';
import { checkEncoding, checkVersion, openPostgres } from './postgres.ts';

describe('openPostgres', () => {
  it('says where nothing answers, without the password', async () => {
    const opening = openPostgres('postgres://anna:hunter2@127.0.0.1:1/kith');
    await expect(opening).rejects.toThrow(
      /PostgreSQL cannot be used at 127\.0\.0\.1:1\/kith: .*ECONNREFUSED.*DATABASE_URL/,
    );
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });

  it('says so when something else answers', async () => {
    const other = createServer((socket) => socket.resume().end('220 mail.example ESMTP\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    await expect(openPostgres(`postgres://anna@127.0.0.1:${port}/kith`)).rejects.toThrow(
      /PostgreSQL cannot be used at/,
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it('refuses an address that is none', async () => {
    await expect(openPostgres('postgres://a b:[/')).rejects.toThrow(/not an address/);
  });
});

describe.runIf(engines.includes('postgres'))('what nobody waits for on PostgreSQL', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openBareDatabase('postgres', '');
  });
  afterEach(() => db.close());

  it('is asked one thing at a time while somebody asks', async () => {
    const answered: string[] = [];
    const note = (name: string) => () => void answered.push(name);
    const page = sql`select pg_sleep(0.2)`.execute(db.read);
    const jobs = db.behind(() =>
      Promise.all([
        sql`select pg_sleep(0.1)`.execute(db.read).then(note('job')),
        sql`select 1`.execute(db.read).then(note('next job')),
      ]),
    );
    await Promise.all([page, jobs]);
    expect(answered).toEqual(['job', 'next job']);
  });

  it('writes one thing at a time while somebody asks', async () => {
    const written: string[] = [];
    const write = (name: string, seconds: number) =>
      db.write(async (trx) => {
        await sql`select pg_sleep(${seconds})`.execute(trx);
        written.push(name);
      });
    const page = sql`select pg_sleep(0.2)`.execute(db.read);
    const jobs = db.behind(() => Promise.all([write('job', 0.1), write('next job', 0)]));
    await Promise.all([page, jobs]);
    expect(written).toEqual(['job', 'next job']);
  });

  it('has several connections once nobody asks', async () => {
    const [held, isHeld] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const lock = sql`select pg_advisory_xact_lock(7)`;
    const other = db.write(async (trx) => {
      await lock.execute(trx);
      isHeld.resolve();
      await held.promise;
    });
    await isHeld.promise;
    // Somebody does still when they begin; of the jobs the first is answered only after the second.
    const page = sql`select pg_sleep(0.1)`.execute(db.read);
    const jobs = db.behind(() =>
      Promise.all([
        lock.execute(db.read),
        sql`select 1`.execute(db.read).then(() => held.resolve()),
      ]),
    );
    await Promise.all([other, page, jobs]);
  });

  it('goes on while somebody asks all the time, also after a question that failed', async () => {
    let isDone = false;
    const job = db.behind(async () => {
      for (let n = 0; n < 5; n++) {
        await expect(sql`select nothing`.execute(db.read)).rejects.toThrow(/nothing/);
        await db.write((trx) => sql`select 1`.execute(trx));
      }
      isDone = true;
    });
    while (!isDone) await sql`select 1`.execute(db.read);
    await job;
  });

  it('keeps a carried text as it was', async () => {
    const block = new TextEncoder().encode('xéén two').buffer;
    const [one, none] = [new CarriedText(block, 1, 7), new CarriedText(block, 3, 3)];
    const { rows } = await sql`select ${asText(one)} as one, ${asText(none)} as none`.execute(
      db.read,
    );
    expect(rows).toEqual([{ one: 'één ', none: '' }]);
  });
});

describe.runIf(engines.includes('postgres'))('a PostgreSQL that is restarted', () => {
  it('ends what was asked and not Kith, which goes on with new connections', async () => {
    const db = await openBareDatabase('postgres', '');
    const cut = db.write(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      const pid = rows[0]?.pid ?? 0;
      await sql`select pg_terminate_backend(${pid})`.execute(db.read);
      // The connection breaks while nothing is asked through it.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await sql`select 1`.execute(trx);
    });
    await expect(cut).rejects.toThrow(/terminat|connection/i);
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db.read);
    expect(rows).toEqual([{ one: 1 }]);
    await db.close();
  });
});

describe('checkVersion', () => {
  it.each(['15.0', '15.18 (Debian 15.18-0+deb12u1)', '16beta1', '18.1'])('takes %s', (version) => {
    expect(() => checkVersion(version, 'db/kith')).not.toThrow();
  });
  it.each(['14.9', '9.6.24', ''])('refuses "%s"', (version) => {
    expect(() => checkVersion(version, 'db/kith')).toThrow(
      /PostgreSQL 15 or newer is needed; db\/kith has/,
    );
  });
});

describe('checkEncoding', () => {
  it('takes UTF8', () => {
    expect(() => checkEncoding('UTF8', 'db/kith')).not.toThrow();
  });
  it.each(['SQL_ASCII', 'LATIN1', ''])('refuses "%s", with what to do', (encoding) => {
    expect(() => checkEncoding(encoding, 'db/kith')).toThrow(
      /in UTF8; db\/kith is in .*createdb --encoding=UTF8/,
    );
  });
});

describe.runIf(engines.includes('postgres'))('a database that counts in bytes', () => {
  it('is refused at the start', async () => {
    const name = `kith_bytes_${process.pid}`;
    const url = new URL(await testPostgresUrl());
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(`drop database if exists ${name}`);
    await client.query(
      `create database ${name} encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'`,
    );
    url.pathname = `/${name}`;
    await expect(openPostgres(url.href)).rejects.toThrow(/is in SQL_ASCII/);
    await client.query(`drop database ${name}`);
    await client.end();
  });
});
