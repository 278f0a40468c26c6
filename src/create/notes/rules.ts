import type { NoteForm } from './schema.ts';
import { textChange } from './text-change-rules.ts';

/** While somebody writes on, one earlier state is kept for this long of writing. */
export const REVISION_EVERY_MS = 5 * 60 * 1000;
/** Who takes out more than this at once may want it back. */
const REMOVED_CHARS_KEPT = 200;

export interface Written {
  title: string;
  text: string;
}

export interface WrittenRow extends Written {
  title_revision: number;
  text_revision: number;
}

/**
 * The fields of a form that would overwrite what its writer has not seen. Other fields never
 * conflict: who sets a goal does not undo what another window wrote.
 */
export function staleFields(known: WrittenRow, form: NoteForm): ('title' | 'text')[] {
  const { revision } = form;
  if (revision === undefined) return [];
  return (['title', 'text'] as const).filter((field) => {
    // What changed in another text than this one says nothing of this one.
    if (field === 'text' && form.textChange) return revision < known.text_revision;
    const value = form[field];
    return value !== undefined && value !== known[field] && revision < known[`${field}_revision`];
  });
}

interface Overwriting {
  known: Written;
  next: Written;
  /** When the last state was kept; undefined when none is. */
  lastKeptAt: number | undefined;
  now: number;
  /** The writer did not say which state the change was made from. */
  isBlind: boolean;
}

/** Whether what is overwritten is kept, or is a moment in the middle of writing. */
export function isWorthKeeping(change: Overwriting): boolean {
  const { known, next, lastKeptAt, now } = change;
  if (known.title.trim() === '' && known.text.trim() === '') return false;
  if (change.isBlind) return true;
  if (lastKeptAt === undefined || now - lastKeptAt >= REVISION_EVERY_MS) return true;
  const { from, to } = textChange(known.text, next.text);
  return to - from > REMOVED_CHARS_KEPT;
}
