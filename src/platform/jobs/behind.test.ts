import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBareDatabase } from '../../../test/databases.ts';
import { migrate } from '../database/index.ts';
import { enqueue, migrations, startRunner } from './index.ts';

it('a job on SQLite writes after what somebody waits for, also when it asked before', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-behind-'));
  const db = await openBareDatabase('sqlite', folder);
  await migrate(db, migrations, Date.now);
  await db.write((trx) => enqueue(trx, 1, [{ kind: 'work', payload: 0 }]));
  const written: string[] = [];
  const write = (name: string) => db.write(async () => void written.push(name));
  const [begun, held, done] = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const run = async () => {
    const first = db.write(async () => held?.promise);
    const second = write('job');
    begun?.resolve();
    await Promise.all([first, second]);
    done?.resolve();
  };
  const handlers = new Map([['work', { attemptsMax: 1, run }]]);
  const runner = startRunner({ db, handlers, runningMax: 1, now: () => 1, onError: () => {} });
  await begun?.promise;
  const page = write('page');
  held?.resolve();
  await Promise.all([page, done?.promise]);
  expect(written).toEqual(['page', 'job']);
  await runner.stop();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('what a job wakes is not the job’s own: jobs are taken behind nobody', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-behind-'));
  const db = await openBareDatabase('sqlite', folder);
  await migrate(db, migrations, Date.now);
  const inside = new AsyncLocalStorage<string>();
  const seen = new Set<string | undefined>();
  const second = Promise.withResolvers<void>();
  const add = (payload: number) => db.write((trx) => enqueue(trx, 1, [{ kind: 'work', payload }]));
  const run = async (payload: unknown) => {
    if (payload === 2) return second.resolve();
    await add(2);
    inside.run('a job', () => runner.wake());
    await second.promise;
  };
  const now = () => {
    seen.add(inside.getStore());
    return 1;
  };
  const handlers = new Map([['work', { attemptsMax: 1, run }]]);
  const runner = startRunner({ db, handlers, runningMax: 2, now, onError: () => {} });
  await add(1);
  runner.wake();
  await second.promise;
  await runner.stop();
  expect([...seen]).toEqual([undefined]);
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});
