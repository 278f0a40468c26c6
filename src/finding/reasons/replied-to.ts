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

/**
 * What these replies answer among the entries that were found, and whose that is. Asked from what was
 * found to the links, as entries have no index by address.
 */
export async function repliedToBy(
  kith: Kith,
  memberId: number,
  { replies, found }: { replies: readonly number[]; found: readonly number[] },
): Promise<Map<number, RepliedTo>> {
  if (replies.length === 0 || found.length === 0) return new Map();
  const isFound =
    kith.db.engine === 'sqlite'
      ? sql`found.id in (select value from json_each(${JSON.stringify(found)}))`
      : sql`found.id = any(${found}::bigint[])`;
  // CROSS JOIN keeps SQLite to this order.
  const { rows } = await sql<Row>`
    select entry.id, found.id as to_id, found.title, found.excerpt, person.id as person_id, person.name
    from entry as found cross join entry_link cross join entry
    join source on source.feed_id = found.feed_id and source.member_id = ${memberId}
    left join source_person on source_person.source_id = source.id and source_person.author_key = found.author_key
    left join person on person.id = source_person.person_id and person.removed_at is null
    where ${isFound} and entry_link.url = found.url and entry_link.entry_id in (${sql.join(replies)})
      and entry.id = entry_link.entry_id
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
