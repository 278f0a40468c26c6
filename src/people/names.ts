/**
 * How what is known of people is told apart, without tables and routes: for threads that read strangers' files. The whole room
 * takes a second and 60 MB in each of them.
 */
export { FIELD_BYTES_MAX, FIELDS } from './directory/limits.ts';
export { nameKey } from './directory/rules.ts';
export { cleanValue as cleanField, keysOf, withoutTurns } from './directory/values.ts';
