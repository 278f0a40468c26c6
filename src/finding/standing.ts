import { sql } from 'kysely';
import type { Kith } from '#platform';

/**
 * How well readers receive what people publish, where feeds count votes: who answers best, whatever they
 * are asked and however lately they were here. The mean of ln(1 + votes) over their entries with votes and
 * one without any, so that a single lucky entry makes no expert. People without votes are left out: unknown.
 */
export async function standingsOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, number>> {
  if (personIds.length === 0 || !(await areVotesKnown(kith))) return new Map();
  // CROSS JOIN keeps SQLite to this order: from the few people to their entries.
  const { rows } = await sql<{ person_id: number; entries: number; praise: number }>`
    select source_person.person_id, count(*) as entries,
      sum(case when votes > 0 then ln(1 + votes) else 0 end) as praise
    from source_person cross join source cross join entry cross join entry_vote
    where source_person.person_id in (${sql.join(personIds)})
      and source.id = source_person.source_id and source.member_id = ${memberId}
      and entry.feed_id = source.feed_id and entry.author_key = source_person.author_key
      and entry_vote.entry_id = entry.id
    group by source_person.person_id`.execute(kith.db.read);
  return new Map(
    rows.map((row) => [row.person_id, Number(row.praise) / (Number(row.entries) + UNVOTED)]),
  );
}

/** So many entries without a vote are taken for granted. */
const UNVOTED = 1;

async function areVotesKnown(kith: Kith): Promise<boolean> {
  const one = await kith.db.read
    .selectFrom('entry_vote')
    .select('entry_id')
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
