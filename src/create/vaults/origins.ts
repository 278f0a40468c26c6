import type { Kith } from '#platform';
import { NOTES_MAX } from '../notes/schema.ts';

export interface NoteOrigin {
  noteId: number;
  /** What it was known by where it came from. */
  key: string;
  folder: string;
  /** Its properties that Kith has no place for. */
  properties: Record<string, unknown>;
}

/** Where a member's notes came from, for an export. */
export async function noteOriginsOf(kith: Kith, memberId: number): Promise<NoteOrigin[]> {
  const rows = await kith.db.read
    .selectFrom('note_origin')
    .innerJoin('note', 'note.id', 'note_origin.note_id')
    .select(['note_id', 'key', 'folder', 'matter'])
    .where('note_origin.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .orderBy('note_id')
    .limit(NOTES_MAX)
    .execute();
  return rows.map((row) => ({
    noteId: row.note_id,
    key: row.key,
    folder: row.folder,
    properties: JSON.parse(row.matter) as Record<string, unknown>,
  }));
}
