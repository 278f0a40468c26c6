import { z } from '@hono/zod-openapi';
import type { Kith } from '#platform';
import { writeLinks } from '../links/write.ts';
import { TITLE_CHARS_MAX } from './limits.ts';
import { removeNote } from './remove.ts';
import { insertNote, requireRoom, startedWith } from './write.ts';

const Overran = z.object({
  memberId: z.number().int(),
  /** The same key is the same note. */
  key: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  text: z.string(),
});

const Withdrawn = z.object({ memberId: z.number().int(), keys: z.array(z.string()) });

const CONTINUED = ', continued';

/**
 * Writes down what a member said elsewhere of a page, where its takeaway has no room for all of it. It was not written
 * today, so nobody is told. Heard again, or once its member has written on, the note stays as it is.
 */
export async function noteWhatOverran(kith: Kith, payload: unknown): Promise<void> {
  const { memberId, key, title, url, text } = Overran.parse(payload);
  await kith.db.write(async (trx) => {
    if (await startedWith(trx, memberId, key)) return;
    await requireRoom(trx, memberId);
    const start = {
      title: `${title.slice(0, TITLE_CHARS_MAX - CONTINUED.length).toWellFormed()}${CONTINUED}`,
      text,
      sourceUrl: url,
      draftKey: key,
    };
    const { id } = await insertNote(trx, memberId, start, kith.now());
    await writeLinks(kith, trx, { memberId, noteId: id, text });
  });
}

/** Takes such notes away with the import that brought them; what was written on since stays. */
export async function withdrawNotes(kith: Kith, payload: unknown): Promise<void> {
  const { memberId, keys } = Withdrawn.parse(payload);
  const notes = await kith.db.read
    .selectFrom('note')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', 'in', keys)
    .where('removed_at', 'is', null)
    .whereRef('updated_at', '=', 'created_at')
    .execute();
  for (const { id } of notes) await removeNote(kith, memberId, id);
}
