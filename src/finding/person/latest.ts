import type { Kith } from '#platform';

/** An entry of a person as far as it is read to say what they are about. */
export interface ReadEntry {
  id: number;
  title: string;
  excerpt: string;
  /** The beginning of the whole text. */
  text: string;
  language: string | null;
  /** Null when nobody knows. */
  publishedAt: number | null;
}

function entriesOf(kith: Kith, memberId: number, personId: number) {
  return kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .where('source_person.person_id', '=', personId)
    .where('source.member_id', '=', memberId)
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc');
}

interface Asked {
  personId: number;
  limit: number;
}

/** The ids of a person's latest entries, newest first. */
export async function latestEntryIds(
  kith: Kith,
  memberId: number,
  { personId, limit }: Asked,
): Promise<number[]> {
  const rows = await entriesOf(kith, memberId, personId).select('entry.id').limit(limit).execute();
  return [...new Set(rows.map((row) => row.id))];
}

/** A person's latest entries with the beginnings of their texts, newest first. */
export async function latestEntries(
  kith: Kith,
  memberId: number,
  { personId, limit, charsMax }: Asked & { charsMax: number },
): Promise<ReadEntry[]> {
  const rows = await entriesOf(kith, memberId, personId)
    .select((eb) => [
      'entry.id',
      'entry.title',
      'entry.excerpt',
      'entry.language',
      'entry.published_at',
      'entry.is_dated',
      eb.fn<string>('substr', ['entry.text', eb.val(1), eb.val(charsMax)]).as('text'),
    ])
    .limit(limit)
    .execute();
  const entries = rows.map(({ published_at, is_dated, ...row }) => ({
    ...row,
    publishedAt: is_dated ? published_at : null,
  }));
  // What somebody carries in two feeds counts once.
  return [
    ...new Map(entries.map((one) => [`${one.publishedAt} ${one.title || one.text}`, one])).values(),
  ];
}
