import { type RawBuilder, sql } from 'kysely';
import type { Kith, Write } from '#platform';
import { areOthers, lookFrom, matchedBy, type Standing, standingOf } from '../mutes/standing.ts';

interface How {
  standing?: () => Promise<Standing>;
  /** Of the job that hears of what came. Whoever reads before it writes only when something came back. */
  isJob?: boolean;
}

/** Says of an entry that the member deleted it; null where they deleted nothing. Knows again first what came back. */
export async function deletedFor(
  kith: Kith,
  memberId: number,
  { standing = () => standingOf(kith, memberId), isJob = false }: How = {},
): Promise<((entry: string) => RawBuilder<boolean>) | null> {
  const some = await kith.db.read
    .selectFrom('deletion')
    .select('id')
    .where('member_id', '=', memberId)
    .limit(1)
    .executeTakeFirst();
  if (!some) return null;
  await knowAgain(kith, memberId, { standing: await standing(), isJob });
  return deletedBy(memberId);
}

/** Says of an entry that it is known as deleted by the member. */
export const deletedBy =
  (memberId: number) =>
  (entry: string): RawBuilder<boolean> =>
    sql<boolean>`exists (select 1 from deleted_entry
    where deleted_entry.member_id = ${memberId} and deleted_entry.entry_id = ${sql.ref(`${entry}.id`)})`;

async function knowAgain(
  kith: Kith,
  memberId: number,
  { standing, isJob }: { standing: Standing; isJob: boolean },
): Promise<void> {
  const matched = await kith.db.read
    .selectFrom('deletion_progress')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  const from = matched ? lookFrom(standing, matched) : 0;
  if (from === null) return;
  const isToBeNoted = isJob || !matched || areOthers(standing, matched);
  if (!isToBeNoted && !(await hasSomeComeBack(kith, memberId, from))) return;
  const progress = await matchedBy(kith, standing);
  await kith.db.write(async (trx) => {
    await markDeleted(trx, memberId, { from });
    await trx
      .insertInto('deletion_progress')
      .values({ member_id: memberId, ...progress })
      // Where nothing older came meanwhile, which is looked at the next time.
      .onConflict((conflict) => {
        const known = conflict.column('member_id');
        if (!matched) return known.doNothing();
        return known
          .doUpdateSet(progress)
          .where('deletion_progress.matched_to', '=', matched.matched_to);
      })
      .execute();
  });
}

/** What is here now of what a member deleted: by its place in its feed and by its address; and what carries the same. */
function cameBack(memberId: number, from: number) {
  const known = sql`
    select entry.id as entry_id, deletion.id as deletion_id from deletion
      join feed on feed.url = deletion.feed_url
      join entry on entry.feed_id = feed.id and entry.identity = deletion.identity
      where deletion.member_id = ${memberId}
    union all
    select entry_sketch.entry_id, deletion.id from deletion
      join entry_sketch on entry_sketch.page = deletion.page
      where deletion.member_id = ${memberId} and deletion.page <> ''
    union all
    select entry.id, deletion.id from entry
      join source on source.feed_id = entry.feed_id and source.member_id = ${memberId}
      join deletion on deletion.member_id = ${memberId} and deletion.url = entry.url
      where entry.id > ${from}`;
  const twins = sql`
    select other.entry_id, deleted_entry.deletion_id from deleted_entry
      join deletion on deletion.id = deleted_entry.deletion_id and deletion.page <> ''
      join entry_twin as mine on mine.entry_id = deleted_entry.entry_id
      join entry_twin as other on other.first_id = mine.first_id
      where deleted_entry.member_id = ${memberId}`;
  return [known, twins];
}

async function hasSomeComeBack(kith: Kith, memberId: number, from: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from (${sql.join(cameBack(memberId, from), sql` union all `)}) as found
    where not exists (select 1 from deleted_entry as marked
      where marked.member_id = ${memberId} and marked.entry_id = found.entry_id)
    limit 1`.execute(kith.db.read);
  return rows.length > 0;
}

export async function markDeleted(
  trx: Write,
  memberId: number,
  { from }: { from: number },
): Promise<void> {
  for (const found of cameBack(memberId, from))
    await sql`insert into deleted_entry (member_id, entry_id, deletion_id)
      select ${sql.lit(memberId)}, found.entry_id, min(found.deletion_id) from (${found}) as found
      where true group by found.entry_id
      on conflict (member_id, entry_id) do nothing`.execute(trx);
}
