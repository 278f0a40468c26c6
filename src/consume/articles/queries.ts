import { type Kith, Refusal } from '#platform';
import { type EntryView, entryById, shownHtml } from '#sources';
import type { ArticleView } from './schema.ts';

/** An entry of a member's sources, with what is needed to ask for the whole of it. Another's is not there. */
export async function entryToFetch(kith: Kith, memberId: number, entryId: number) {
  const entry = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select(['entry.id', 'entry.url', 'entry.words', 'entry.feed_id', 'source.id as source_id'])
    .where('source.member_id', '=', memberId)
    .where('entry.id', '=', entryId)
    .executeTakeFirst();
  if (!entry) throw new Refusal('not_found', 'There is no such entry.');
  return entry;
}

/** The whole of an entry as a member asked for it, the way their browser gets it. What others asked for shows nowhere. */
export async function articleOf(
  kith: Kith,
  memberId: number,
  entryId: number,
): Promise<ArticleView> {
  const entry = await entryToFetch(kith, memberId, entryId);
  const asked = await isWholeAsked(kith, memberId, entryId);
  const always = await kith.db.read
    .selectFrom('whole_feed')
    .select('feed_id')
    .where('member_id', '=', memberId)
    .where('feed_id', '=', entry.feed_id)
    .executeTakeFirst();
  const article = asked ? await storedArticle(kith, entryId) : undefined;
  return {
    html: article?.html ? shownHtml(kith, memberId, article.html) : null,
    words: article?.words ?? 0,
    note: article?.note ?? null,
    isAsked: asked,
    isAlways: always !== undefined,
    sourceId: entry.source_id,
  };
}

async function isWholeAsked(kith: Kith, memberId: number, entryId: number): Promise<boolean> {
  const row = await kith.db.read
    .selectFrom('whole_entry')
    .select('entry_id')
    .where('member_id', '=', memberId)
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The text of an entry that a member reads: the whole of it where they asked for that, else what its feed gave. */
export async function textRead(
  kith: Kith,
  memberId: number,
  entryId: number,
): Promise<Pick<EntryView, 'html' | 'words' | 'excerpt'>> {
  const { html, words, excerpt } = await entryById(kith, memberId, entryId);
  const isWhole = await isWholeAsked(kith, memberId, entryId);
  const whole = isWhole ? await storedArticle(kith, entryId) : undefined;
  return whole?.html ? { html: whole.html, words: whole.words, excerpt } : { html, words, excerpt };
}

export const storedArticle = (kith: Kith, entryId: number) =>
  kith.db.read
    .selectFrom('entry_article')
    .select(['html', 'words', 'note', 'fetched_at'])
    .where('entry_id', '=', entryId)
    .executeTakeFirst();

/** Of which feeds and entries a member reads the whole, for an export. */
export async function exportWholeArticles(kith: Kith, memberId: number) {
  const feeds = await kith.db.read
    .selectFrom('whole_feed')
    .innerJoin('feed', 'feed.id', 'whole_feed.feed_id')
    .select('feed.url')
    .where('whole_feed.member_id', '=', memberId)
    .orderBy('feed.url')
    .execute();
  const entries = await kith.db.read
    .selectFrom('whole_entry')
    .innerJoin('entry', 'entry.id', 'whole_entry.entry_id')
    .select(['entry.title', 'entry.url'])
    .where('whole_entry.member_id', '=', memberId)
    .orderBy('entry.id')
    .execute();
  return { feeds: feeds.map(({ url }) => url), entries };
}
