/** What feeds published, read and indexed: put straight into the database, as a poll would leave it. */
import { indexText } from '#search';
import { follow, putEntryTerms } from '#sources';
import type { World } from '#test';

export interface Written {
  title?: string;
  text?: string;
  /** The text where it is not said. */
  html?: string;
  tags?: string;
  links?: readonly string[];
  /** As many days as there are entries before it, where neither this nor the day is said. */
  daysAgo?: number;
  publishedAt?: number;
  isDated?: boolean;
  url?: string;
  author?: string | null;
  /** Guessed for the index alone, where it is not said. */
  language?: string | null;
  words?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A feed that a member follows, for a person or nobody. */
export const followFeed = (
  { kith }: World,
  memberId: number,
  { personId = null, ...feed }: { feedUrl: string; title: string; personId?: number | null },
) =>
  kith.db.write((trx) =>
    follow(trx, { memberId, ...feed, personId, batchId: null, now: kith.now() }),
  );

/** Adds entries to a feed; gives their ids. */
export async function publish(
  { kith }: World,
  feedId: number,
  entries: readonly Written[],
): Promise<number[]> {
  const now = kith.now();
  return kith.db.write(async (trx) => {
    const ids: number[] = [];
    for (const [at, { title = '', text = '', tags = '', language, ...more }] of entries.entries()) {
      const { id } = await trx
        .insertInto('entry')
        .values({
          feed_id: feedId,
          identity: crypto.randomUUID(),
          url: more.url ?? null,
          title,
          author_key: more.author?.toLowerCase() ?? '',
          author_name: more.author ?? null,
          published_at: more.publishedAt ?? now - (more.daysAgo ?? at) * DAY_MS,
          is_dated: more.isDated === false ? 0 : 1,
          seen_at: now,
          language: language ?? null,
          html: more.html ?? text,
          excerpt: text.slice(0, 300),
          text,
          words: more.words ?? text.split(' ').length,
          content_hash: `${title} ${text}`,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const indexed = (words: string) => indexText(words, language);
      const terms = { title: indexed(title), tags: indexed(tags), body: indexed(text) };
      await putEntryTerms(kith.db.engine, trx, [{ entryId: id, ...terms }]);
      const rows = (more.links ?? []).map((url) => ({
        entry_id: id,
        url,
        site_key: new URL(url).host.replace(/^www\./, ''),
      }));
      if (rows.length > 0) await trx.insertInto('entry_link').values(rows).execute();
      ids.push(id);
    }
    return ids;
  });
}

/** Adds somebody who publishes at `name.example` and has an account `name@warm.social`; gives their id. */
export async function writePerson(
  world: World,
  memberId: number,
  { name, entries }: { name: string; entries: readonly Written[] },
): Promise<number> {
  const word = name.toLowerCase().replaceAll(' ', '');
  const keys = [`acct:${word}@warm.social`, `site:${word}.example`];
  const personId = await world.person(memberId, name, { keys, origin: 'opml' });
  const feed = { feedUrl: `https://${word}.example/feed`, title: name, personId };
  const { feedId } = await followFeed(world, memberId, feed);
  const written = entries.map((entry, at) => ({
    title: `${name} ${at}`,
    language: 'en',
    ...entry,
  }));
  await publish(world, feedId, written);
  return personId;
}
