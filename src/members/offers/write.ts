import { z } from '@hono/zod-openapi';
import { dayOf } from '#days';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { offerOf } from './queries.ts';
import type { OfferForm, OfferView } from './schema.ts';

/** How long leaving can be undone. Then the offer is erased with everything that hung on it. */
const LEAVE_UNDO_MS = 10 * 60 * 1000;
export const ERASE_OFFER = 'members.eraseOffer';
const ATTEMPTS_MAX = 10;
const Payload = z.object({ offerId: z.number() });

/** Agrees to be found with these topics and limits, or changes them. Who comes back after leaving begins anew. */
export async function makeOffer(kith: Kith, memberId: number, form: OfferForm): Promise<OfferView> {
  const now = kith.now();
  if (form.until !== null && form.until < dayOf(now)) {
    const words = 'That day is over. Choose a later one, or none.';
    throw new Refusal('invalid', words, { until: words });
  }
  await kith.db.write(async (trx) => {
    await trx
      .deleteFrom('offer')
      .where('member_id', '=', memberId)
      .where('left_at', 'is not', null)
      .execute();
    await trx
      .insertInto('offer')
      .values({ member_id: memberId, ...columnsOf(form), joined_at: now, left_at: null })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet(columnsOf(form)))
      .execute();
    await tell(kith, trx, memberId, 'offer.made');
  });
  kith.wakeJobs();
  return theirOffer(kith, memberId);
}

const columnsOf = (form: OfferForm) => ({
  topics: JSON.stringify([...new Set(form.topics)]),
  asks_per_month: form.asksPerMonth,
  until: form.until,
  languages: JSON.stringify([...new Set(form.languages)]),
  channel: form.channel,
  contact: form.contact,
});

async function theirOffer(kith: Kith, memberId: number): Promise<OfferView> {
  const offer = await offerOf(kith, memberId);
  if (!offer) throw noSuchOffer();
  return offer;
}

const noSuchOffer = () =>
  new Refusal('not_found', 'You are not among the members who can be found.');

/** Takes the member out of sight of everybody at once, and erases the offer when that can no longer be undone. */
export async function leaveOffer(kith: Kith, memberId: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const left = await trx
      .updateTable('offer')
      .set({ left_at: now })
      .where('member_id', '=', memberId)
      .where('left_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!left) throw noSuchOffer();
    const runAt = now + LEAVE_UNDO_MS;
    await kith.enqueue(trx, [{ kind: ERASE_OFFER, payload: { offerId: left.id }, runAt }]);
    await tell(kith, trx, memberId, 'offer.withdrawn');
  });
  kith.wakeJobs();
}

/** Undoes leaving: everything is as it was before. */
export async function restoreOffer(kith: Kith, memberId: number): Promise<OfferView> {
  await kith.db.write(async (trx) => {
    const back = await trx
      .updateTable('offer')
      .set({ left_at: null })
      .where('member_id', '=', memberId)
      .where('left_at', 'is not', null)
      .executeTakeFirst();
    if (back.numUpdatedRows === 0n) throw noSuchOffer();
    await tell(kith, trx, memberId, 'offer.made');
  });
  kith.wakeJobs();
  return theirOffer(kith, memberId);
}

/** As `Happened` of the goals, which this room comes before. */
function tell(
  kith: Kith,
  trx: Write,
  memberId: number,
  event: 'offer.made' | 'offer.withdrawn',
): Promise<void> {
  const at = kith.now();
  return kith.announce(trx, event, { key: `offer:${memberId}`, memberId, goalId: null, at });
}

/** The job that erases. An offer that came back, or was left again since, is left alone. */
export const eraseOfferJob = (kith: Kith): JobHandler => ({
  attemptsMax: ATTEMPTS_MAX,
  run: async (payload) => {
    const { offerId } = Payload.parse(payload);
    await kith.db.write((trx) =>
      trx
        .deleteFrom('offer')
        .where('id', '=', offerId)
        .where('left_at', '<=', kith.now() - LEAVE_UNDO_MS)
        .execute(),
    );
  },
});
