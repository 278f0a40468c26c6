import type { Kith, Write } from '#platform';
import { arrivedTo } from '#sources';

/** What there is to be held against a member's mutes: up to which entry, and of which sources. */
export interface Standing {
  newestEntryId: number;
  sources: string;
}

/** How far it was looked at, and of which sources. */
export interface Matched {
  matched_to: number;
  matched_sources: string;
}

/** When either changes, something may have come that was not looked at: also what is old, of a source new to the member. */
export async function standingOf(kith: Kith, memberId: number): Promise<Standing> {
  const [entry, source] = await Promise.all([
    kith.db.read
      .selectFrom('entry')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst(),
    kith.db.read
      .selectFrom('source')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('id').as('sum')])
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    newestEntryId: Number(entry?.id ?? 0),
    sources: `${source.count}:${source.sum ?? 0}`,
  };
}

/** What is noted of having looked, asked for before one looks (see `arrivedTo`). */
export const matchedBy = async (kith: Kith, standing: Standing): Promise<Matched> => ({
  matched_to: await arrivedTo(kith.db, standing.newestEntryId),
  matched_sources: standing.sources,
});

/** Whether there are other sources than when it was looked at. */
export const areOthers = ({ sources }: Standing, matched: Matched): boolean =>
  matched.matched_sources !== sources;

/** From which entry on to look: from the first again among other sources; null where all was looked at. */
export function lookFrom(standing: Standing, matched: Matched): number | null {
  if (areOthers(standing, matched)) return 0;
  return matched.matched_to < standing.newestEntryId ? matched.matched_to : null;
}

/** Has what came from this entry on looked at again: older ones came to these members' sources. */
export async function matchFrom(
  trx: Write,
  { fromId, memberIds }: { fromId: number; memberIds: readonly number[] },
): Promise<void> {
  if (memberIds.length === 0) return;
  for (const table of ['mute', 'deletion_progress'] as const)
    await trx
      .updateTable(table)
      .set({ matched_to: fromId - 1 })
      .where('matched_to', '>=', fromId)
      .where('member_id', 'in', memberIds)
      .execute();
}
