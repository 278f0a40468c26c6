import { DAY_MS } from '#days';
import type { Fetched } from '#platform';
import { pageOf } from '../twins/page.ts';

const ALIVE_MS = 30 * DAY_MS;
const UNSURE_MS = 2 * DAY_MS;
/** A site that is down over a weekend is not gone. */
const GONE_AFTER_MS = 3 * DAY_MS;

/** When the address of what is kept is first looked at: it was there just now. */
export const firstCheckAt = (url: string | null, now: number): number | null =>
  url === null ? null : now + DAY_MS;

/** What is known of an address. */
export interface LinkState {
  check_at: number | null;
  failed_since: number | null;
  /** Set once it failed over days, each time it was asked. */
  gone_since: number | null;
  failure: string | null;
}

/** What one look said: it is there, nothing is there and why, or nobody can say. */
export type Look = { is: 'there' } | { is: 'nowhere'; why: string } | { is: 'unknown' };

/** What is there is asked again after a month, and so is what is gone: it may come back. What failed, or did not say, sooner. */
export function stateAfter(look: Look, { failed_since, ...before }: LinkState, now: number) {
  if (look.is === 'there')
    return { check_at: now + ALIVE_MS, failed_since: null, gone_since: null, failure: null };
  if (look.is === 'unknown') return { ...before, failed_since, check_at: now + UNSURE_MS };
  const since = failed_since ?? now;
  const isGone = now - since >= GONE_AFTER_MS;
  return {
    check_at: now + (isGone ? ALIVE_MS : UNSURE_MS),
    failed_since: since,
    gone_since: isGone ? since : null,
    failure: look.why,
  };
}

/** Answers that say that there is nothing; others (a login, too many requests, a server in trouble) say nothing about the page. */
const NOTHING_THERE = new Set([404, 410, 451]);
const NOBODY_THERE = new Set(['dns', 'connect', 'tls', 'redirect-loop']);

/** What an answer says of the page at an address. */
export function lookOf(fetched: Fetched, asked: string): Look {
  const front = fetched.kind === 'ok' ? frontInstead(asked, fetched.url) : null;
  if (front !== null) return { is: 'nowhere', why: front };
  if (fetched.kind !== 'failed' || fetched.why === 'too-large') return { is: 'there' };
  const { why, status = 0, detail } = fetched;
  const isNowhere = why === 'http-status' ? NOTHING_THERE.has(status) : NOBODY_THERE.has(why);
  return isNowhere ? { is: 'nowhere', why: detail } : { is: 'unknown' };
}

/** Said where a site has its front instead of the page, as many answer instead of "not found"; else null. */
export const frontInstead = (asked: string, url: string): string | null =>
  hostOf(asked) === hostOf(url) && pageOf(url) === '' && !FRONT.test(pageOf(asked))
    ? `${hostOf(asked)} leads to its front page instead of this one.`
    : null;
const FRONT = /^(?:[^/]*\/(?:index|default|home)(?:\.\w+)?\?)?$/iu;

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./u, '');
