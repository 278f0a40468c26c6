import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { linkPlace } from '../places/follow-place.ts';
import { forgetFeedOfNobody } from './follow.ts';
import { tellFollowed } from './tell.ts';

/** How long leaving can be undone; then a feed that nobody follows goes with its entries. */
export const UNDO_MS = 10 * 60 * 1000;
const FORGET_ATTEMPTS_MAX = 8;
export const FORGET = 'sources.forget';

const KeptSource = z.object({
  title: z.string(),
  batchId: z.number().nullable(),
  createdAt: z.number(),
  people: z.array(z.object({ authorKey: z.string(), personId: z.number() })),
  /** The places whose feed it is. */
  placeIds: z.array(z.number()).default([]),
});
const ForgetPayload = z.object({ sourceId: z.number() });

const noSuchSource = () => new Refusal('not_found', 'There is no such source.');

/**
 * Stops following a source. Who publishes there is kept aside, and the feed with its entries stays
 * where it is, for UNDO_MS: some of its entries may be in the feed no longer.
 */
export async function leaveSource(kith: Kith, memberId: number, sourceId: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const source = await trx
      .selectFrom('source')
      .selectAll()
      .where('id', '=', sourceId)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (!source) throw noSuchSource();
    const people = await trx
      .selectFrom('source_person')
      .select(['author_key as authorKey', 'person_id as personId'])
      .where('source_id', '=', sourceId)
      .execute();
    const { title, batch_id: batchId, created_at: createdAt, feed_id } = source;
    const placeIds = await placesOfSource(trx, sourceId);
    const kept: z.infer<typeof KeptSource> = { title, batchId, createdAt, people, placeIds };
    await trx
      .insertInto('left_source')
      .values({
        id: sourceId,
        member_id: memberId,
        feed_id,
        kept: JSON.stringify(kept),
        left_at: now,
      })
      .execute();
    await trx.deleteFrom('source').where('id', '=', sourceId).execute();
    if (batchId === null) await tell(kith, trx, 'source.left', { memberId, sourceId, people });
    await kith.enqueue(trx, [{ kind: FORGET, payload: { sourceId }, runAt: now + UNDO_MS }]);
  });
  kith.wakeJobs();
}

/** Follows a source again that was just left, as it was. Where it is followed anew already, that stays. */
export async function restoreSource(kith: Kith, memberId: number, sourceId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const left = await trx
      .selectFrom('left_source')
      .selectAll()
      .where('id', '=', sourceId)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (!left) throw new Refusal('not_found', 'This source is gone. Follow its address again.');
    await trx.deleteFrom('left_source').where('id', '=', sourceId).execute();
    const anew = await trx
      .selectFrom('source')
      .select('id')
      .where('member_id', '=', memberId)
      .where('feed_id', '=', left.feed_id)
      .executeTakeFirst();
    if (anew) return;
    const { title, batchId, createdAt, people, placeIds } = KeptSource.parse(JSON.parse(left.kept));
    await trx
      .insertInto('source')
      .values({
        id: sourceId,
        member_id: memberId,
        feed_id: left.feed_id,
        title,
        batch_id: batchId,
        created_at: createdAt,
      })
      .execute();
    await bringBackPeople(trx, sourceId, people);
    await bringBackPlaces(trx, sourceId, placeIds);
    if (batchId === null) await tell(kith, trx, 'source.followed', { memberId, sourceId, people });
  });
  kith.wakeJobs();
}

interface Told {
  memberId: number;
  sourceId: number;
  people: z.infer<typeof KeptSource>['people'];
}

/** By the one whose whole source it was. */
function tell(
  kith: Kith,
  trx: Write,
  event: 'source.followed' | 'source.left',
  { memberId, sourceId, people }: Told,
): Promise<void> {
  const personId = people.find(({ authorKey }) => authorKey === '')?.personId ?? null;
  return tellFollowed(kith, trx, event, { memberId, sourceId, personId });
}

async function placesOfSource(trx: Write, sourceId: number): Promise<number[]> {
  const rows = await trx
    .selectFrom('source_place')
    .select('place_id')
    .where('source_id', '=', sourceId)
    .execute();
  return rows.map((row) => row.place_id);
}

/** Those that are still there. */
async function bringBackPlaces(trx: Write, sourceId: number, placeIds: number[]): Promise<void> {
  if (placeIds.length === 0) return;
  const rows = await trx.selectFrom('place').select('id').where('id', 'in', placeIds).execute();
  for (const { id } of rows) await linkPlace(trx, { sourceId, placeId: id });
}

/** Those who are still known: somebody may have been removed for good meanwhile. */
async function bringBackPeople(
  trx: Write,
  sourceId: number,
  people: z.infer<typeof KeptSource>['people'],
): Promise<void> {
  const ids = [...new Set(people.map((one) => one.personId))];
  if (ids.length === 0) return;
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'merged_into'])
    .where('id', 'in', ids)
    .execute();
  const now = new Map(rows.map((row) => [row.id, row.merged_into ?? row.id]));
  const values = people.flatMap(({ authorKey, personId }) => {
    const person_id = now.get(personId);
    return person_id === undefined
      ? []
      : [{ source_id: sourceId, author_key: authorKey, person_id }];
  });
  if (values.length > 0) await trx.insertInto('source_person').values(values).execute();
}

/** The job that ends the time in which a source can come back. */
export function forgetJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [FORGET]: {
      attemptsMax: FORGET_ATTEMPTS_MAX,
      run: async (payload) => {
        const { sourceId } = ForgetPayload.parse(payload);
        await kith.db.write(async (trx) => {
          const left = await trx
            .deleteFrom('left_source')
            .where('id', '=', sourceId)
            // Left again since: a later job of its own comes.
            .where('left_at', '<=', kith.now() - UNDO_MS)
            .returning('feed_id')
            .executeTakeFirst();
          if (left) await forgetFeedOfNobody(kith, trx, left.feed_id);
        });
      },
    },
  };
}
