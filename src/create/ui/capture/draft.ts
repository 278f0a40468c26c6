import type { Shelf } from '#saving';

const nameOf = (memberId: string | number) => `kith.unsaved.${memberId}.capture-draft`;

/** What was begun in the dialog and not kept: closing it by mistake loses nothing. */
export const keptDraft = (shelf: Shelf, memberId: string | number): string =>
  shelf.get(nameOf(memberId)) ?? '';

export function keepDraft(shelf: Shelf, memberId: string | number, text: string): void {
  if (text.trim() === '') shelf.take(nameOf(memberId));
  else shelf.put(nameOf(memberId), text);
}
