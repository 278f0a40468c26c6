import type { Shelf } from './outbox.ts';

const nameOf = (memberId: string | number) => `kith.unsaved.${memberId}.capture-draft`;

/** What was begun in the dialog and not kept: closing it by mistake loses nothing. */
export function keptDraft(shelf: Shelf, memberId: string | number): string {
  try {
    return shelf.getItem(nameOf(memberId)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(shelf: Shelf, memberId: string | number, text: string): void {
  try {
    if (text.trim() === '') shelf.removeItem(nameOf(memberId));
    else shelf.setItem(nameOf(memberId), text);
  } catch {
    // Without storage the dialog alone holds it.
  }
}
