import type { Kith } from '#platform';

/** What there is to be held against a member's mutes: up to which entry, and of which sources. */
export interface Standing {
  newestEntryId: number;
  sources: string;
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

/** Two processes may write at once, and a lower id be there later than a higher one. */
const LOOK_BACK = 500;

interface Matched {
  matched_to: number;
  matched_sources: string;
}

/** Whether there are other sources than when it was looked at. */
export const areOthers = ({ sources }: Standing, matched: Matched): boolean =>
  matched.matched_sources !== sources;

/** From which entry on to look: from the first again among other sources; null where all was looked at. */
export function lookFrom(standing: Standing, matched: Matched): number | null {
  if (areOthers(standing, matched)) return 0;
  const { newestEntryId } = standing;
  return matched.matched_to < newestEntryId ? Math.max(0, matched.matched_to - LOOK_BACK) : null;
}
