export { isAmong } from './among.ts';
export type { Database, Engine, Read, Write } from './database.ts';
export { inBatches } from './in-batches.ts';
export { type Migration, migrate } from './migrate.ts';
export { isOutOfRoom } from './out-of-room.ts';
export { openPostgres } from './postgres.ts';
export { lockFolder } from './sqlite/lock.ts';
export { openSqlite } from './sqlite/open.ts';
export { waitForTurn } from './turns.ts';
