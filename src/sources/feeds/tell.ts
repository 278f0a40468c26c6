import type { Happened } from '#goals';
import type { Kith, Write } from '#platform';

export interface FollowTold {
  memberId: number;
  sourceId: number;
  /** Whom it is followed for; null for the feed of a place. */
  personId: number | null;
  /** The goal for which it was found, where it was. */
  goalId?: number | null;
}

/**
 * Tells that a member follows a source by their own hand, or no longer does. Sources that came with an
 * import are not told: to move in is not to learn.
 */
export async function tellFollowed(
  kith: Kith,
  trx: Write,
  event: 'source.followed' | 'source.left',
  { memberId, sourceId, personId, goalId = null }: FollowTold,
): Promise<void> {
  await kith.announce(trx, event, {
    key: `source:${sourceId}:followed`,
    memberId,
    goalId,
    personIds: personId === null ? [] : [personId],
    at: kith.now(),
    subject: { kind: 'source', id: sourceId },
  } satisfies Happened);
}
