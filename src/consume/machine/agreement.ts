import type { Kith, Read, Write } from '#platform';
import { ASKED_WITHIN_MS } from './limits.ts';
import type { Agreement, MachineSettings } from './schema.ts';

/** To what a member agreed: for the address that texts are sent to now, and for no other. */
export async function agreementOf(kith: Kith, memberId: number): Promise<Agreement> {
  const row = await kith.db.read
    .selectFrom('machine_agreement')
    .select(['url', 'is_own_sent'])
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  const isOf = row !== undefined && row.url === kith.chat?.url;
  return { isPublishedSent: isOf, isOwnSent: isOf && row.is_own_sent === 1 };
}

export const NOT_SENT_ANY_MORE = 'You do not let it be sent any more.';

/** Lets texts be sent from now on, or no more. What is the member's alone goes nowhere where nothing goes. */
export async function agree(kith: Kith, memberId: number, to: Agreement): Promise<void> {
  const url = kith.chat?.url;
  await kith.db.write(async (trx) => {
    await stop(trx, memberId, to);
    if (!to.isPublishedSent || url === undefined) {
      await trx.deleteFrom('machine_agreement').where('member_id', '=', memberId).execute();
      return;
    }
    const row = { url, is_own_sent: to.isOwnSent ? 1 : 0, since: kith.now() };
    await trx
      .insertInto('machine_agreement')
      .values({ member_id: memberId, ...row })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet(row))
      .execute();
  });
}

/** Whatever is being made of what may not be sent any more: its job sees within a second that nobody waits for it. */
async function stop(trx: Write, memberId: number, to: Agreement): Promise<void> {
  if (to.isPublishedSent && to.isOwnSent) return;
  let working = trx
    .updateTable('machine_text')
    .set({ state: 'failed', problem: NOT_SENT_ANY_MORE })
    .where('member_id', '=', memberId)
    .where('state', '=', 'working');
  if (to.isPublishedSent)
    working = working.where((eb) =>
      eb.or([
        eb('keep_id', 'is not', null),
        eb(
          'entry_id',
          'in',
          eb
            .selectFrom('entry')
            .innerJoin('feed', 'feed.id', 'entry.feed_id')
            .select('entry.id')
            .where('feed.member_id', '=', memberId),
        ),
      ]),
    );
  await working.execute();
}

export async function machineSettings(kith: Kith, memberId: number): Promise<MachineSettings> {
  const { chat } = kith;
  const perDayMax = kith.config.machine?.perDayMax ?? 0;
  const asked = await askedLately(kith.db.read, memberId, kith.now());
  return {
    ...(await agreementOf(kith, memberId)),
    asked: chat && {
      url: chat.url,
      model: chat.model,
      isReadableOnTheWay: chat.isReadableOnTheWay,
    },
    perDayMax,
    left: Math.max(0, perDayMax - asked.length),
  };
}

/** When a member asked within the last 24 hours, the first first. */
export async function askedLately(read: Read, memberId: number, now: number): Promise<number[]> {
  const rows = await read
    .selectFrom('machine_asking')
    .select('at')
    .where('member_id', '=', memberId)
    .where('at', '>', now - ASKED_WITHIN_MS)
    .orderBy('at')
    .execute();
  return rows.map(({ at }) => at);
}
