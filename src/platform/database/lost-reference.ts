/** How PostgreSQL and SQLite say that something would hang on a row that is there no more. */
const POSTGRES_CODE = '23503';
const SQLITE_WORDS = 'FOREIGN KEY constraint failed';

export const isLostReference = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === POSTGRES_CODE) || error.message === SQLITE_WORDS);
