import type { Happened } from '#goals';
import type { Kith, Write } from '#platform';
import type { RequestKind } from './schema.ts';

interface Asked {
  id: number;
  memberId: number;
  goalId: number | null;
  kind: RequestKind;
}

/** Tells whoever wrote that they did, or took it back: to offer help is to contribute, to ask for it to connect. */
export function tellAsked(
  kith: Kith,
  trx: Write,
  { id, memberId, goalId, kind }: Asked,
  event: 'peer.asked' | 'peer.unasked',
): Promise<void> {
  return kith.announce(trx, event, {
    key: `peer:${id}:asked`,
    memberId,
    goalId,
    at: kith.now(),
    c: kind === 'offer' ? 'contribute' : 'connect',
    phase: 'performance',
  } satisfies Happened);
}

/** Tells whoever was asked that they said yes, or took that back. Of a no nothing is told. */
export function tellAgreed(
  kith: Kith,
  trx: Write,
  { id, memberId }: Pick<Asked, 'id' | 'memberId'>,
  event: 'peer.agreed' | 'peer.unagreed',
): Promise<void> {
  return kith.announce(trx, event, {
    key: `peer:${id}:agreed`,
    memberId,
    goalId: null,
    at: kith.now(),
  } satisfies Happened);
}
