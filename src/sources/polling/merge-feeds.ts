import type { Kith, Write } from '#platform';
import { attribute } from './attribute.ts';
import { normalUrl } from './identity.ts';

const IDS_AT_ONCE_MAX = 500;

interface Merge {
  fromId: number;
  intoId: number;
}

/**
 * Makes one of two feeds that turned out to be the same: whoever followed the first follows the
 * second, with the people and places they gave it. Entries that the second lacks come over as they
 * are, so that nothing read, noted or linked is lost. What both have stays behind with the first,
 * which nobody follows and nobody asks any more: something may point to it. Rooms that keep something
 * by entry hear which is which (`feed.merged`).
 */
export async function mergeFeeds(kith: Kith, trx: Write, merge: Merge): Promise<void> {
  const { fromId, intoId } = merge;
  const sources = await trx
    .selectFrom('source')
    .select(['id', 'member_id'])
    .where('feed_id', '=', fromId)
    .execute();
  const twins = await trx
    .selectFrom('source')
    .select(['id', 'member_id'])
    .where('feed_id', '=', intoId)
    .execute();
  const twinOf = new Map(twins.map((twin) => [twin.member_id, twin.id]));
  for (const { id, member_id } of sources) {
    const twinId = twinOf.get(member_id);
    if (twinId === undefined)
      await trx.updateTable('source').set({ feed_id: intoId }).where('id', '=', id).execute();
    else await fold(trx, id, twinId);
  }
  await trx
    .updateTable('left_source')
    .set({ feed_id: intoId })
    .where('feed_id', '=', fromId)
    .execute();
  const { carried, same } = await carryEntries(trx, merge);
  for (let start = 0; start < same.length; start += IDS_AT_ONCE_MAX) {
    const entries = same.slice(start, start + IDS_AT_ONCE_MAX);
    await kith.announce(trx, 'feed.merged', { fromId, intoId, entries });
  }
  await attribute(kith, trx, intoId);
  if (carried.length > 0)
    await kith.announce(trx, 'feed.read', {
      feedId: intoId,
      entriesNew: carried.length,
      again: { fromId: oldestOf(carried), memberIds: twins.map(({ member_id }) => member_id) },
    });
}

/** Of any number: a feed of very many entries has more than a function can be given as arguments. */
export const oldestOf = (ids: readonly number[]): number =>
  ids.reduce((oldest, id) => Math.min(oldest, id), Infinity);

/** A member who followed both follows one: whom and what they gave the other stands there, too. */
async function fold(trx: Write, sourceId: number, twinId: number): Promise<void> {
  const people = await trx
    .selectFrom('source_person')
    .select(['author_key', 'person_id'])
    .where('source_id', '=', sourceId)
    .execute();
  const places = await trx
    .selectFrom('source_place')
    .select('place_id')
    .where('source_id', '=', sourceId)
    .execute();
  if (people.length > 0)
    await trx
      .insertInto('source_person')
      .values(people.map((one) => ({ source_id: twinId, ...one })))
      .onConflict((conflict) => conflict.columns(['source_id', 'author_key']).doNothing())
      .execute();
  if (places.length > 0)
    await trx
      .insertInto('source_place')
      .values(places.map((one) => ({ source_id: twinId, ...one })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await trx.deleteFrom('source').where('id', '=', sourceId).execute();
}

interface Carried {
  /** What came over: older than much that whoever followed the second has looked at. */
  carried: number[];
  /** What both have: the entry that stays behind, and the one that is read from now on. */
  same: [fromId: number, intoId: number][];
}

async function carryEntries(trx: Write, { fromId, intoId }: Merge): Promise<Carried> {
  const there = await signsOf(trx, intoId);
  const known = new Map(there.flatMap(({ id, signs }) => signs.map((sign) => [sign, id] as const)));
  const lacking: number[] = [];
  const same: Carried['same'] = [];
  for (const { id, signs } of await signsOf(trx, fromId)) {
    const twinId = signs.map((sign) => known.get(sign)).find((found) => found !== undefined);
    if (twinId === undefined) lacking.push(id);
    else same.push([id, twinId]);
  }
  for (let start = 0; start < lacking.length; start += IDS_AT_ONCE_MAX)
    await trx
      .updateTable('entry')
      .set({ feed_id: intoId })
      .where('id', 'in', lacking.slice(start, start + IDS_AT_ONCE_MAX))
      .execute();
  return { carried: lacking, same };
}

/** By what an entry is the same in both. */
async function signsOf(trx: Write, feedId: number): Promise<{ id: number; signs: string[] }[]> {
  const rows = await trx
    .selectFrom('entry')
    .select(['id', 'identity', 'url', 'content_hash'])
    .where('feed_id', '=', feedId)
    .execute();
  return rows.map(({ id, identity, url, content_hash }) => ({
    id,
    signs: [identity, content_hash, ...(url ? [normalUrl(url)] : [])],
  }));
}
