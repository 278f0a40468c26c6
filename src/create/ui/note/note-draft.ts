import type { NewNote, NoteView } from '../../notes/schema.ts';

export type Audience = NoteView['audience'];

/** What the page of a note lets one write. */
export interface NoteDraft {
  title: string;
  text: string;
  goalId: number | null;
  audience: Audience;
  tags: readonly string[];
}

/** How the address says what a new note begins with: `/notes/new?goal=3&entry=12&kind=reflection`. */
export interface NewNoteAddress {
  goal: string | null;
  entry: string | null;
  kind: string | null;
  title: string | null;
}

const idOf = (value: string | null): number | null =>
  value !== null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;

export function newDraft({ goal, title }: NewNoteAddress): NoteDraft {
  return { title: title ?? '', text: '', goalId: idOf(goal), audience: 'me', tags: [] };
}

/** What goes along when a new note is started, beside what is written in it. */
export function newNoteOf({ entry, kind }: NewNoteAddress): Pick<NewNote, 'kind' | 'entryId'> {
  return { kind: kind === 'reflection' ? 'reflection' : 'note', entryId: idOf(entry) };
}

export const draftOf = ({ title, text, goalId, audience, tags }: NoteView): NoteDraft => ({
  title,
  text,
  goalId,
  audience,
  tags,
});
