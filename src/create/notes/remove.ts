import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { noSuchNote, noteById } from './queries.ts';
import type { NoteView, RemovedNote } from './schema.ts';
import { tellDiscarded } from './tell.ts';
import { requireRoom } from './write.ts';

/** How long a removal can be undone. Then the note is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
const ERASE = 'create.eraseNote';
const ErasePayload = z.object({ noteId: z.number() });

/** Takes a note out of sight at once and erases it when it can no longer be undone. */
export async function removeNote(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('note')
      // The key is set free: writing on in a window left open starts a new note.
      .set({ removed_at: now, draft_key: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchNote();
    await tellDiscarded(kith, trx, id);
    await kith.enqueue(trx, [{ kind: ERASE, payload: { noteId: id }, runAt: now + UNDO_MS }]);
  });
  kith.wakeJobs();
}

/** Undoes a removal: the note is back as it was. A day that has another note by now keeps that one as its own. */
export async function restoreNote(kith: Kith, memberId: number, id: number): Promise<NoteView> {
  await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    await makeRoomOfDay(trx, memberId, id);
    const done = await trx
      .updateTable('note')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchNote();
    await tellDiscarded(kith, trx, id, true);
  });
  kith.wakeJobs();
  return noteById(kith, memberId, id);
}

/** A note that comes back to a day with another note is a plain one. */
async function makeRoomOfDay(trx: Write, memberId: number, id: number): Promise<void> {
  const { day } = (await dayRow(trx, memberId).where('id', '=', id).executeTakeFirst()) ?? {};
  if (!day) return;
  const taken = await dayRow(trx, memberId)
    .where('day', '=', day)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (taken) await trx.updateTable('note').set({ kind: 'note' }).where('id', '=', id).execute();
}

const dayRow = (trx: Write, memberId: number) =>
  trx
    .selectFrom('note')
    .select('day')
    .where('member_id', '=', memberId)
    .where('kind', '=', 'daily');

/** When its owner removed a note, and until when it can come back; another's, and one that is erased, was never there. */
export async function removedNote(kith: Kith, memberId: number, id: number): Promise<RemovedNote> {
  const row = await kith.db.read
    .selectFrom('note')
    .select(['title', 'removed_at'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchNote();
  const { title, removed_at: at } = row;
  return { title, removed: at === null ? null : { at, until: at + UNDO_MS } };
}

/** The job that erases. A note that came back, or was removed again since, is left alone. */
export function eraseJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [ERASE]: {
      attemptsMax: ERASE_ATTEMPTS_MAX,
      run: async (payload) => {
        const { noteId } = ErasePayload.parse(payload);
        await kith.db.write((trx) => erase(trx, noteId, kith.now() - UNDO_MS));
      },
    },
  };
}

async function erase(trx: Write, noteId: number, removedBefore: number): Promise<void> {
  const done = await trx
    .deleteFrom('note')
    .where('id', '=', noteId)
    .where('removed_at', '<=', removedBefore)
    .executeTakeFirst();
  if (done.numDeletedRows === 0n) return;
  // Links that meant it may mean another note of that title, which only open ones are looked for.
  await trx
    .updateTable('note_link')
    .set({ target_kind: null, target_id: null })
    .where('target_kind', '=', 'note')
    .where('target_id', '=', noteId)
    .execute();
}
