import type { Fetched, Kith } from '#platform';
import { type Asked, isPage, type LinkState, type Look, lookOf, stateAfter } from './rules.ts';

/** One address, then this long none: all of a library are looked at within days, and nobody is troubled. */
const PAUSE_MS = 10_000;
const TIMEOUT_MS = 20_000;
/** Of a page only what it is called is read; one that is larger is there. */
const BYTES_MAX = 1024 * 1024;
/** One host is asked about once in this long, however much of it is kept. */
const HOST_REST_MS = 60_000;
/** Among this many that are due one is looked for whose host had its rest. */
const DUE_AT_ONCE = 50;

/** Looks at one address of all that are kept every few seconds; gives how to stop. */
export function startCheckingLinks(kith: Kith): () => void {
  const checkNext = linkChecker(kith);
  let isBusy = false;
  const turn = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await checkNext();
    } catch (error) {
      kith.log.error('links that are kept', error);
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void turn(), PAUSE_MS);
  return () => clearInterval(timer);
}

/**
 * Looks whether the address that is due longest still leads somewhere; false when none is due of a host that had its rest.
 * Only one look at a time.
 */
export function linkChecker(kith: Kith): () => Promise<boolean> {
  const restsUntil = new Map<string, number>();
  return async () => {
    const now = kith.now();
    for (const [host, until] of restsUntil) if (until <= now) restsUntil.delete(host);
    const due = (await dueLinks(kith, now)).find(({ url }) => !restsUntil.has(hostOf(url)));
    if (!due) return false;
    const { look, restMs } = await lookAt(kith, due);
    restsUntil.set(hostOf(due.url), now + restMs);
    await kith.db.write((trx) =>
      trx
        .updateTable('keep')
        .set(stateAfter(look, stateOf(due), now))
        .where('id', '=', due.id)
        .execute(),
    );
    return true;
  };
}

async function dueLinks(kith: Kith, now: number) {
  const rows = await kith.db.read
    .selectFrom('keep')
    .select(['id', 'url', 'check_at', 'failed_since', 'gone_since', 'failure', 'seen_at', 'title'])
    .where('check_at', '<=', now)
    .where('removed_at', 'is', null)
    .orderBy('check_at')
    .orderBy('id')
    .limit(DUE_AT_ONCE)
    .execute();
  return rows.flatMap(({ url, ...row }) => (url === null ? [] : [{ ...row, url }]));
}

const stateOf = ({ check_at, failed_since, gone_since, failure, seen_at }: LinkState) => ({
  check_at,
  failed_since,
  gone_since,
  failure,
  seen_at,
});

const hostOf = (url: string): string => URL.parse(url)?.host ?? '';

/** Some servers answer HEAD wrongly or not at all: what it does not find, GET decides; and of a page, what it is called. */
async function lookAt(kith: Kith, page: Asked): Promise<{ look: Look; restMs: number }> {
  const { url } = page;
  const asked = { url, timeoutMs: TIMEOUT_MS, bytesMax: BYTES_MAX, accept: '*/*' };
  const head = await kith.fetch.get({ ...asked, method: 'HEAD' });
  const wantsRest = head.kind === 'failed' && head.retryAfterMs !== undefined;
  const isFile = head.kind === 'ok' && !isPage(head.headers) && lookOf(head, page).is === 'there';
  const said = wantsRest || isFile ? head : await kith.fetch.get(asked);
  return { look: lookOf(said, page), restMs: restAfter(said) };
}

const restAfter = (said: Fetched): number =>
  Math.max(HOST_REST_MS, said.kind === 'failed' ? (said.retryAfterMs ?? 0) : 0);
