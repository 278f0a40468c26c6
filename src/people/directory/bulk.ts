import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { keeperOf, sidesOf } from '../duplicates/queries.ts';
import { recordChange } from '../history/record.ts';
import { listOf, putOnList, takeOffList } from '../lists/write.ts';
import type { BulkForm } from './bulk-schema.ts';
import { fitting, livePeople } from './fitting.ts';
import { MERGED_AT_ONCE_MAX, PEOPLE_MAX, REMOVED_KEPT_MS } from './limits.ts';
import { mergeIn } from './merge.ts';
import { inChunks } from './note.ts';

export const PURGE_REMOVED = 'people.purgeRemoved';
const PURGE_ATTEMPTS_MAX = 8;

/** How many it was done to, and the changes that take it back. */
export interface BulkDone {
  count: number;
  changeIds: number[];
}
interface Doing {
  kith: Kith;
  trx: Write;
  memberId: number;
  ids: number[];
}

/** Does one thing to many people, all or nothing; named one by one, or all whom a filter means but for some. */
export async function doInBulk(
  kith: Kith,
  memberId: number,
  { who, deed }: BulkForm,
): Promise<BulkDone> {
  const done = await kith.db.write(async (trx) => {
    const ids = await meant(kith, trx, { memberId, who });
    if (ids.length === 0) throw new Refusal('invalid', 'Nobody is chosen. Choose somebody first.');
    const doing: Doing = { kith, trx, memberId, ids };
    switch (deed.kind) {
      case 'remove':
        return removeAll(doing);
      case 'put-on-list':
        return listAll(doing, deed.listId, 'listed');
      case 'take-off-list':
        return listAll(doing, deed.listId, 'unlisted');
      case 'merge':
        return mergeAll(doing);
    }
  });
  kith.wakeJobs();
  return done;
}

async function meant(
  kith: Kith,
  trx: Write,
  { memberId, who }: { memberId: number; who: BulkForm['who'] },
): Promise<number[]> {
  if ('ids' in who) {
    const rows = await livePeople(trx, memberId).select('id').where('id', 'in', who.ids).execute();
    return rows.map((row) => row.id);
  }
  const rows = await fitting(livePeople(trx, memberId), who.filter, kith.rooms)
    .select('person.id')
    .limit(PEOPLE_MAX)
    .execute();
  const except = new Set(who.except);
  return rows.map((row) => row.id).filter((id) => !except.has(id));
}

async function removeAll({ kith, trx, memberId, ids }: Doing): Promise<BulkDone> {
  const now = kith.now();
  for (const chunk of inChunks(ids)) {
    await trx.updateTable('person').set({ removed_at: now }).where('id', 'in', chunk).execute();
    for (const personId of chunk)
      await kith.announce(trx, 'person.removed', { memberId, personId });
  }
  const on = ids.map((personId) => ({ personId }));
  const changeId = await recordChange(trx, { memberId, kind: 'removed', now, on });
  const runAt = now + REMOVED_KEPT_MS;
  await kith.enqueue(trx, [{ kind: PURGE_REMOVED, payload: { changeId }, runAt }]);
  return { count: ids.length, changeIds: [changeId] };
}

async function listAll(
  { kith, trx, memberId, ids }: Doing,
  listId: number,
  kind: 'listed' | 'unlisted',
): Promise<BulkDone> {
  await listOf(trx, memberId, listId);
  const now = kith.now();
  const changed =
    kind === 'listed'
      ? await putOnList(trx, memberId, { listId, personIds: ids, now })
      : await takeOffList(trx, memberId, { listId, personIds: ids });
  if (changed.length === 0) return { count: 0, changeIds: [] };
  const on = changed.map((personId) => ({ personId }));
  const changeId = await recordChange(trx, { memberId, kind, listId, now, on });
  return { count: changed.length, changeIds: [changeId] };
}

/** All become the one who would stay against each other of them. */
async function mergeAll({ kith, trx, memberId, ids }: Doing): Promise<BulkDone> {
  if (ids.length < 2) throw new Refusal('invalid', 'Choose two or more who are one person.');
  if (ids.length > MERGED_AT_ONCE_MAX)
    throw new Refusal(
      'too_many',
      `At most ${MERGED_AT_ONCE_MAX} can be made one person at a time. Look at “Possible duplicates” for the rest.`,
    );
  const sides = [...(await sidesOf(trx, ids)).values()];
  const keep = sides.reduce((best, side) => (keeperOf(best, side) === best.id ? best : side));
  const changeIds: number[] = [];
  for (const goneId of ids.filter((id) => id !== keep.id))
    changeIds.push(await mergeIn(kith, trx, { memberId, keepId: keep.id, goneId }));
  return { count: ids.length, changeIds };
}

const Payload = z.object({ changeId: z.number() });

/** Deletes whom one change removed, when their time is over. One brought back, or removed anew since, is left. */
export function purgeRemovedJob(kith: Kith): JobHandler {
  return {
    attemptsMax: PURGE_ATTEMPTS_MAX,
    run: async (payload) => {
      const { changeId } = Payload.parse(payload);
      await kith.db.write((trx) =>
        trx
          .deleteFrom('person')
          .where('id', 'in', (eb) =>
            eb.selectFrom('person_change_on').select('person_id').where('change_id', '=', changeId),
          )
          .where('removed_at', '<=', kith.now() - REMOVED_KEPT_MS)
          .where('merged_into', 'is', null)
          .execute(),
      );
    },
  };
}
