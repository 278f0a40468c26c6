import type { Kith, Write } from '#platform';
import { enqueueAsking } from './ask-hub.ts';

const TURN_EVERY_MS = 60_000;
const DUE_AT_ONCE_MAX = 500;

/** Keeps leases from ending, asks hubs again that did not confirm, and takes leave of others; until stopped. */
export function startKeepingPushed(kith: Kith): () => void {
  const turn = () => void keepPushed(kith).catch((error) => kith.log.error('hubs', error));
  turn();
  const timer = setInterval(turn, TURN_EVERY_MS);
  return () => clearInterval(timer);
}

/** Enqueues what is to be said to hubs now. Several processes may: each is asked once. */
export async function keepPushed(kith: Kith): Promise<void> {
  const now = kith.now();
  const isBusy = await kith.db.read
    .selectFrom('feed_push')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (!isBusy) return;
  await kith.db.write(async (trx) => {
    await leaveWhereNobodyFollows(kith, trx);
    await startAnewWhereKithMoved(kith, trx);
    await trx
      .updateTable('feed_push')
      .set({ state: 'wanted' })
      .where('state', '=', 'active')
      .where('lease_until', '<=', now)
      .execute();
    const due = await trx
      .selectFrom('feed_push')
      .select(['id', 'hub_url'])
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(DUE_AT_ONCE_MAX)
      .execute();
    if (due.length > 0) await enqueueAsking(kith, trx, due);
  });
  kith.wakeJobs();
}

/** Also where nobody can come back any more, and everywhere once the host wants no pushing. */
async function leaveWhereNobodyFollows(kith: Kith, trx: Write): Promise<void> {
  let leaving = trx
    .updateTable('feed_push')
    .set({ state: 'leaving', feed_id: null, failures: 0, next_at: kith.now() })
    .where('state', '!=', 'leaving');
  if (kith.config.isPushed)
    leaving = leaving.where((eb) =>
      eb.or([
        eb('feed_id', 'is', null),
        eb.and([
          eb.not(
            eb.exists(
              eb
                .selectFrom('source')
                .select('source.id')
                .whereRef('source.feed_id', '=', 'feed_push.feed_id'),
            ),
          ),
          eb.not(
            eb.exists(
              eb
                .selectFrom('left_source')
                .select('left_source.id')
                .whereRef('left_source.feed_id', '=', 'feed_push.feed_id'),
            ),
          ),
        ]),
      ]),
    );
  await leaving.execute();
}

/** A hub that was given the address that Kith had before is asked anew under the present one. */
async function startAnewWhereKithMoved(kith: Kith, trx: Write): Promise<void> {
  const { publicUrl } = kith.config;
  if (publicUrl === null) return;
  await trx
    .updateTable('feed_push')
    .set({
      state: 'wanted',
      callback_base: publicUrl,
      lease_until: null,
      next_at: kith.now(),
      failures: 0,
    })
    .where('callback_base', '!=', publicUrl)
    .where('state', '!=', 'leaving')
    .execute();
}
