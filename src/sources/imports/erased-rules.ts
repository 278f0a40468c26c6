/** Said of a row whose person the member had erased: an import does not bring them back unasked. */
export const ERASED = 'You erased them before; they stay out.';
/** Said of a row whose person came with this list before and was removed since. */
export const REMOVED = 'You removed them before; they stay out.';
/** Rows that the member can ask for all the same. */
export const TAKEN_OUT: readonly string[] = [ERASED, REMOVED];
/** Said when the member asks for them after all. What kept them out goes when the import is carried out. */
export const BROUGHT_BACK = 'You took them out before, and bring them back with this.';
/** How many rows are brought back with one request. */
export const BROUGHT_BACK_AT_ONCE_MAX = 1_000;
