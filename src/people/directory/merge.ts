import { type Kith, Refusal, type Write } from '#platform';
import { recordChange } from '../history/record.ts';
import { moveBelongings, moveBelongingsBack } from './belongings.ts';
import { touchPerson } from './change.ts';
import { MERGED_KEPT_MS } from './limits.ts';
import { renewNames } from './note.ts';
import { OWN_BELONGINGS } from './own-belongings.ts';
import { personById } from './queries.ts';
import type { PersonView } from './schema.ts';

/** Two people who are one, and who of them stays. */
export interface Merge {
  memberId: number;
  keepId: number;
  goneId: number;
}

/**
 * Makes two people one: what is known of `goneId`, its keys and assessments go to `keepId`; where
 * both have something, that of `keepId` stays. Announces `person.merged` {memberId, keepId, goneId}.
 *
 * Later rooms hear of it as a job, after this transaction, and what they hold hangs on the gone row
 * by foreign keys. So the row stays, removed and pointing to the one it became, for
 * MERGED_KEPT_MS: listeners move what is theirs (they bear hearing it twice, and they may find
 * `keepId` merged in its turn: `merged_into` always names the last), a job that still has the old id
 * in hand fails on nothing, old links lead to the new page, and the merge can be undone.
 */
export async function mergePeople(
  kith: Kith,
  memberId: number,
  keepId: number,
  goneId: number,
): Promise<PersonView & { changeId: number }> {
  const changeId = await kith.db.write((trx) => mergeIn(kith, trx, { memberId, keepId, goneId }));
  kith.wakeJobs();
  return { ...(await personById(kith, memberId, keepId)), changeId };
}

/** The same inside of a transaction; answers the change that undoes it. */
export async function mergeIn(kith: Kith, trx: Write, merge: Merge): Promise<number> {
  const { memberId, keepId, goneId } = merge;
  if (keepId === goneId) throw new Refusal('invalid', 'Choose another person to merge with.');
  const now = kith.now();
  await touchPerson(trx, memberId, keepId, now);
  await touchPerson(trx, memberId, goneId, now);
  await moveBelongings(trx, OWN_BELONGINGS, merge);
  const material = await retire(trx, { keepId, goneId, now });
  await renewNames(trx, [keepId], now);
  await kith.announce(trx, 'person.merged', merge);
  await kith.enqueue(trx, [
    { kind: 'people.purge', payload: { personId: goneId }, runAt: now + MERGED_KEPT_MS },
  ]);
  return recordChange(trx, {
    memberId,
    kind: 'merged',
    now,
    on: [
      { personId: keepId, part: 'kept' },
      { personId: goneId, part: 'gone', material },
    ],
  });
}

/** What a merge changes on the rows of the people themselves. */
export interface Retired {
  isMe: boolean;
  /** Who had been merged into the one who is gone, before. */
  earlier: number[];
}

async function retire(
  trx: Write,
  { keepId, goneId, now }: { keepId: number; goneId: number; now: number },
): Promise<Retired> {
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
  const earlier = await trx
    .updateTable('person')
    .set({ merged_into: keepId })
    .where('merged_into', '=', goneId)
    .returning('id')
    .execute();
  const isMe = gone.is_me === 1;
  if (isMe) await trx.updateTable('person').set({ is_me: 1 }).where('id', '=', keepId).execute();
  return { isMe, earlier: earlier.map((row) => row.id) };
}

/**
 * Undoes a merge: what came with `goneId` goes back, what was written since stays with `keepId`,
 * since nobody knows which of the two it meant. Announces `person.parted` {memberId, keepId, goneId},
 * upon which later rooms do the same with what they moved (decisions/0023).
 */
export async function partIn(
  kith: Kith,
  trx: Write,
  { memberId, keepId, goneId, isMe, earlier }: Merge & Retired,
): Promise<void> {
  const now = kith.now();
  await touchPerson(trx, memberId, keepId, now);
  await trx
    .updateTable('person')
    .set({ removed_at: null, merged_into: null, touched_at: now })
    .where('id', '=', goneId)
    .execute();
  if (earlier.length > 0)
    await trx
      .updateTable('person')
      .set({ merged_into: goneId })
      .where('id', 'in', earlier)
      .where('merged_into', '=', keepId)
      .execute();
  if (isMe) await giveMe(trx, keepId, goneId);
  await moveBelongingsBack(trx, OWN_BELONGINGS, { goneId, keepId });
  await renewNames(trx, [keepId, goneId], now);
  await kith.announce(trx, 'person.parted', { memberId, keepId, goneId });
}

async function giveMe(trx: Write, fromId: number, toId: number): Promise<void> {
  const done = await trx
    .updateTable('person')
    .set({ is_me: 0 })
    .where('id', '=', fromId)
    .where('is_me', '=', 1)
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n)
    await trx.updateTable('person').set({ is_me: 1 }).where('id', '=', toId).execute();
}
