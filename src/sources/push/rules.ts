import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the secret of a push is sealed for. */
export const PUSH_SECRET = 'push secret';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What is asked for; the hub decides. */
export const LEASE_ASKED_S = 10 * 24 * 60 * 60;
const LEASE_MIN_MS = 5 * MINUTE_MS;
const LEASE_MAX_MS = 90 * DAY_MS;
/** So long before its end a lease is renewed, or a quarter of it where that is less. */
const RENEWED_BEFORE_MS = DAY_MS;
const ASKED_AGAIN_MS = 10 * MINUTE_MS;
const ASKED_AGAIN_MAX_MS = 7 * DAY_MS;
/** A hub that said no is asked again after so long. */
export const DENIED_MS = 7 * DAY_MS;
/** How often a hub is told that nobody follows any more. */
export const FAREWELLS_MAX = 5;
/** Looks that found what the hub had not said, until it is no longer relied on. */
export const MISSED_MAX = 2;

/** Until when a lease of so many seconds lasts; what is no sensible number counts as what was asked for. */
export function leaseUntil(now: number, seconds: number | null): number {
  const given = seconds !== null && seconds > 0 ? seconds : LEASE_ASKED_S;
  return now + Math.min(Math.max(given * 1000, LEASE_MIN_MS), LEASE_MAX_MS);
}

export const renewAt = (now: number, until: number): number =>
  Math.round(until - Math.min(RENEWED_BEFORE_MS, (until - now) / 4));

/** When a hub is asked again that did not confirm: doubling from ten minutes up to a week. */
export function askAgainAt(now: number, failures: number, chance = Math.random()): number {
  const waitMs = Math.min(ASKED_AGAIN_MS * 2 ** Math.max(0, failures - 1), ASKED_AGAIN_MAX_MS);
  return now + Math.round(waitMs * (0.9 + chance * 0.1));
}

const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/**
 * Whether `X-Hub-Signature` (`sha256=hex`) is that of this body under this secret. Compared in a time
 * that tells nothing. Source: WebSub, section 7.1.
 */
export function isSignedBy(header: string | undefined, secret: string, body: Uint8Array): boolean {
  const [, method = '', digest = ''] = /^(sha\d+)=([\da-f]+)$/i.exec(header?.trim() ?? '') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
