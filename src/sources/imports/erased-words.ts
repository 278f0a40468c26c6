/** Said of a row whose person the member had erased: an import does not bring them back unasked. */
export const ERASED = 'You erased them before; they stay out.';
/** Said when the member asks for them after all. What kept them out goes when the import is carried out. */
export const BROUGHT_BACK = 'You erased them before, and bring them back with this.';
