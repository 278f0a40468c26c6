/** How the address names a note that is not there yet. */
export const NEW_NOTE = 'new';

/** Which editor is on the page. */
export interface OpenedNote {
  /** Another key is another editor. */
  key: number;
  /** What the address names, or is about to name. */
  named: string | null;
  /** Whether the address already says so. */
  isNamed: boolean;
  /** What the editor was opened with: a note that was started here stays `new` to it. */
  opened: string | null;
}

/**
 * The editor once the address names `note`. A new note gets its id while one types: the address
 * then changes from `new` to the id, and the editor stays.
 */
export function noteSession(known: OpenedNote, note: string | null): OpenedNote {
  if (note === known.named) return known.isNamed ? known : { ...known, isNamed: true };
  const isStillNew = !known.isNamed && note === NEW_NOTE;
  if (isStillNew) return known;
  return { key: known.key + 1, named: note, isNamed: true, opened: note };
}
