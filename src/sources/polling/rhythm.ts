import { DAY_MS } from '#days';
import type { Skips } from '../feeds/parse/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const WAIT_MIN_MS = 5 * MINUTE_MS;
export const WAIT_MAX_MS = DAY_MS;
const FAILURE_FIRST_MS = 10 * MINUTE_MS;
/** What a publisher has ended may have been ended by mistake: twice it is asked after a day, then after a week. */
const GONE_SOON_MAX = 2;
const GONE_MS = 7 * DAY_MS;
const UNKNOWN_GAP_MS = 4 * HOUR_MS;
/** So many times of writing tell a rhythm. */
const TIMES_MAX = 10;
/** Of so many latest entries the dates are worth fetching: several may come at one time. */
export const DATES_MAX = 50;
/** What comes within this time comes at once, as far as looks every five minutes can tell. */
const AT_ONCE_MS = 2 * WAIT_MIN_MS;

/** What the publisher asks for, in ms from now and in hours. */
export interface Wishes {
  /** For this long what was sent stays good (Cache-Control, Expires, ttl, sy:updatePeriod). */
  keepMs: number;
  skips: Skips | null;
}

export interface Look extends Wishes {
  now: number;
  /** Usual time from one writing to the next; null while it is unknown. */
  gapMs: number | null;
  /** A hub says at once what is new: looks are only to be on the safe side, once a day. */
  isPushed?: boolean;
  /** 0 to 1; by default by chance. */
  chance?: number;
}

/**
 * The usual time between two times of writing, ms; null where too little is known. The silence
 * since the last counts as a gap: who stopped writing is asked less and less often.
 * @param publishedAt when the latest entries were published, newest first, epoch ms
 */
export function usualGapMs(publishedAt: readonly number[], now: number): number | null {
  const times: number[] = [];
  for (const at of publishedAt) {
    const last = times.at(-1);
    if (at <= now && (last === undefined || last - at >= AT_ONCE_MS)) times.push(at);
    if (times.length === TIMES_MAX) break;
  }
  const [oldest] = times.slice(-1);
  if (oldest === undefined) return null;
  const gapMs = (now - oldest) / times.length;
  return times.length > 1 ? gapMs : Math.max(gapMs, UNKNOWN_GAP_MS);
}

/**
 * When to look again after a look that went well: after half the usual gap, not before the
 * publisher wants it, at least 5 minutes and at most 24 hours from now. Spread by a tenth, so that
 * what was asked together does not return together.
 */
export function nextLookAt(look: Look): number {
  const { now, gapMs, keepMs, skips, isPushed = false, chance = Math.random() } = look;
  const learnt = isPushed ? WAIT_MAX_MS : Math.min((gapMs ?? UNKNOWN_GAP_MS) / 2, WAIT_MAX_MS);
  // From the longest wait down, from the publisher's wish up.
  const tenth = learnt === WAIT_MAX_MS ? 0.9 + chance * 0.1 : 0.9 + chance * 0.2;
  const waitMs = Math.max(learnt * tenth, keepMs * (1 + chance * 0.1), WAIT_MIN_MS);
  const latest = now + WAIT_MAX_MS;
  const at = now + Math.round(Math.min(waitMs, WAIT_MAX_MS));
  return skips ? afterSkips(at, { skips, latest }) : at;
}

/** The first moment from `at` on that the publisher does not skip; `latest` where none comes before. */
function afterSkips(at: number, { skips, latest }: { skips: Skips; latest: number }): number {
  let moment = at;
  while (moment < latest) {
    const date = new Date(moment);
    const isSkipped =
      skips.hours.includes(date.getUTCHours()) || skips.days.includes(date.getUTCDay());
    if (!isSkipped) return moment;
    moment = (Math.floor(moment / HOUR_MS) + 1) * HOUR_MS;
  }
  return latest;
}

export interface Failing {
  now: number;
  /** In a row, this one with them. */
  failures: number;
  /** The publisher says that it is over (410). */
  isGone?: boolean;
  /** How long the server wants no visit. */
  retryAfterMs?: number | undefined;
  chance?: number;
}

/**
 * When to try again after a failure: doubling from ten minutes up to a day, spread by a tenth. It
 * never ends, so that no feed is given up in silence.
 */
export function nextTryAt(failing: Failing): number {
  const { now, failures, isGone = false, retryAfterMs = 0, chance = Math.random() } = failing;
  const doubled = Math.min(FAILURE_FIRST_MS * 2 ** Math.max(0, failures - 1), WAIT_MAX_MS);
  const gone = failures > GONE_SOON_MAX ? GONE_MS : WAIT_MAX_MS;
  const waitMs = (isGone ? gone : doubled) * (0.9 + chance * 0.1);
  const asked = Math.min(retryAfterMs, WAIT_MAX_MS);
  return now + Math.round(Math.max(waitMs, Math.min(asked * (1 + chance * 0.1), WAIT_MAX_MS)));
}
