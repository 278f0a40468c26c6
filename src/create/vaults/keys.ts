/**
 * What makes a note of this Kith the same one in any other: the moment of its making and its number
 * here. It is the same in every export, without anything being stored.
 */
export const kithKeyOf = (note: { id: number; created_at: number }): string =>
  `${note.created_at.toString(36)}-${note.id.toString(36)}`;

export const KITH_PREFIX = 'kith:';
