/** What SQLite, PostgreSQL and the system call it when a disk is full. */
const CODES = new Set<unknown>(['database or disk is full', '53100', 'ENOSPC']);

/** Whether something could not be written because the disk is full: no bug, and it passes once there is room. */
export const isOutOfRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && CODES.has(error.code);
