import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, type Write, waitForTurn } from '#platform';
import { discover } from '../discovery/discover.ts';
import { nothingWords } from '../discovery/discovered.ts';
import { knownFor } from './known.ts';
import { personOfRow } from './person-of-row.ts';
import { planner } from './plan.ts';
import type { ReadRow } from './readers/index.ts';
import { SAY_WHO_MAY_BE } from './say-who-may-be.ts';

export const LOOK_AT_ADDRESS = 'sources.look-at-address';
const ATTEMPTS_MAX = 3;
const NOT_LOOKED_AT = 'Kith failed to look at this address. Paste it once more, by itself.';
const Payload = z.object({ batchId: z.number().int(), position: z.number().int() });
type One = z.infer<typeof Payload>;

/** Finding out what is behind each pasted address, as jobs; the preview fills up while they run. */
export function lookAtAddressJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { batchId, position } = Payload.parse(payload);
      const item = await kith.db.read
        .selectFrom('import_item')
        .innerJoin('import_batch', 'import_batch.id', 'import_item.batch_id')
        .select(['import_item.row', 'import_item.plan', 'import_batch.member_id'])
        .where('batch_id', '=', batchId)
        .where('position', '=', position)
        .executeTakeFirst();
      if (item?.plan !== 'waiting') return;
      const row = JSON.parse(item.row) as ReadRow;
      const found = await foundBehind(kith, row);
      const person = personOfRow(found.row);
      const known = await knownFor(kith, item.member_id, [person]);
      const planned = found.why
        ? { plan: 'skip' as const, reason: found.why, personId: null }
        : planner(known)(found.row, person);
      await kith.db.write(async (trx) => {
        // The last two at once would each see the other waiting, and neither would end it.
        await waitForTurn(kith.db, trx, 'look');
        await trx
          .updateTable('import_item')
          .set({
            row: JSON.stringify(found.row),
            plan: planned.plan,
            reason: planned.reason,
            person_id: planned.personId,
          })
          .where('batch_id', '=', batchId)
          .where('position', '=', position)
          .execute();
        await endLooking(kith, trx, batchId);
      });
    },
    givenUp: (trx, payload) => leaveOut(kith, trx, Payload.parse(payload)),
    triedAgain: (trx, payload) => lookAgain(kith, trx, Payload.parse(payload)),
  };
}

/** A pasted address with what its site says: name, feed, other addresses of the same person. */
async function foundBehind(
  kith: Kith,
  row: ReadRow,
): Promise<{ row: ReadRow; why: string | null }> {
  const url = row.fediverse ? row.profileUrls[0] : (row.siteUrl ?? row.feedUrl);
  if (!url) return { row, why: null };
  const found = await discover(kith.fetch, url);
  const [feed] = found.kind === 'found' ? found.feeds : [];
  // Of an account it is known where its feed is on most servers: the look is for the others.
  if (row.fediverse && !feed) return { row, why: null };
  if (found.kind === 'nothing') return { row, why: nothingWords(found) };
  if (found.kind === 'calendar') return { row, why: found.why };
  const filled: ReadRow = {
    ...row,
    name: row.name ?? found.name ?? found.title ?? feed?.title ?? null,
    siteUrl: found.siteUrl ?? row.siteUrl,
    feedUrl: feed?.url ?? null,
    profileUrls: [
      ...new Set([...row.profileUrls, ...found.relMe.filter((me) => /^https?:/i.test(me))]),
    ],
  };
  return { row: filled, why: null };
}

/** Once every address has been looked at, it is said of all together whom they may be. */
async function endLooking(kith: Kith, trx: Write, batchId: number): Promise<void> {
  const waiting = await trx
    .selectFrom('import_item')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('plan', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  if (waiting) return;
  await kith.enqueue(trx, [
    { kind: SAY_WHO_MAY_BE, payload: { batchId }, dedupeKey: `say-who-may-be ${batchId}` },
  ]);
}

/** One address must not keep the others from coming in. */
async function leaveOut(kith: Kith, trx: Write, { batchId, position }: One): Promise<void> {
  await waitForTurn(kith.db, trx, 'look');
  await trx
    .updateTable('import_item')
    .set({ plan: 'skip', reason: NOT_LOOKED_AT })
    .where('batch_id', '=', batchId)
    .where('position', '=', position)
    .where('plan', '=', 'waiting')
    .execute();
  await endLooking(kith, trx, batchId);
}

/** An import that its member has said yes to, or turned away, is left as it is. */
async function lookAgain(kith: Kith, trx: Write, { batchId, position }: One): Promise<void> {
  await waitForTurn(kith.db, trx, 'look');
  const batch = await trx
    .updateTable('import_batch')
    .set({ state: 'looking' })
    .where('id', '=', batchId)
    .where('state', 'in', ['looking', 'preview'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('import_item')
          .select('import_item.id')
          .whereRef('batch_id', '=', 'import_batch.id')
          .where('position', '=', position)
          .where('plan', '=', 'skip')
          .where('reason', '=', NOT_LOOKED_AT),
      ),
    )
    .executeTakeFirst();
  if (batch.numUpdatedRows > 0n)
    await trx
      .updateTable('import_item')
      .set({ plan: 'waiting', reason: '' })
      .where('batch_id', '=', batchId)
      .where('position', '=', position)
      .execute();
}
