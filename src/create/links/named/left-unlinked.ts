import { type Kith, type Read, Refusal } from '#platform';
import { noteById } from '../../notes/queries.ts';
import { resolveLinks } from '../resolve.ts';
import type { LeftUnlinkedForm, NameableKind } from './schema.ts';

/** What a note names and is left without a link there. */
export async function leftIn(
  read: Read,
  noteId: number,
): Promise<{ kind: NameableKind; id: number }[]> {
  return read
    .selectFrom('note_unlinked')
    .select(['target_kind as kind', 'target_id as id'])
    .where('note_id', '=', noteId)
    .execute();
}

/**
 * Remembers that a note shall name something without linking it, or forgets it.
 * @throws Refusal `not_found` when the member has no such note or no such thing.
 */
export async function leaveUnlinked(
  kith: Kith,
  memberId: number,
  { noteId, kind, thingId, isLeft }: LeftUnlinkedForm & { noteId: number },
): Promise<void> {
  await noteById(kith, memberId, noteId);
  const asked = { wanted: kind, title: '', title_key: '', target_kind: kind, target_id: thingId };
  const [target] = await resolveLinks(kith.db.read, memberId, [asked]);
  if (target?.id !== thingId) throw new Refusal('not_found', 'There is no such thing.');
  const row = { note_id: noteId, target_kind: kind, target_id: thingId };
  await kith.db.write(async (trx) => {
    if (isLeft) {
      await trx
        .insertInto('note_unlinked')
        .values({ ...row, left_at: kith.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await trx
        .deleteFrom('note_unlinked')
        .where('note_id', '=', noteId)
        .where('target_kind', '=', kind)
        .where('target_id', '=', thingId)
        .execute();
    }
  });
}

/** All of a member's, for an export. */
export async function exportUnlinked(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('note_unlinked')
    .innerJoin('note', 'note.id', 'note_unlinked.note_id')
    .select(['note_id', 'target_kind', 'target_id', 'left_at'])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .orderBy('left_at')
    .orderBy('note_id')
    .orderBy('target_kind')
    .orderBy('target_id')
    .execute();
  return rows.map((row) => ({
    noteId: row.note_id,
    kind: row.target_kind,
    id: row.target_id,
    leftAt: row.left_at,
  }));
}
