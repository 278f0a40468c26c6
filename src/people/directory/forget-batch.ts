import { sql } from 'kysely';
import type { Write } from '#platform';
import { PEOPLE_MAX } from './limits.ts';
import { addKeys, inChunks, knownOf, renewNames } from './note.ts';
import { keysOf } from './values.ts';

/**
 * Undoes what an import brought: the people it made, and the values and keys it gave to others.
 * People it made stay when they have become more than this import: whole, when the member has
 * touched them since (see `touchPerson`: a value by hand, an assessment, a merge, whatever later
 * rooms call a touch); without its values, when another import names them too. Their keys stay with
 * them, so that importing the file again meets them. Names are chosen anew from what is left.
 * @returns how many of the people made by the import are gone, and how many stayed
 */
export async function forgetBatch(
  trx: Write,
  memberId: number,
  { batchId, now }: { batchId: number; now: number },
): Promise<{ removed: number; kept: number }> {
  const affected = await peopleNamedBy(trx, memberId, batchId);
  await sql`
    delete from person where member_id = ${memberId} and made_by_batch = ${batchId}
      and touched_at is null and merged_into is null
      and not exists (
        select 1 from person_field as other
        where other.person_id = person.id and other.batch_id <> ${batchId})`.execute(trx);
  await sql`
    delete from person_key where batch_id = ${batchId} and person_id in (
      select id from person
      where member_id = ${memberId} and coalesce(made_by_batch, 0) <> ${batchId})`.execute(trx);
  await sql`
    delete from person_field where batch_id = ${batchId} and person_id in (
      select id from person
      where member_id = ${memberId}
        and (coalesce(made_by_batch, 0) <> ${batchId} or touched_at is null))`.execute(trx);
  await forgetContacts(trx, memberId, batchId);
  await makeCurrentAgain(trx, memberId, batchId);
  // Whoever another import names too is that one's from now on, and goes when that is undone.
  await sql`
    update person set made_by_batch = (
      select min(other.batch_id) from person_field as other where other.person_id = person.id)
    where member_id = ${memberId} and made_by_batch = ${batchId} and touched_at is null`.execute(
    trx,
  );
  const left = await stillThere(
    trx,
    affected.map((row) => row.id),
  );
  await renewNames(trx, left, now);
  await backKeys(trx, memberId, left);
  const here = new Set(left);
  const made = affected.filter((row) => row.made_by_batch === batchId && row.removed_at === null);
  const kept = made.filter((row) => here.has(row.id)).length;
  return { removed: made.length - kept, kept };
}

function peopleNamedBy(trx: Write, memberId: number, batchId: number) {
  return trx
    .selectFrom('person')
    .select(['id', 'made_by_batch', 'removed_at'])
    .where('member_id', '=', memberId)
    .where((eb) =>
      eb.or([
        eb('made_by_batch', '=', batchId),
        eb(
          'id',
          'in',
          eb.selectFrom('person_field').select('person_id').where('batch_id', '=', batchId),
        ),
        eb(
          'id',
          'in',
          eb.selectFrom('person_field').select('person_id').where('past_by_batch', '=', batchId),
        ),
      ]),
    )
    .limit(PEOPLE_MAX * 2)
    .execute();
}

/** Days of contact go where the values go; whom a hand has touched keeps what the import made. */
async function forgetContacts(trx: Write, memberId: number, batchId: number): Promise<void> {
  await sql`
    delete from person_contact where batch_id = ${batchId} and person_id in (
      select id from person
      where member_id = ${memberId}
        and (coalesce(made_by_batch, 0) <> ${batchId} or touched_at is null))`.execute(trx);
}

/** What the import no longer had holds again. */
async function makeCurrentAgain(trx: Write, memberId: number, batchId: number): Promise<void> {
  await sql`
    update person_field set past_at = null, past_by_batch = null
    where past_by_batch = ${batchId}
      and person_id in (select id from person where member_id = ${memberId})`.execute(trx);
}

/** A key came with the import, but a value that stays backs it too. */
async function backKeys(trx: Write, memberId: number, ids: number[]): Promise<void> {
  const known = await knownOf(trx, ids);
  const keys = [...known].flatMap(([personId, fields]) =>
    keysOf(fields).map((key) => ({ personId, key })),
  );
  await addKeys(trx, memberId, { keys });
}

async function stillThere(trx: Write, ids: number[]): Promise<number[]> {
  const left: number[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await trx.selectFrom('person').select('id').where('id', 'in', chunk).execute();
    left.push(...rows.map((row) => row.id));
  }
  return left;
}
