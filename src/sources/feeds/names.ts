import type { Read } from '#platform';

interface SourceNames {
  id: number;
  feedId: number;
  /** What it may be called by: given titles and addresses. */
  names: string[];
}

/** What a member's sources are called. */
export async function sourceNamesOf(read: Read, memberId: number): Promise<SourceNames[]> {
  const rows = await read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select(['source.id', 'source.title as given', 'feed.id as feed_id', 'feed.title', 'feed.url'])
    .select('feed.site_url')
    .where('source.member_id', '=', memberId)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    feedId: row.feed_id,
    names: [row.given, row.title, row.url, row.site_url ?? ''].filter(Boolean),
  }));
}

/** In which languages a member's sources say they write, the most frequent first, as ISO 639-1. */
export async function languagesOf(read: Read, memberId: number): Promise<string[]> {
  const rows = await read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select(['feed.language', (eb) => eb.fn.countAll<number>().as('count')])
    .where('source.member_id', '=', memberId)
    .where('feed.language', 'is not', null)
    .groupBy('feed.language')
    .orderBy('count', 'desc')
    .execute();
  const codes = rows.map(({ language }) => (language ?? '').slice(0, 2).toLowerCase());
  return [...new Set(codes)].filter((code) => /^[a-z]{2}$/u.test(code));
}
