import { type RawBuilder, sql } from 'kysely';
import type { Kith } from '#platform';
import { deletedFor } from '../deletions/match.ts';
import { matchWhatCame } from '../mutes/match.ts';
import { type Standing, standingOf } from '../mutes/standing.ts';
import { waitsFrom } from './settings.ts';

/** What keeps entries out of a member's stream now. */
export interface Hiding {
  /** What was published before waits no more, epoch ms. */
  waitsFrom: number;
  /** Mutes of words and threads. */
  muteIds: number[];
  /** Feeds of muted sources. */
  feedIds: number[];
  /** Says of an entry that the member deleted it; null where they deleted nothing. */
  isDeleted: ((entry: string) => RawBuilder<boolean>) | null;
}

/** Holds what came since against the mutes first, so that nothing muted shows for a moment; `isJob` notes that it did. */
export async function hidingOf(
  kith: Kith,
  memberId: number,
  { isJob = false } = {},
): Promise<Hiding> {
  const mutes = await kith.db.read
    .selectFrom('mute')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', kith.now())]))
    .execute();
  let known: Promise<Standing> | undefined;
  const standing = () => {
    known ??= standingOf(kith, memberId);
    return known;
  };
  if (mutes.length > 0)
    await matchWhatCame(kith, memberId, { mutes, standing: await standing(), isJob });
  return {
    waitsFrom: await waitsFrom(kith, memberId),
    muteIds: mutes.filter(({ kind }) => kind !== 'source').map(({ id }) => id),
    feedIds: mutes.flatMap(({ feed_id }) => (feed_id === null ? [] : [feed_id])),
    isDeleted: await deletedFor(kith, memberId, { standing, isJob }),
  };
}

/** Conditions on `entry` and `source`: none where nothing is kept away. One's own page of a muted source shows it. */
export function notHidden(
  { muteIds, feedIds, isDeleted }: Hiding,
  { isOfOneSource }: { isOfOneSource: boolean },
): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (muteIds.length > 0)
    conditions.push(sql<boolean>`not exists (select 1 from muted_entry
      where muted_entry.entry_id = entry.id and muted_entry.mute_id in (${sql.join(muteIds)}))`);
  if (feedIds.length > 0 && !isOfOneSource)
    conditions.push(sql<boolean>`source.feed_id not in (${sql.join(feedIds)})`);
  if (isDeleted) conditions.push(sql<boolean>`not ${isDeleted('entry')}`);
  return conditions;
}
