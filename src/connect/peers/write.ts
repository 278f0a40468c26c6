import { goalById } from '#goals';
import { blockMemberIn, offersOfOthers } from '#members';
import { type Kith, Refusal, type Write, waitForTurn } from '#platform';
import { askedInAMonth, askingsOf, noteAsking } from './askings.ts';
import {
  factsOf,
  noSuchRequest,
  type RequestRow,
  requestById,
  requestRows,
  requestsOf,
} from './queries.ts';
import { type AskingFacts, mayAnswer, WITHDRAW_UNDO_MS, whyNotAsk } from './rules.ts';
import type { NewPeerRequest, PeerAnswer, PeerRequestView } from './schema.ts';
import { tellAgreed, tellAsked } from './tell.ts';

const noSuchPeer = () =>
  new Refusal('not_found', 'There is no such member to be found. They may have left.');

/** Writes to a member who agreed to be found. Before a yes they learn the member's name and these words, nothing else. */
export async function askPeer(
  kith: Kith,
  memberId: number,
  form: NewPeerRequest,
): Promise<PeerRequestView> {
  if (form.goalId !== null) await goalById(kith, memberId, form.goalId);
  const peer = (await offersOfOthers(kith, memberId)).find((one) => one.memberId === form.memberId);
  if (!peer) throw noSuchPeer();
  const id = await kith.db.write(async (trx) => {
    // Two windows do not send twice, and two members do not ask one above their limit.
    await waitForTurn(kith.db, trx, 'peers');
    const mine = await ownOfferId(trx, memberId);
    const problem = whyNotAsk(await askingFacts(kith, trx, { memberId, mine, peer }));
    if (problem !== null) throw new Refusal('conflict', problem);
    const made = await trx
      .insertInto('peer_request')
      .values({
        from_offer_id: mine,
        to_offer_id: peer.offerId,
        goal_id: form.goalId,
        kind: form.kind,
        topic: form.topic,
        words: form.words,
        state: 'open',
        asked_at: kith.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await noteAsking(kith, trx, { from: memberId, to: peer.memberId });
    await tellAsked(kith, trx, { ...form, memberId, id: made.id }, 'peer.asked');
    return made.id;
  });
  kith.wakeJobs();
  return requestById(kith, memberId, id);
}

async function ownOfferId(trx: Write, memberId: number): Promise<number> {
  const row = await trx
    .selectFrom('offer')
    .select('id')
    .where('member_id', '=', memberId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchPeer();
  return row.id;
}

interface Asking {
  memberId: number;
  /** The member's own offer. */
  mine: number;
  peer: { memberId: number; offerId: number; asksPerMonth: number };
}

async function askingFacts(
  kith: Kith,
  trx: Write,
  { memberId, mine, peer }: Asking,
): Promise<AskingFacts> {
  const now = kith.now();
  const between = [mine, peer.offerId];
  const rows = await trx
    .selectFrom('peer_request')
    .select(['from_offer_id', 'state', 'asked_at as askedAt', 'withdrawn_at as withdrawnAt'])
    .where('from_offer_id', 'in', between)
    .where('to_offer_id', 'in', between)
    .execute();
  const asked = await askedInAMonth(trx, { memberIds: [peer.memberId], now });
  return {
    now,
    sent: rows.filter((row) => row.from_offer_id === mine),
    received: rows.filter((row) => row.from_offer_id === peer.offerId),
    ...(await askingsOf(trx, { from: memberId, to: peer.memberId, now })),
    takesMore: (asked.get(peer.memberId) ?? 0) < peer.asksPerMonth,
  };
}

/** Answers what another member wrote, or takes an answer back. A no is told to nobody. */
export async function answerPeer(
  kith: Kith,
  memberId: number,
  id: number,
  { answer }: PeerAnswer,
): Promise<void> {
  await kith.db.write(async (trx) => {
    const row = await requestRows(trx, memberId)
      .where('peer_request.id', '=', id)
      .where('to.id', '=', memberId)
      .executeTakeFirst();
    if (!row || !mayAnswer(factsOf(row), kith.now())) throw noSuchRequest();
    if (row.state === answer) return;
    await trx.updateTable('peer_request').set({ state: answer }).where('id', '=', id).execute();
    if (answer === 'yes') await tellAgreed(kith, trx, { memberId, id }, 'peer.agreed');
    if (row.state === 'yes') await tellAgreed(kith, trx, { memberId, id }, 'peer.unagreed');
  });
  kith.wakeJobs();
}

/** Takes back what one wrote: whoever was asked sees it no more, and an agreement that came of it ends. */
export async function withdrawRequest(kith: Kith, memberId: number, id: number): Promise<void> {
  await changeOwn(kith, memberId, id, async (trx, row) => {
    if (row.withdrawn_at !== null) throw noSuchRequest();
    await setWithdrawn(trx, id, kith.now());
    await tellAsked(kith, trx, toldOf(row, memberId), 'peer.unasked');
  });
}

/** Undoes that: it stands as it stood. */
export async function restoreRequest(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<PeerRequestView> {
  await changeOwn(kith, memberId, id, async (trx, row) => {
    if (row.withdrawn_at === null || row.withdrawn_at < kith.now() - WITHDRAW_UNDO_MS)
      throw noSuchRequest();
    await setWithdrawn(trx, id, null);
    await tellAsked(kith, trx, toldOf(row, memberId), 'peer.asked');
  });
  return requestById(kith, memberId, id);
}

async function changeOwn(
  kith: Kith,
  memberId: number,
  id: number,
  change: (trx: Write, row: RequestRow) => Promise<void>,
): Promise<void> {
  await kith.db.write(async (trx) => {
    const row = await requestRows(trx, memberId)
      .where('peer_request.id', '=', id)
      .where('from.id', '=', memberId)
      .executeTakeFirst();
    if (!row) throw noSuchRequest();
    await change(trx, row);
  });
  kith.wakeJobs();
}

const setWithdrawn = (trx: Write, id: number, withdrawn_at: number | null) =>
  trx.updateTable('peer_request').set({ withdrawn_at }).where('id', '=', id).execute();

const toldOf = ({ id, goal_id, kind }: RequestRow, memberId: number) => ({
  id,
  memberId,
  goalId: goal_id,
  kind,
});

/** From now on neither sees the other. Only somebody whom the member sees can be blocked: names are not for guessing. */
export async function blockPeer(kith: Kith, memberId: number, otherId: number): Promise<void> {
  const [offers, requests] = await Promise.all([
    offersOfOthers(kith, memberId),
    requestsOf(kith, memberId),
  ]);
  const seen = [...offers.map((one) => one.memberId), ...requests.map(({ peer }) => peer.id)];
  if (!seen.includes(otherId)) throw noSuchPeer();
  await kith.db.write((trx) => blockMemberIn(trx, memberId, { id: otherId, now: kith.now() }));
}
