import { goalById } from '#goals';
import { blockedBy, blockedWith, offerOf, offersOfOthers } from '#members';
import { type Kith, type Read, Refusal } from '#platform';
import { askedInAMonth } from './askings.ts';
import { reasonsFor } from './match.ts';
import { haveALanguage, type RequestFacts, stageForReceiver, stageForSender } from './rules.ts';
import type { PeerRequestView, PeersView, PeerView } from './schema.ts';

const REQUESTS_MAX = 500;

export const noSuchRequest = () => new Refusal('not_found', 'There is no such request.');

/** Members who agreed to be found, with reasons; what was written between them and this one; whom this one blocked. */
export async function peersFor(
  kith: Kith,
  memberId: number,
  { goalId }: { goalId?: number | undefined } = {},
): Promise<PeersView> {
  if (goalId !== undefined) await goalById(kith, memberId, goalId);
  const [peers, requests, blocked] = await Promise.all([
    peersOf(kith, memberId, goalId),
    requestsOf(kith, memberId),
    blockedBy(kith, memberId),
  ]);
  return { peers, requests, blocked };
}

/** Those with reasons first, the others by name; for a goal only those with reasons. */
async function peersOf(
  kith: Kith,
  memberId: number,
  goalId: number | undefined,
): Promise<PeerView[]> {
  const [offers, mine] = await Promise.all([
    offersOfOthers(kith, memberId),
    offerOf(kith, memberId),
  ]);
  const [reasons, asked] = await Promise.all([
    reasonsFor(kith, memberId, { offers, goalId }),
    askedInAMonth(kith.db.read, {
      memberIds: offers.map((offer) => offer.memberId),
      now: kith.now(),
    }),
  ]);
  const peers = offers.map(
    ({ offerId: _, memberId: id, asksPerMonth, ...seen }): PeerView => ({
      id,
      ...seen,
      takesMore: (asked.get(id) ?? 0) < asksPerMonth,
      sharesLanguage: haveALanguage(mine?.languages ?? [], seen.languages),
      reasons: reasons.get(id) ?? [],
    }),
  );
  const withReasons = peers.filter((peer) => peer.reasons.length > 0);
  if (goalId !== undefined) return withReasons;
  return [...withReasons, ...peers.filter((peer) => peer.reasons.length === 0)];
}

/** What this member wrote to others and others to them, the latest first, as far as each side may see it. */
export async function requestsOf(kith: Kith, memberId: number): Promise<PeerRequestView[]> {
  const rows = await requestRows(kith.db.read, memberId)
    .orderBy('peer_request.id', 'desc')
    .limit(REQUESTS_MAX)
    .execute();
  return rows.flatMap((row) => viewOf(row, memberId, kith.now()) ?? []);
}

/** All of them for an export, the latest first. */
export async function exportRequests(kith: Kith, memberId: number): Promise<PeerRequestView[]> {
  const rows = await requestRows(kith.db.read, memberId)
    .orderBy('peer_request.id', 'desc')
    .execute();
  return rows.flatMap((row) => viewOf(row, memberId, kith.now()) ?? []);
}

/** How many requests wait for this member's answer. */
export async function requestsWaiting(kith: Kith, memberId: number): Promise<number> {
  const requests = await requestsOf(kith, memberId);
  return requests.filter(({ stage }) => stage === 'open').length;
}

/** One request, as the member may see it. Anybody else's is not there. */
export async function requestById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<PeerRequestView> {
  const row = await requestRows(kith.db.read, memberId)
    .where('peer_request.id', '=', id)
    .executeTakeFirst();
  const view = row && viewOf(row, memberId, kith.now());
  if (!view) throw noSuchRequest();
  return view;
}

/** Requests between this member and others, while both agree to be found and neither blocked the other. */
export function requestRows(read: Read, memberId: number) {
  return read
    .selectFrom('peer_request')
    .innerJoin('offer as sender', 'sender.id', 'peer_request.from_offer_id')
    .innerJoin('offer as receiver', 'receiver.id', 'peer_request.to_offer_id')
    .innerJoin('member as from', 'from.id', 'sender.member_id')
    .innerJoin('member as to', 'to.id', 'receiver.member_id')
    .select([
      'peer_request.id',
      'peer_request.goal_id',
      'peer_request.kind',
      'peer_request.topic',
      'peer_request.words',
      'peer_request.state',
      'peer_request.asked_at',
      'peer_request.withdrawn_at',
      'from.id as from_id',
      'from.display_name as from_name',
      'sender.contact as from_contact',
      'to.id as to_id',
      'to.display_name as to_name',
      'receiver.contact as to_contact',
    ])
    .where('sender.left_at', 'is', null)
    .where('receiver.left_at', 'is', null)
    .where((eb) => eb.or([eb('from.id', '=', memberId), eb('to.id', '=', memberId)]))
    .where('from.id', 'not in', blockedWith(read, memberId))
    .where('to.id', 'not in', blockedWith(read, memberId));
}
export type RequestRow = Awaited<ReturnType<ReturnType<typeof requestRows>['execute']>>[number];

export const factsOf = (row: RequestRow): RequestFacts => ({
  state: row.state,
  askedAt: row.asked_at,
  withdrawnAt: row.withdrawn_at,
});

function viewOf(row: RequestRow, memberId: number, now: number): PeerRequestView | null {
  const isSent = row.from_id === memberId;
  const facts = factsOf(row);
  const stage = isSent ? stageForSender(facts, now) : stageForReceiver(facts, now);
  if (stage === null) return null;
  return {
    id: row.id,
    side: isSent ? 'sent' : 'received',
    peer: isSent ? { id: row.to_id, name: row.to_name } : { id: row.from_id, name: row.from_name },
    kind: row.kind,
    topic: row.topic,
    words: row.words,
    goalId: isSent ? row.goal_id : null,
    askedAt: row.asked_at,
    stage,
    contact: stage === 'agreed' ? (isSent ? row.to_contact : row.from_contact) : null,
  };
}
