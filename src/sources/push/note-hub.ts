import { randomBytes } from 'node:crypto';
import type { Kith, Write } from '#platform';
import { enqueueAsking } from './ask-hub.ts';
import type { Hub } from './hub-of.ts';
import { PUSH_SECRET } from './rules.ts';

const TOKEN_BYTES = 32;

interface Noted {
  feedId: number;
  /** As the document that was just read says; null where it names none. */
  hub: Hub | null;
  /** A hub is relied on for it, and yet the look found something new. */
  isMissed: boolean;
  now: number;
}

/** Keeps in mind which hub pushes a feed, in the transaction of a look: a new one is asked, an old one is left. */
export async function noteHub(kith: Kith, trx: Write, noted: Noted): Promise<void> {
  const { feedId, hub, isMissed, now } = noted;
  const known = await trx
    .selectFrom('feed_push')
    .select(['id', 'hub_url', 'topic_url'])
    .where('feed_id', '=', feedId)
    .executeTakeFirst();
  const isSame = known?.hub_url === hub?.hubUrl && known?.topic_url === hub?.topicUrl;
  if (known && isSame) {
    if (isMissed) await countMissed(trx, known.id);
    return;
  }
  if (known) await leaveHub(kith, trx, known.id);
  if (hub && kith.config.isPushed) await wantPush(kith, trx, { feedId, hub, now });
}

const countMissed = (trx: Write, id: number) =>
  trx
    .updateTable('feed_push')
    .set((eb) => ({ missed: eb('missed', '+', 1) }))
    .where('id', '=', id)
    .execute();

async function wantPush(
  kith: Kith,
  trx: Write,
  { feedId, hub, now }: { feedId: number; hub: Hub; now: number },
): Promise<void> {
  const secret = randomBytes(TOKEN_BYTES).toString('hex');
  const row = await trx
    .insertInto('feed_push')
    .values({
      feed_id: feedId,
      hub_url: hub.hubUrl,
      topic_url: hub.topicUrl,
      callback_base: kith.config.publicUrl ?? '',
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      secret: isPrivateTo(kith, hub) ? kith.secrets.seal(secret, PUSH_SECRET) : null,
      state: 'wanted',
      next_at: now,
      created_at: now,
    })
    .returning(['id', 'hub_url'])
    .executeTakeFirstOrThrow();
  await enqueueAsking(kith, trx, [row]);
}

/** A secret that anybody on the way could read is worse than none: what comes is then looked up instead of believed. */
function isPrivateTo({ config }: Kith, { hubUrl }: Hub): boolean {
  return hubUrl.startsWith('https:') || !config.publicUrl?.startsWith('https:');
}

/** Says to a hub that nothing more is to be sent; the feed may have another from now on. */
export async function leaveHub(kith: Kith, trx: Write, id: number): Promise<void> {
  const row = await trx
    .updateTable('feed_push')
    .set({ state: 'leaving', feed_id: null, failures: 0, next_at: kith.now() })
    .where('id', '=', id)
    .returning(['id', 'hub_url'])
    .executeTakeFirstOrThrow();
  await enqueueAsking(kith, trx, [row]);
}
