import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../refusal.ts';

const SQLITE_BUSY = 5;

/**
 * Keeps a second server away from a data folder. The lock is SQLite's own on a file beside the
 * database: the system lets go of it when the process ends, however it ends. Makes the folder.
 * Gives what lets go of it; throws a Refusal when it is taken or the folder cannot be written.
 */
export function lockFolder(file: string): () => void {
  const db = openLock(file);
  try {
    db.exec(
      'pragma locking_mode = exclusive; begin exclusive; create table if not exists lock (pid integer); delete from lock;',
    );
    db.exec(`insert into lock values (${process.pid}); commit;`);
    db.exec('begin exclusive;');
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw notWritable(file, error);
    throw new Refusal(
      'conflict',
      `Another Kith server is already using this data folder (${file}). Stop it first, or give this one its own folder with KITH_DATA.`,
    );
  }
  return () => db.close();
}

function openLock(file: string): DatabaseSync {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw notWritable(file, error);
  }
}

function notWritable(file: string, error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal(
    'invalid',
    `The data folder ${path.dirname(file)} cannot be written (${reason}). Change its owner, or name another with KITH_DATA.`,
  );
}
