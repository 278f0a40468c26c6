import { DAY_MS } from '#days';
import type { Fetched } from '#platform';
import { textOf } from '#sources';
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
  /** When the page was last there. */
  seen_at: number | null;
}

/** What one look said: it is there, nothing is there and why, or nobody can say. */
export type Look = { is: 'there' } | { is: 'nowhere'; why: string } | { is: 'unknown' };

const FOUND = { failed_since: null, gone_since: null, failure: null };

/** What is there is asked again after a month, and so is what is gone: it may come back. What failed, or did not say, sooner. */
export function stateAfter(look: Look, { failed_since, ...before }: LinkState, now: number) {
  if (look.is === 'there') return { ...FOUND, seen_at: now, check_at: now + ALIVE_MS };
  if (look.is === 'unknown') return { ...before, failed_since, check_at: now + UNSURE_MS };
  const since = failed_since ?? now;
  const isGone = now - since >= GONE_AFTER_MS;
  return {
    seen_at: before.seen_at,
    check_at: now + (isGone ? ALIVE_MS : UNSURE_MS),
    failed_since: since,
    gone_since: isGone ? since : null,
    failure: look.why,
  };
}

/** Answers that say that there is nothing; others (a login, too many requests, a server in trouble) say nothing about the page. */
const NOTHING_THERE = new Set([404, 410, 451]);
const NOBODY_THERE = new Set(['dns', 'connect', 'tls', 'redirect-loop']);

/** What is known of the page that is asked for. */
export interface Asked {
  url: string;
  title: string;
  seen_at: number | null;
}

/** What an answer says of the page at an address. */
export function lookOf(fetched: Fetched, { url, title, seen_at }: Asked): Look {
  const front = fetched.kind === 'ok' ? frontInstead(url, fetched.url) : null;
  // Many sites send whoever is not signed in to their front: of a page that was never open this says nothing.
  if (front !== null) return seen_at === null ? { is: 'unknown' } : { is: 'nowhere', why: front };
  const named = fetched.kind === 'ok' ? namedNotFound(fetched) : null;
  // What is called so since it was kept is a page about it: "HTTP 404 - Wikipedia".
  if (named !== null && !partsOf(title).some(isNotFound))
    return { is: 'nowhere', why: `${hostOf(url)} answers with a page called “${named}”.` };
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

/** How sites name the page that they show instead of one that is not there, also with a status that says it is there. */
const NOT_FOUND = new RegExp(
  `^(?:${[
    '(?:http )?(?:error|fehler|erreur|fout|code)?:? ?404(?: error| page)?[ .!:,–—-]*',
    "(?:404[ .!:,–—-]*)?(?:sorry[,!.]* )?(?:(?:the|this|that|your) )?(?:page|article|post|file|site|content|document)?[ ,]*(?:(?:was|is|could|can) ?)?(?:not|cannot|can[’']t)(?: be)? found",
    "(?:the|this|that) (?:page|article|post) (?:does not|doesn[’']t|no longer) exists?(?: any ?more)?",
    '(?:seite|artikel|beitrag) (?:wurde )?nicht gefunden',
    '(?:pagina|artikel) niet gevonden',
    'page (?:introuvable|non trouvée)',
    'página no encontrada',
    'página não encontrada',
    'pagina non trovata',
  ].join('|')})[ .!]*$`,
  'iu',
);
const NAME = /<(title|h1)\b[^>]{0,300}>([\s\S]{0,300}?)<\/\1\s*>/giu;
const BETWEEN_PARTS = /\s+[|–—·•:»«-]+\s+/u;

const isNotFound = (name: string): boolean => NOT_FOUND.test(name);
/** A title, and what of it may be without the site's name. */
const partsOf = (title: string): string[] => [title.trim(), ...title.trim().split(BETWEEN_PARTS)];

/** The words by which a page that was found says that it was not: its title without the site's name, or its heading. */
function namedNotFound({ headers, body }: Pick<Found, 'headers' | 'body'>): string | null {
  if (!isPage(headers)) return null;
  const html = new TextDecoder().decode(body.subarray(0, HEAD_BYTES));
  const names = [...html.matchAll(NAME)].slice(0, 2).map(([, , name = '']) => textOf(name));
  return names.flatMap(partsOf).find(isNotFound) ?? null;
}

type Found = Extract<Fetched, { kind: 'ok' }>;
/** A title stands near the beginning. */
const HEAD_BYTES = 128 * 1024;

/** Whether an answer is a page, which may say in words that there is none. */
export const isPage = (headers: Record<string, string>): boolean =>
  /html/iu.test(headers['content-type'] ?? '');

const FRONT = /^(?:[^/]*\/(?:index|default|home)(?:\.\w+)?\?)?$/iu;

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./u, '');
