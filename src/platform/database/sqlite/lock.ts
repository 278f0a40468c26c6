import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../refusal.ts';

/**
 * Keeps a second server away from a data folder. The lock is SQLite's own on a file beside the
 * database: the system lets go of it when the process ends, however it ends.
 */
export function lockFolder(file: string): () => void {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('pragma locking_mode = exclusive; begin exclusive; create table if not exists lock (pid integer); delete from lock;');
    db.exec(`insert into lock values (${process.pid}); commit;`);
    db.exec('begin exclusive;');
  } catch {
    db.close();
    throw new Refusal(
      'conflict',
      `Another Kith server is already using this data folder (${file}). Stop it first, or give this one its own folder with KITH_DATA.`,
    );
  }
  return () => db.close();
}
