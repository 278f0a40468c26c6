const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WAIT_MIN_MS = 15 * MINUTE_MS;
const WAIT_MAX_MS = 24 * HOUR_MS;
const FAILURE_FIRST_MS = 10 * MINUTE_MS;
const UNKNOWN_RHYTHM_MS = 2 * HOUR_MS;
const GAPS_LOOKED_AT = 10;

/** Spreads by a tenth either way, so that what was asked together does not return together. */
const spread = (waitMs: number, chance: number): number =>
  Math.round(waitMs * (0.9 + chance * 0.2));
const within = (waitMs: number): number => Math.min(Math.max(waitMs, WAIT_MIN_MS), WAIT_MAX_MS);

export interface Rhythm {
  now: number;
  /** When the latest entries were published, newest first, epoch ms. */
  publishedAt: number[];
  /** What the answer asked for (Cache-Control: max-age), ms. */
  maxAgeMs?: number;
  chance?: number;
}

/** When to look again after a look that went well: half the usual gap between entries, between 15 minutes and a day. */
export function nextLookAt({
  now,
  publishedAt,
  maxAgeMs = 0,
  chance = Math.random(),
}: Rhythm): number {
  const latest = publishedAt.slice(0, GAPS_LOOKED_AT);
  const oldest = latest.at(-1);
  // The silence since the newest entry counts as a gap: who stopped writing is asked less often.
  const gapMs = oldest === undefined ? UNKNOWN_RHYTHM_MS * 2 : (now - oldest) / latest.length;
  return now + spread(within(Math.max(gapMs / 2, Math.min(maxAgeMs, WAIT_MAX_MS))), chance);
}

/** When to try again after a failure: doubling, never longer than a day, so that a feed is never given up in silence. */
export function nextTryAt(
  now: number,
  failures: number,
  retryAfterMs = 0,
  chance = Math.random(),
): number {
  const waitMs = Math.min(FAILURE_FIRST_MS * 2 ** Math.max(0, failures - 1), WAIT_MAX_MS);
  return now + spread(Math.max(waitMs, Math.min(retryAfterMs, WAIT_MAX_MS)), chance);
}

/** The seconds of `Cache-Control: max-age`, as ms. */
export function maxAgeMs(cacheControl: string | undefined): number {
  const seconds = Number(/(?:^|[,\s])max-age=(\d{1,9})/i.exec(cacheControl ?? '')?.[1] ?? 0);
  return seconds * 1000;
}
