import { spawn } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { type Database, migrate } from '../database/index.ts';
import { claim } from './claim.ts';
import { enqueue } from './enqueue.ts';
import { forgetOwner, isKnownDead, newOwner, releaseOfDead } from './owner.ts';
import { startRunner } from './runner.ts';
import { migrations } from './schema.ts';

const NOW = 1_000_000;

/** The id of a process that has ended. */
function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  return new Promise((resolve) => child.once('exit', () => resolve(child.pid ?? 0)));
}
/** How a runner of another process of this machine would be called. */
const ownerWith = (pid: number) => newOwner().replace(/ \d+ (?=\w+$)/, ` ${pid} `);

describe('isKnownDead', () => {
  it('knows of processes of this machine only, and spares what is alive', async () => {
    const here = newOwner();
    expect(isKnownDead(here)).toBe(false);
    forgetOwner(here);
    // Same process id, another word: left by a process that had this id before.
    expect(isKnownDead(here)).toBe(true);
    expect(isKnownDead(ownerWith(await deadPid()))).toBe(true);
    expect(isKnownDead(ownerWith(process.ppid))).toBe(false);
    expect(isKnownDead(`another-machine ${await deadPid()} 12345678`)).toBe(false);
    expect(isKnownDead('')).toBe(false);
  });
});

describe.each(everyEngine)('releaseOfDead on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    async (lent) => {
      db = lent;
      await migrate(db, migrations, Date.now);
    },
  );

  it('lets a new runner go on at once, and leaves alone who works elsewhere', async () => {
    await db.write((trx) =>
      enqueue(trx, NOW, [
        { kind: 'work', payload: 'of the dead', orderingKey: 'host a' },
        { kind: 'work', payload: 'of another', orderingKey: 'host b' },
      ]),
    );
    const take = (owner: string) => claim(db, { owner, kinds: ['work'], limit: 1, now: NOW });
    await take(ownerWith(await deadPid()));
    await take('another-machine 17 12345678');
    const ran: unknown[] = [];
    const runner = startRunner({
      db,
      handlers: new Map([
        ['work', { attemptsMax: 3, run: async (given: unknown) => void ran.push(given) }],
      ]),
      runningMax: 4,
      // Every lease is still good at this time.
      now: () => NOW + 1,
      onError: (_, error) => ran.push(error),
    });
    await vi.waitFor(
      async () => {
        const left = await db.read.selectFrom('job').select(['payload', 'state']).execute();
        expect(left).toEqual([{ payload: '"of another"', state: 'running' }]);
      },
      { timeout: 20_000, interval: 10 },
    );
    await runner.stop();
    expect(ran).toEqual(['of the dead']);
    expect(await releaseOfDead(db, NOW)).toBe(0);
  });

  it('does not count what was cut off among the attempts', async () => {
    await db.write((trx) => enqueue(trx, NOW, [{ kind: 'work', payload: 'cut off' }]));
    await claim(db, { owner: ownerWith(await deadPid()), kinds: ['work'], limit: 1, now: NOW });
    expect(await releaseOfDead(db, NOW)).toBe(1);
    const rows = await db.read
      .selectFrom('job')
      .select(['state', 'attempts', 'interruptions', 'lease_owner'])
      .execute();
    expect(rows).toEqual([{ state: 'waiting', attempts: 0, interruptions: 1, lease_owner: null }]);
  });
});
