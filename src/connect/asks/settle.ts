import type { Happened } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { recordAnswer, takeAnswerBack } from './answer.ts';
import { requireUnderCap } from './cap.ts';
import { closeLater } from './close.ts';
import { askById, noSuchAsk } from './queries.ts';
import type {
  AskPersonSettlement,
  AskPersonView,
  AskSettlement,
  AskThanks,
  AskView,
} from './schema.ts';
import { requireDay } from './write.ts';

/** Closes an ask before its day, or opens it again with a new one. */
export async function settleAsk(
  kith: Kith,
  memberId: number,
  id: number,
  settlement: AskSettlement,
): Promise<AskView> {
  const ask = await askById(kith, memberId, id);
  if (settlement.state === 'open') requireDay(kith, settlement.closesOn);
  if (settlement.state === 'closed' && ask.state === 'closed') return ask;
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('ask')
      .set(
        settlement.state === 'closed'
          ? { state: 'closed', closed_at: kith.now() }
          : { state: 'open', closed_at: null, closes_on: settlement.closesOn },
      )
      .where('id', '=', id)
      .execute();
    if (settlement.state === 'closed') return;
    // What waited unsent counts again.
    const personIds = ask.people.map(({ person }) => person.id);
    await holdPeople(trx, personIds);
    await requireUnderCap(trx, memberId, { personIds, now: kith.now() });
    await closeLater(kith, trx, { askId: id, closesOn: settlement.closesOn });
  });
  kith.wakeJobs();
  return askById(kith, memberId, id);
}

/** So that two asks at once count one after the other. */
export async function holdPeople(trx: Write, personIds: readonly number[]): Promise<void> {
  if (personIds.length === 0) return;
  await trx
    .updateTable('ask_person')
    .set((eb) => ({ position: eb.ref('position') }))
    .where('person_id', 'in', personIds)
    .execute();
}

/**
 * What happened with one message: it left, was answered (again, to say more), declined, or none of it. An answer is
 * written into our story, and taken back from there. Said twice it is said once.
 */
export async function settleAskPerson(
  kith: Kith,
  memberId: number,
  {
    askId,
    personId,
    settlement,
  }: { askId: number; personId: number; settlement: AskPersonSettlement },
): Promise<AskView> {
  const ask = await askById(kith, memberId, askId);
  const asked = ask.people.find(({ person }) => person.id === personId);
  if (!asked) throw noSuchAsk();
  if (ask.state === 'closed' && asked.state === 'waiting' && settlement.state !== 'waiting')
    throw new Refusal('conflict', 'This ask is closed. Open it again, with a new day.');
  await kith.db.write(async (trx) => {
    await holdPeople(trx, [personId]);
    if (settlement.state !== 'answered') await takeAnswerBack(kith, trx, memberId, { ask, asked });
    if (settlement.state === 'answered')
      await recordAnswer(kith, trx, memberId, { ask, asked, settlement });
    await trx
      .updateTable('ask_person')
      .set(changesFor(kith, asked, settlement))
      .where('ask_id', '=', askId)
      .where('person_id', '=', personId)
      .execute();
    // What left long ago and waits again counts anew.
    if (settlement.state === 'waiting')
      await requireUnderCap(trx, memberId, { personIds: [personId], now: kith.now() });
    await tellSent(kith, trx, memberId, { ask });
  });
  kith.wakeJobs();
  return askById(kith, memberId, askId);
}

function changesFor(kith: Kith, asked: AskPersonView, settlement: AskPersonSettlement) {
  const open = { settled_at: null, helped: null };
  if (settlement.state === 'waiting')
    return { ...open, state: settlement.state, sent_at: null, channel: null };
  // What is answered has left, though nobody said so.
  const sent = { message: asked.message, sent_at: asked.sentAt ?? kith.now() };
  if (settlement.state === 'sent')
    return { ...open, ...sent, state: settlement.state, channel: settlement.channel };
  const settled_at = asked.settledAt ?? kith.now();
  if (settlement.state === 'declined')
    return { ...sent, state: settlement.state, settled_at, helped: null };
  const { state, helped, answer } = settlement;
  return { ...sent, state, settled_at, helped, answer };
}

/** Thanked them, or told them what came of it; either can be taken back. */
export async function noteThanks(
  kith: Kith,
  memberId: number,
  { askId, personId, thanks }: { askId: number; personId: number; thanks: AskThanks },
): Promise<AskView> {
  const ask = await askById(kith, memberId, askId);
  const asked = ask.people.find(({ person }) => person.id === personId);
  if (!asked) throw noSuchAsk();
  if (asked.state !== 'answered')
    throw new Refusal('conflict', `${asked.person.name} has not answered yet.`);
  const at = (isDone: boolean | undefined, before: number | null) =>
    isDone === undefined ? before : isDone ? (before ?? kith.now()) : null;
  await kith.db.write((trx) =>
    trx
      .updateTable('ask_person')
      .set({
        thanked_at: at(thanks.isThanked, asked.thankedAt),
        told_at: at(thanks.isTold, asked.toldAt),
      })
      .where('ask_id', '=', askId)
      .where('person_id', '=', personId)
      .execute(),
  );
  return askById(kith, memberId, askId);
}

/** To ask is learning: once for each ask, with all to whom it went. */
export async function tellSent(
  kith: Kith,
  trx: Write,
  memberId: number,
  { ask, isGone = false }: { ask: AskView; isGone?: boolean },
): Promise<void> {
  const sent = await trx
    .selectFrom('ask_person')
    .select('person_id')
    .where('ask_id', '=', ask.id)
    .where('sent_at', 'is not', null)
    .orderBy('position')
    .execute();
  await kith.announce(trx, sent.length > 0 && !isGone ? 'ask.sent' : 'ask.unsent', {
    key: `ask:${ask.id}`,
    memberId,
    goalId: ask.goal?.id ?? null,
    personIds: sent.map(({ person_id }) => person_id),
    at: kith.now(),
    subject: { kind: 'ask', id: ask.id },
  } satisfies Happened);
}
