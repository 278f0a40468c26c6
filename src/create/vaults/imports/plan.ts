import type { Kith } from '#platform';
import { KITH_PREFIX, kithKeyOf } from '../keys.ts';
import type { ReadNote } from '../readers/index.ts';
import type { VaultPlan } from './schema.ts';

export interface Planned {
  plan: VaultPlan;
  reason: string;
  noteId: number | null;
}

interface KnownNote {
  id: number;
  updatedAt: number;
  /** Null when it was written here. */
  fingerprint: string | null;
}

/** The notes of a member, by what tells that a file is one of them. */
export interface KnownNotes {
  byKey: Map<string, KnownNote>;
  byFingerprint: Map<string, KnownNote>;
  count: number;
}

/** All of a member's notes, at most as many as one may have: some megabytes of keys. */
export async function knownNotes(kith: Kith, memberId: number): Promise<KnownNotes> {
  const rows = await kith.db.read
    .selectFrom('note')
    .leftJoin('note_origin', 'note_origin.note_id', 'note.id')
    .select(['note.id', 'note.created_at', 'note.updated_at'])
    .select(['note_origin.key', 'note_origin.fingerprint'])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .orderBy('note.id')
    .execute();
  const known: KnownNotes = { byKey: new Map(), byFingerprint: new Map(), count: rows.length };
  for (const row of rows) {
    const note = { id: row.id, updatedAt: row.updated_at, fingerprint: row.fingerprint };
    known.byKey.set(`${KITH_PREFIX}${kithKeyOf(row)}`, note);
    if (row.key) known.byKey.set(row.key, note);
    if (row.fingerprint) known.byFingerprint.set(row.fingerprint, note);
  }
  return known;
}

/** What an import would make of a note. Nothing that is here already is changed or doubled. */
export function planNote(note: ReadNote, known: KnownNotes): Planned {
  const same = known.byKey.get(note.key);
  if (same && isUnchanged(note, same)) return { plan: 'known', reason: BROUGHT, noteId: same.id };
  if (same) return { plan: 'changed', reason: CHANGED, noteId: same.id };
  const twin = known.byFingerprint.get(note.fingerprint);
  if (twin) return { plan: 'known', reason: TWIN, noteId: twin.id };
  return { plan: 'new', reason: '', noteId: null };
}

const BROUGHT = 'You have it already.';
const TWIN = 'You brought in the same text before, from another place.';
const CHANGED = 'It differs from the note you have. Yours stays as it is.';

/** A file of Kith's says when its note was last changed; others are compared with what came before. */
function isUnchanged(note: ReadNote, known: KnownNote): boolean {
  if (known.fingerprint === note.fingerprint) return true;
  return note.key.startsWith(KITH_PREFIX) && note.updatedAt === known.updatedAt;
}
