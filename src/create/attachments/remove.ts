import { type Kith, Refusal } from '#platform';
import { POSITION } from '../notes/queries.ts';
import { attachmentLine, attachmentUrl, noSuchAttachment } from './queries.ts';

/** Erases a picture that no note shows any more; so there is nothing to undo. */
export async function removeAttachment(kith: Kith, memberId: number, id: number): Promise<void> {
  await attachmentLine(kith, memberId, id);
  const shown = await noteShowing(kith, memberId, id);
  if (shown) {
    const title = shown.title.trim() || 'a note without a title';
    throw new Refusal('conflict', `It is shown in “${title}”. Take it out there first.`);
  }
  const done = await kith.db.write((trx) =>
    trx
      .deleteFrom('attachment')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst(),
  );
  if (done.numDeletedRows === 0n) throw noSuchAttachment();
}

/** Removed notes count, for they may come back; `)` ends the address, so that 1 is not found in 12. */
function noteShowing(kith: Kith, memberId: number, id: number) {
  return kith.db.read
    .selectFrom('note')
    .select('title')
    .where('member_id', '=', memberId)
    .where((eb) =>
      eb.or(
        [')', ' ', '>'].map((end) =>
          eb(
            eb.fn<number>(POSITION[kith.db.engine], ['text', eb.val(attachmentUrl(id) + end)]),
            '>',
            0,
          ),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
}
