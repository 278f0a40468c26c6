/** A process of its own that counts in a SQLite file others write too: `node count.ts FILE TIMES`. */
import { sql } from 'kysely';
import { migrate, openSqlite } from '#platform';

const [file = '', times = '0'] = process.argv.slice(2);
const db = await openSqlite({ file, synchronous: 'NORMAL' });
await migrate(
  db,
  [
    {
      name: 'counter',
      up: 'create table counter (n {int} not null) {strict};\ncreate table note (id {id}, n {int} not null) {strict};\ninsert into counter values (0)',
    },
  ],
  Date.now,
);
for (let turn = 0; turn < Number(times); turn++) {
  await db.write(async (trx) => {
    const { rows } = await sql<{ n: number }>`select n from counter`.execute(trx);
    const next = (rows[0]?.n ?? 0) + 1;
    await sql`update counter set n = ${next}`.execute(trx);
    await sql`insert into note (n) values (${next})`.execute(trx);
  });
}
await db.close();
