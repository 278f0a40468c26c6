/** Lends each test of a suite a database in a folder of its own, which is closed and taken away after it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Database } from '#platform';

/** What a suite has to end before its database goes, it says in an `afterEach` of its own after this. */
export function lendToEachTest(
  open: (folder: string) => Promise<Database>,
  take: (db: Database) => void | Promise<void>,
): void {
  let folder: string;
  let db: Database;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kith-lent-'));
    db = await open(folder);
    await take(db);
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
