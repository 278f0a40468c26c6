import { sql } from 'kysely';
import type { Kith } from '#platform';
import type { ReasonsView } from './schema.ts';

type RepliedTo = ReasonsView['parts'][number]['entries'][number]['repliedTo'];

interface Row {
  id: number;
  to_id: number;
  title: string;
  excerpt: string;
  person_id: number | null;
  name: string | null;
}

/** An entry links to few others that one follows; the first of them says whom it answers. */
const ROWS_MAX = 200;

/** What these entries reply to by linking there, among what the member follows, and whose that is. */
export async function repliedToBy(
  kith: Kith,
  memberId: number,
  entryIds: readonly number[],
): Promise<Map<number, RepliedTo>> {
  if (entryIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select entry.id, found.id as to_id, found.title, found.excerpt, person.id as person_id, person.name
    from entry
    join entry_link on entry_link.entry_id = entry.id
    join entry as found on found.url = entry_link.url
    join source on source.feed_id = found.feed_id and source.member_id = ${memberId}
    left join source_person on source_person.source_id = source.id and source_person.author_key = found.author_key
    left join person on person.id = source_person.person_id and person.removed_at is null
    where entry.id in (${sql.join(entryIds)})
      and (found.feed_id <> entry.feed_id or found.author_key <> entry.author_key)
    order by entry.id, case when person.id is null then 1 else 0 end, found.id limit ${ROWS_MAX}`.execute(
    kith.db.read,
  );
  const first = new Map<number, RepliedTo>();
  for (const row of rows)
    if (!first.has(row.id))
      first.set(row.id, {
        entryId: row.to_id,
        title: row.title || row.excerpt,
        person: row.person_id === null ? null : { id: row.person_id, name: row.name ?? '' },
      });
  return first;
}
