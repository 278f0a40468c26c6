/**
 * A worker process: `node work.ts URL CLOCK_AHEAD_MS`. Says "ready" and begins at a word on standard
 * input. Notes the begin and end of each job in the table `happened`, prints each end, and stops when
 * nothing is left to do.
 */
import { once } from 'node:events';
import { sql } from 'kysely';
import { openPostgres, startRunner } from '#platform';

const [url = '', aheadMs = '0'] = process.argv.slice(2);
const db = await openPostgres(url);
const note = (payload: { n: number; key: string }, what: string) =>
  sql`insert into happened (n, ordering_key, what, pid) values (${payload.n}, ${payload.key}, ${what}, ${process.pid})`.execute(
    db.read,
  );

process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

const runner = startRunner({
  db,
  handlers: new Map([
    [
      'work',
      {
        attemptsMax: 5,
        run: async (given: unknown) => {
          const payload = given as { n: number; key: string; ms: number };
          await note(payload, 'begin');
          await new Promise((resolve) => setTimeout(resolve, payload.ms));
          await note(payload, 'end');
          process.stdout.write(`${payload.n}\n`);
        },
      },
    ],
  ]),
  runningMax: 4,
  now: () => Date.now() + Number(aheadMs),
  onError: (_, error) => process.stderr.write(`${String(error)}\n`),
});

const left = async () =>
  (await db.read.selectFrom('job').select('id').limit(1).executeTakeFirst()) !== undefined;
while (await left()) await new Promise((resolve) => setTimeout(resolve, 50));
await runner.stop();
await db.close();
