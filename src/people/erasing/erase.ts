import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import type { Field } from '../directory/limits.ts';
import { noSuchPerson, personById } from '../directory/queries.ts';
import { restoreIn } from '../directory/remove.ts';
import type { PersonView } from '../directory/schema.ts';
import type { ErasureView, PendingErasure } from './schema.ts';
import { leaveSigns, type Signs, signsLeft } from './tombstones.ts';

export const ERASE_PERSON = 'people.erasePerson';
/** How long an erasure can be undone. Then everything about the person goes, from every room. */
export const ERASE_UNDO_MS = 10 * 60 * 1000;
const PENDING_SHOWN_MAX = 20;
/** Fields that hold somebody's page. */
const PAGES: Field[] = ['site', 'feed', 'profile'];
const ATTEMPTS_MAX = 10;
const Payload = z.object({ erasureId: z.number() });

/**
 * Takes a person out of sight at once, and erases them with everything about them in all rooms when
 * it can no longer be undone. What stays are hashes of their keys, so that no import brings them
 * back unless the member asks for it.
 */
export async function erasePerson(kith: Kith, memberId: number, id: number): Promise<ErasureView> {
  const erasure = await kith.db.write(async (trx) => {
    const begun = await beginErasing(kith, trx, memberId, id);
    const runAt = begun.erasedAt + ERASE_UNDO_MS;
    await kith.enqueue(trx, [{ kind: ERASE_PERSON, payload: { erasureId: begun.id }, runAt }]);
    return begun;
  });
  kith.wakeJobs();
  return erasure;
}

/** The same at once and for good, as a command does it. */
export async function erasePersonNow(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const erasure = await beginErasing(kith, trx, memberId, id);
    await finishErasing(kith, trx, { memberId, erasureId: erasure.id, personId: id });
  });
}

async function beginErasing(
  kith: Kith,
  trx: Write,
  memberId: number,
  id: number,
): Promise<ErasureView> {
  const now = kith.now();
  const done = await trx
    .updateTable('person')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw noSuchPerson();
  const erasure = await trx
    .insertInto('erasure')
    .values({ member_id: memberId, person_id: id, erased_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const signs = signsLeft(await signsOf(kith, trx, id));
  await leaveSigns(trx, memberId, { erasureId: erasure.id, signs });
  await kith.announce(trx, 'person.removed', { memberId, personId: id });
  return { id: erasure.id, erasedAt: now, undoUntil: now + ERASE_UNDO_MS };
}

async function keysOf(trx: Write, personId: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('person_key')
    .select('key')
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => row.key);
}

/** Their keys and those that follow from their pages, of which a card makes none; a page that others of one's people share is nobody's. */
async function signsOf(kith: Kith, trx: Write, personId: number): Promise<Signs> {
  const fields = await trx
    .selectFrom('person_field')
    .select(['field', 'value'])
    .where('person_id', '=', personId)
    .where('field', 'in', ['name', 'employer', ...PAGES])
    .execute();
  const valuesOf = (field: string) =>
    fields.filter((row) => row.field === field).map((row) => row.value);
  const shared = await sharedPages(trx, personId);
  const own = fields.filter(({ value }) => !shared.has(value));
  const ofPages = kith.rooms.flatMap((room) => room.personKeys?.(own) ?? []);
  return {
    keys: [...new Set([...(await keysOf(trx, personId)), ...ofPages])],
    names: valuesOf('name'),
    employers: valuesOf('employer'),
  };
}

async function sharedPages(trx: Write, personId: number): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('person_field as theirs')
    .innerJoin('person', 'person.id', 'theirs.person_id')
    .innerJoin('person as whose', 'whose.member_id', 'person.member_id')
    .innerJoin('person_field as other', (join) =>
      join
        .onRef('other.person_id', '=', 'whose.id')
        .onRef('other.field', '=', 'theirs.field')
        .onRef('other.value', '=', 'theirs.value'),
    )
    .select('theirs.value')
    .distinct()
    .where('theirs.person_id', '=', personId)
    .where('theirs.field', 'in', PAGES)
    .where('whose.id', '<>', personId)
    .where('whose.removed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.value));
}

/** Undoes an erasure that has not been carried out yet. */
export async function undoErasure(
  kith: Kith,
  memberId: number,
  erasureId: number,
): Promise<PersonView> {
  const personId = await kith.db.write(async (trx) => {
    const erasure = await trx
      .selectFrom('erasure')
      .select('person_id')
      .where('id', '=', erasureId)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (!erasure) throw new Refusal('not_found', 'There is no such erasure.');
    if (erasure.person_id === null)
      throw new Refusal('conflict', 'They have been erased. There is nothing left to bring back.');
    await restoreIn(kith, trx, memberId, [erasure.person_id]);
    await trx.deleteFrom('erasure').where('id', '=', erasureId).execute();
    return erasure.person_id;
  });
  kith.wakeJobs();
  return personById(kith, memberId, personId);
}

/** Whom a member is having erased, the last first; whoever is gone has no name any more. */
export async function pendingErasures(kith: Kith, memberId: number): Promise<PendingErasure[]> {
  const rows = await kith.db.read
    .selectFrom('erasure')
    .innerJoin('person', 'person.id', 'erasure.person_id')
    .select(['erasure.id', 'erased_at', 'person.name'])
    .where('erasure.member_id', '=', memberId)
    .where('person.removed_at', 'is not', null)
    .orderBy('erasure.id', 'desc')
    .limit(PENDING_SHOWN_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    erasedAt: row.erased_at,
    undoUntil: row.erased_at + ERASE_UNDO_MS,
  }));
}

/** The job that erases. One undone meanwhile is not there any more. */
export function erasePersonJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { erasureId } = Payload.parse(payload);
      await kith.db.write(async (trx) => {
        const erasure = await trx
          .selectFrom('erasure')
          .select(['member_id', 'person_id'])
          .where('id', '=', erasureId)
          .executeTakeFirst();
        if (!erasure?.person_id) return;
        const { member_id: memberId, person_id: personId } = erasure;
        await finishErasing(kith, trx, { memberId, erasureId, personId });
      });
    },
  };
}

/**
 * Every room first takes away what does not hang on the person by a foreign key, the latest room
 * first; then the person goes with the records that were merged into them, and the rest with them.
 */
async function finishErasing(
  kith: Kith,
  trx: Write,
  { memberId, erasureId, personId }: { memberId: number; erasureId: number; personId: number },
): Promise<void> {
  const earlier = await trx
    .selectFrom('person')
    .select('id')
    .where('merged_into', '=', personId)
    .execute();
  const personIds = [personId, ...earlier.map((row) => row.id)];
  const keys = await keysOf(trx, personId);
  for (const room of kith.rooms.toReversed())
    await room.erasePerson?.(kith, trx, { memberId, personIds, keys });
  const changes = await trx
    .selectFrom('person_change_on')
    .select('change_id')
    .where('person_id', 'in', personIds)
    .execute();
  await trx.deleteFrom('person').where('id', 'in', personIds).execute();
  await dropChangesOfNobody(
    trx,
    changes.map((row) => row.change_id),
  );
  await trx.updateTable('erasure').set({ person_id: null }).where('id', '=', erasureId).execute();
}

async function dropChangesOfNobody(trx: Write, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('person_change')
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('person_change_on')
            .select('change_id')
            .whereRef('change_id', '=', 'person_change.id'),
        ),
      ),
    )
    .execute();
}
