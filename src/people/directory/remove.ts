import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { MERGED_KEPT_MS, PEOPLE_MAX, REMOVED_KEPT_MS } from './limits.ts';
import { inChunks } from './note.ts';
import { noSuchPerson, personById } from './queries.ts';
import type { PersonView } from './schema.ts';

/**
 * Removes a person from everywhere and keeps the record for REMOVED_KEPT_MS, so that undo gives
 * back exactly what was there, with what later rooms hold about it. Then a job deletes it.
 */
export async function removePerson(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('person')
      .set({ removed_at: kith.now() })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) === 0) throw noSuchPerson();
    await kith.announce(trx, 'person.removed', { memberId, personId: id });
    await kith.enqueue(trx, [
      { kind: 'people.purge', payload: { personId: id }, runAt: kith.now() + REMOVED_KEPT_MS },
    ]);
  });
  kith.wakeJobs();
}

/** Undoes a removal. Keys that someone else was given meanwhile stay there. A merge is not undone by this. */
export async function restorePerson(kith: Kith, memberId: number, id: number): Promise<PersonView> {
  await kith.db.write(async (trx) => {
    const row = await trx
      .selectFrom('person')
      .select(['removed_at', 'merged_into'])
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (!row || row.merged_into !== null) throw noSuchPerson();
    if (row.removed_at !== null) await restoreIn(kith, trx, memberId, [id]);
  });
  kith.wakeJobs();
  return personById(kith, memberId, id);
}

/** Brings removed people back; the caller has made sure that they are the member's and not merged. */
export async function restoreIn(
  kith: Kith,
  trx: Write,
  memberId: number,
  ids: readonly number[],
): Promise<void> {
  const { count } = await trx
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) + ids.length > PEOPLE_MAX)
    throw new Refusal('too_many', 'Your directory is full. Remove someone else first.');
  for (const chunk of inChunks(ids)) {
    const back = await trx
      .updateTable('person')
      .set({ removed_at: null })
      .where('id', 'in', chunk)
      .where('removed_at', 'is not', null)
      .returning('id')
      .execute();
    for (const { id } of back)
      await kith.announce(trx, 'person.restored', { memberId, personId: id });
  }
}

/** Deletes a person made by the program at once, unless the member has touched it: there is nothing of theirs to bring back. */
export async function removeUntouched(trx: Write, personId: number): Promise<void> {
  await trx
    .deleteFrom('person')
    .where('id', '=', personId)
    .where('touched_at', 'is', null)
    .where('is_me', '=', 0)
    .execute();
}

const Purge = z.object({ personId: z.number() });
const PURGE_ATTEMPTS_MAX = 8;

/** Deletes a person whose time is over. One brought back, or removed anew since, is left: every removal has a job of its own. */
export function purgeJob(kith: Kith): JobHandler {
  return {
    attemptsMax: PURGE_ATTEMPTS_MAX,
    run: async (payload) => {
      const { personId } = Purge.parse(payload);
      await kith.db.write((trx) =>
        trx
          .deleteFrom('person')
          .where('id', '=', personId)
          .where((eb) =>
            eb.or([
              eb('removed_at', '<=', kith.now() - MERGED_KEPT_MS),
              eb.and([
                eb('removed_at', '<=', kith.now() - REMOVED_KEPT_MS),
                eb('merged_into', 'is', null),
              ]),
            ]),
          )
          .execute(),
      );
    },
  };
}
