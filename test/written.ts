/** People with entries that are read and indexed, put straight into the database. */
import { addPerson } from '#people';
import { indexText } from '#search';
import { follow, putEntryTerms } from '#sources';
import type { World } from '#test';

export interface Written {
  title?: string;
  text: string;
  links?: readonly string[];
  daysAgo?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Adds somebody who publishes at `name.example` and has an account `name@warm.social`; gives their id. */
export async function writePerson(
  { kith }: World,
  memberId: number,
  { name, entries }: { name: string; entries: readonly Written[] },
): Promise<number> {
  const now = kith.now();
  const word = name.toLowerCase().replaceAll(' ', '');
  return kith.db.write(async (trx) => {
    const personId = await addPerson(trx, {
      memberId,
      name,
      fields: [],
      keys: [`acct:${word}@warm.social`, `site:${word}.example`],
      origin: 'opml',
      originDetail: '',
      now,
    });
    const source = { memberId, feedUrl: `https://${word}.example/feed`, title: name };
    const { feedId } = await follow(trx, { ...source, personId, batchId: null, now });
    for (const [at, { title, text, links = [], daysAgo = at }] of entries.entries()) {
      const { id } = await trx
        .insertInto('entry')
        .values({
          feed_id: feedId,
          identity: `${at}`,
          url: null,
          title: title ?? `${name} ${at}`,
          author_key: '',
          author_name: null,
          author_url: null,
          published_at: now - daysAgo * DAY_MS,
          is_dated: 1,
          updated_at: null,
          seen_at: now,
          language: 'en',
          html: text,
          excerpt: text.slice(0, 300),
          text,
          words: text.split(' ').length,
          content_hash: `${at}`,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const terms = { title: indexText(title ?? '', 'en'), tags: '', body: indexText(text, 'en') };
      await putEntryTerms(kith.db.engine, trx, [{ entryId: id, ...terms }]);
      const rows = links.map((url) => ({
        entry_id: id,
        url,
        site_key: new URL(url).host.replace(/^www\./, ''),
      }));
      if (rows.length > 0) await trx.insertInto('entry_link').values(rows).execute();
    }
    return personId;
  });
}
