import { type Kith, Refusal, type Write } from '#platform';
import { entryById } from '#sources';
import { pageOf } from '../twins/page.ts';
import { markDeleted } from './match.ts';
import type { DeletionView } from './schema.ts';

/** Of a feed in which more entries than this lead to one address, the address says nothing of any. */
const SAME_ADDRESS_MAX = 2;

/** Deletes an entry for this member alone: it goes from their stream and search, and is known again however it comes back. */
export async function deleteEntry(
  kith: Kith,
  memberId: number,
  entryId: number,
): Promise<DeletionView> {
  const { title, source } = await entryById(kith, memberId, entryId);
  return kith.db.write(async (trx) => {
    const { feedUrl, identity, url } = await placeOf(trx, entryId);
    const deletion = await trx
      .insertInto('deletion')
      .values({
        member_id: memberId,
        feed_url: feedUrl,
        identity,
        url,
        page: pageOf(url),
        title,
        source,
        deleted_at: kith.now(),
      })
      // Deleted already: the same again.
      .onConflict((conflict) =>
        conflict.columns(['member_id', 'feed_url', 'identity']).doUpdateSet({ title }),
      )
      .returning(['id', 'title', 'source', 'url', 'deleted_at'])
      .executeTakeFirstOrThrow();
    await markDeleted(trx, memberId, { from: 0 });
    const { id, deleted_at: deletedAt } = deletion;
    return { id, title, source, url: deletion.url, deletedAt };
  });
}

async function placeOf(trx: Write, entryId: number) {
  const entry = await trx
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['feed.id as feed_id', 'feed.url as feed_url', 'entry.identity', 'entry.url'])
    .where('entry.id', '=', entryId)
    .executeTakeFirst();
  if (!entry) throw new Refusal('not_found', 'There is no such entry.');
  const { feed_id, feed_url: feedUrl, identity, url } = entry;
  const same = await trx
    .selectFrom('entry')
    .select('id')
    .where('feed_id', '=', feed_id)
    .where('url', '=', url)
    .limit(SAME_ADDRESS_MAX + 1)
    .execute();
  const saysNothing = pageOf(url) === '' || same.length > SAME_ADDRESS_MAX;
  return { feedUrl, identity, url: saysNothing ? null : url };
}

/** Takes a deletion back: what it kept away is there again. */
export async function undelete(kith: Kith, memberId: number, id: number): Promise<void> {
  const { numDeletedRows } = await kith.db.write((trx) =>
    trx
      .deleteFrom('deletion')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst(),
  );
  if (numDeletedRows === 0n) throw new Refusal('not_found', 'This is deleted no longer.');
}
