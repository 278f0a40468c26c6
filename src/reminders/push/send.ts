import type { Kith, Posted } from '#platform';
import { type Digest, snoozeWords, subjectOf } from '../digest/letter.ts';
import { NOTHING, type Told } from '../digest/told.ts';
import { shortened } from '../due/words.ts';
import { SNOOZE_DAYS } from '../limits.ts';
import { pathOf, sign } from '../links/links.ts';
import type { SettingRow } from '../settings/rows.ts';
import { type VapidKeys, vapidKeys } from './vapid.ts';

/** A browser that is off for longer gets tomorrow's instead. */
const KEPT_S = 12 * 60 * 60;
const BODY_CHARS_MAX = 200;
/** The push service says that a browser takes no more messages (RFC 8030, section 7.3). */
const GONE = new Set([404, 410]);

interface Subscription {
  id: number;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Tells every browser of a member what is due. One that took it is enough. */
export async function pushDigest(kith: Kith, setting: SettingRow, digest: Digest): Promise<Told> {
  if (setting.is_push_on === 0) return NOTHING;
  const subscriptions = await kith.db.read
    .selectFrom('push_subscription')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('member_id', '=', digest.memberId)
    .execute();
  if (subscriptions.length === 0) return NOTHING;
  const keys = await vapidKeys(kith);
  const payload = await payloadOf(kith, digest);
  const { day } = digest;
  const posted = await Promise.all(
    subscriptions.map(async (one) =>
      pushTo(kith, one, await messageOf(kith, keys, { day, payload }, one)),
    ),
  );
  return toldBy(posted);
}

function toldBy(posted: readonly Posted[]): Told {
  const failed = posted.find((one) => one.kind === 'failed');
  const problem = failed?.detail ?? null;
  if (posted.some((one) => one.kind === 'ok')) return { state: 'sent', problem };
  const mayWork = posted.some((one) => one.kind === 'failed' && mayWorkLater(one.status));
  return { state: mayWork ? 'again' : 'refused', problem };
}

/** Without a status the network is to blame; 429 and 5xx say so themselves. */
const mayWorkLater = (status: number | undefined): boolean =>
  status === undefined || status === 429 || status >= 500;

/** The message, encrypted for one browser and signed by this Kith. */
async function messageOf(
  kith: Kith,
  keys: VapidKeys,
  { day, payload }: { day: string; payload: string },
  to: Subscription,
) {
  const { endpoint, p256dh, auth } = to;
  // Several megabytes that only those need who have a browser told.
  const { default: webPush } = await import('web-push');
  return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject: subjectFor(kith), ...keys },
    TTL: KEPT_S,
    urgency: 'low',
    // A later message for the same day takes the place of this one while a browser is off.
    topic: `kith-${day}`,
  });
}

/** Where a push service complains. It wants an https or mailto address. */
function subjectFor(kith: Kith): string {
  const { publicUrl } = kith.config;
  return publicUrl?.startsWith('https:') ? publicUrl : 'https://kith.invalid';
}

/**
 * What a browser shows: what is due and why, the other things by name. Small screens cut what comes last, so a plan
 * stands first.
 */
export function shownOf(lines: Digest['lines']): {
  title: string;
  body: string;
  href: string | undefined;
} {
  const [first, ...others] = lines;
  const also = others.length > 0 ? `Also: ${others.map(({ title }) => title).join(' · ')}` : '';
  return {
    title: subjectOf(lines),
    body: shortened([first?.ifThen, first?.why, also].filter(Boolean).join(' '), BODY_CHARS_MAX),
    href: others.length === 0 ? first?.href : '/settings/reminders',
  };
}

/** The same with buttons that put it off; a browser that shows none ignores them. */
async function payloadOf(kith: Kith, { memberId, day, lines }: Digest): Promise<string> {
  const actions = SNOOZE_DAYS.map(async (days) => {
    const deed = { do: 'snooze-day', member: memberId, day, days } as const;
    const title = lines.length === 1 ? snoozeWords(days) : `All ${snoozeWords(days).toLowerCase()}`;
    return { action: `snooze-${days}`, title, path: pathOf(await sign(kith, deed)) };
  });
  return JSON.stringify({
    ...shownOf(lines),
    tag: `digest-${day}`,
    actions: await Promise.all(actions),
  });
}

async function pushTo(
  kith: Kith,
  { id }: Subscription,
  { endpoint, headers, body }: Awaited<ReturnType<typeof messageOf>>,
): Promise<Posted> {
  const posted = await kith.fetch.post({
    url: endpoint,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ),
    body: body ?? new Uint8Array(),
  });
  if (posted.kind === 'failed' && GONE.has(posted.status ?? 0)) {
    await kith.db.write((trx) =>
      trx.deleteFrom('push_subscription').where('id', '=', id).execute(),
    );
  }
  return posted;
}
