import { sql } from 'kysely';
import { type Kith, Refusal, type Write } from '#platform';
import { moveAssessments } from '../assessments/move.ts';
import { moveContacts } from '../contacts/contacts.ts';
import { moveListed } from '../lists/move.ts';
import { movePlaces } from '../places/gather.ts';
import { moveTie } from '../ties/move.ts';
import { touchPerson } from './change.ts';
import { REMOVED_KEPT_MS } from './limits.ts';
import { renewNames } from './note.ts';
import { personById } from './queries.ts';
import type { PersonView } from './schema.ts';

/**
 * Makes two people one: what is known of `goneId`, its keys and assessments go to `keepId`; where
 * both have something, that of `keepId` stays. Announces `person.merged` {memberId, keepId, goneId}.
 *
 * Later rooms hear of it as a job, after this transaction, and what they hold hangs on the gone row
 * by foreign keys. So the row stays, removed and pointing to the one it became, for
 * REMOVED_KEPT_MS: listeners move what is theirs in that time (they bear hearing it twice, and they
 * may find `keepId` merged in its turn: `merged_into` always names the last), a job that still has
 * the old id in hand fails on nothing, old links lead to the new page, and then a job deletes it.
 */
export async function mergePeople(
  kith: Kith,
  memberId: number,
  keepId: number,
  goneId: number,
): Promise<PersonView> {
  if (keepId === goneId) throw new Refusal('invalid', 'Choose another person to merge with.');
  await kith.db.write(async (trx) => {
    const now = kith.now();
    await touchPerson(trx, memberId, keepId, now);
    await touchPerson(trx, memberId, goneId, now);
    await moveFields(trx, keepId, goneId);
    await trx
      .updateTable('person_key')
      .set({ person_id: keepId })
      .where('person_id', '=', goneId)
      .execute();
    await moveAssessments(trx, keepId, goneId);
    await moveContacts(trx, keepId, goneId);
    await moveListed(trx, keepId, goneId);
    await movePlaces(trx, keepId, goneId);
    await moveTie(trx, keepId, goneId);
    await retire(trx, { keepId, goneId, now });
    await renewNames(trx, [keepId], now);
    await kith.announce(trx, 'person.merged', { memberId, keepId, goneId });
    await kith.enqueue(trx, [
      { kind: 'people.purge', payload: { personId: goneId }, runAt: now + REMOVED_KEPT_MS },
    ]);
  });
  kith.wakeJobs();
  return personById(kith, memberId, keepId);
}

async function moveFields(trx: Write, keepId: number, goneId: number): Promise<void> {
  await trx
    .updateTable('person_field')
    .set({ person_id: keepId })
    .where('person_id', '=', goneId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('person_field as same')
            .select('same.id')
            .where('same.person_id', '=', keepId)
            .whereRef('same.field', '=', 'person_field.field')
            .whereRef('same.value', '=', 'person_field.value')
            .whereRef('same.origin', '=', 'person_field.origin')
            .where(sql<boolean>`coalesce(same.batch_id, 0) = coalesce(person_field.batch_id, 0)`),
        ),
      ),
    )
    .execute();
}

async function retire(
  trx: Write,
  { keepId, goneId, now }: { keepId: number; goneId: number; now: number },
): Promise<void> {
  const gone = await trx
    .selectFrom('person')
    .select('is_me')
    .where('id', '=', goneId)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('person')
    .set({ is_me: 0, removed_at: now, merged_into: keepId })
    .where('id', '=', goneId)
    .execute();
  // The chain stays one step long.
  await trx
    .updateTable('person')
    .set({ merged_into: keepId })
    .where('merged_into', '=', goneId)
    .execute();
  if (gone.is_me === 1)
    await trx.updateTable('person').set({ is_me: 1 }).where('id', '=', keepId).execute();
}
