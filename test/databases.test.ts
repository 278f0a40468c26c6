import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { openTestDatabase } from './databases.ts';

/** Holds the file for a moment, in a thread of its own: this one stands still while it waits. */
const HOLD = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(workerData);
db.exec('begin immediate');
parentPort.postMessage('held');
setTimeout(() => db.exec('rollback'), 100);`;

it('the database of a test waits for what an earlier one left writing', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-databases-'));
  const next = mkdtempSync(path.join(tmpdir(), 'kith-databases-'));
  const first = await openTestDatabase('sqlite', folder);
  const file = realpathSync(path.join(folder, 'kith.sqlite'));
  await first.close();
  const holder = new Worker(HOLD, { eval: true, workerData: file });
  await new Promise((resolve) => holder.once('message', resolve));
  const second = await openTestDatabase('sqlite', next);
  expect(await second.read.selectFrom('member').selectAll().execute()).toEqual([]);
  await second.close();
  await holder.terminate();
  for (const one of [folder, next]) rmSync(one, { recursive: true, force: true });
});
