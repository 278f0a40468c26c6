import { type Kith, Refusal, type Write } from '#platform';
import { writeSaid } from '../library/said.ts';
import { anchorsIn, writeAnchors } from './anchoring.ts';
import { EARLIER_TEXTS_MAX } from './limits.ts';

/** The text of a keep with what is told of it. */
export interface KeptText {
  html: string;
  words: number;
  excerpt: string;
  /** How many pages it has; null of what has none. */
  pages: number | null;
  /** When it was fetched or kept. */
  takenAt: number;
  /** Which earlier text it was: it leaves its place to the one of now. */
  earlierId?: number;
}

/**
 * Gives a keep another text: the one it had stays as an earlier one, and each highlight is looked for in the new one.
 * Nothing is lost by it, so it can be taken back by `returnToText`.
 */
export async function takeText(
  kith: Kith,
  keepId: number,
  { earlierId, ...text }: KeptText,
): Promise<void> {
  const anchored = await anchorsIn(kith, keepId, text);
  await kith.db.write(async (trx) => {
    if (earlierId !== undefined)
      await trx.deleteFrom('keep_text').where('id', '=', earlierId).execute();
    await putAside(trx, keepId);
    await showText(trx, keepId, text);
    await writeAnchors(trx, anchored);
  });
}

async function putAside(trx: Write, keepId: number): Promise<void> {
  const now = await trx
    .selectFrom('keep')
    .select(['html', 'words', 'excerpt', 'pages', 'created_at', 'text_at'])
    .where('id', '=', keepId)
    .executeTakeFirst();
  if (!now || now.html === '') return;
  const { text_at, created_at, ...text } = now;
  await trx
    .insertInto('keep_text')
    .values({ ...text, keep_id: keepId, taken_at: text_at ?? created_at })
    .execute();
  const old = await trx
    .selectFrom('keep_text')
    .select('id')
    .where('keep_id', '=', keepId)
    .orderBy('id', 'desc')
    .limit(100)
    .offset(EARLIER_TEXTS_MAX)
    .execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await trx.deleteFrom('keep_text').where('id', 'in', ids).execute();
}

async function showText(
  trx: Write,
  keepId: number,
  text: Omit<KeptText, 'earlierId'>,
): Promise<void> {
  const { takenAt, ...kept } = text;
  await trx
    .updateTable('keep')
    .set({ ...kept, text_at: takenAt, is_fetching: 0, problem: null })
    .where('id', '=', keepId)
    .execute();
  await writeSaid(trx, keepId, text.html);
}

/** Goes back to an earlier text of what a member keeps; the one of now becomes an earlier one. */
export async function returnToText(
  kith: Kith,
  memberId: number,
  { id, textId }: { id: number; textId: number },
): Promise<void> {
  const earlier = await kith.db.read
    .selectFrom('keep_text')
    .innerJoin('keep', 'keep.id', 'keep_text.keep_id')
    .select(['keep_text.html', 'keep_text.words', 'keep_text.excerpt', 'keep_text.pages'])
    .select('keep_text.taken_at')
    .where('keep_text.id', '=', textId)
    .where('keep.id', '=', id)
    .where('keep.member_id', '=', memberId)
    .where('keep.removed_at', 'is', null)
    .executeTakeFirst();
  if (!earlier) throw new Refusal('not_found', 'There is no such earlier text.');
  const { taken_at: takenAt, ...text } = earlier;
  await takeText(kith, id, { ...text, takenAt, earlierId: textId });
}
