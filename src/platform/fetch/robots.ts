import {
  type Failure,
  type Fetched,
  type FetchRequest,
  failed,
  type GuardedFetch,
} from './fetched.ts';
import { followRedirects, type Hop, REDIRECTS_MAX } from './redirects.ts';
import { isFault, ROBOTS_CHARS_MAX, type Rules, readRules } from './robots-rules.ts';
import { createRobotsMemory, type RobotsStore, type StoredRobots } from './robots-store.ts';
import { readTarget, showAddress } from './target.ts';
import { createTurns, type Turns } from './turns.ts';

const HOUR_MS = 3_600_000;
/** RFC 9309, section 2.4: not longer than a day. */
const KEPT_MS = 24 * HOUR_MS;
/** A robots.txt that could not be had is asked for again sooner. */
const FAULT_KEPT_MS = HOUR_MS;
const ROBOTS_BYTES_MAX = 2_000_000;
/** Failures that say more than "no robots.txt", and hold for the page as well. */
const SAID_AS_THEY_ARE = new Set(['refused-address', 'bad-address', 'dns', 'cut-off']);

export interface PoliteOptions {
  /** Default: in memory. */
  store?: RobotsStore;
  /** Pages of one host, per day in UTC; its robots.txt does not count. */
  hostRequestsPerDayMax: number;
  /** All requests, robots.txt included, per day in UTC. */
  requestsPerDayMax: number;
  /** Between two requests to one host; a longer Crawl-delay of the host wins. */
  hostDelayMs: number;
  /** Whether strangers may be visited at all; asked at every request. */
  enabled: boolean | (() => boolean);
  /** The name that robots.txt may use for Kith. Default `Kith`. */
  robotsName?: string;
  /** Epoch milliseconds. */
  now?: () => number;
}

export type PoliteFetch = Pick<GuardedFetch, 'get'>;

interface Manners extends Required<PoliteOptions> {
  fetch: GuardedFetch;
  turns: Turns;
}

const over = (detail: string): Failure => ({ why: 'budget', detail });

const OFF = over('Visiting pages of people outside the network is switched off in this Kith.');

/** Counts one visit, unless the day's budget is used up. */
async function spend(manners: Manners, name: string, visitsMax: number): Promise<Failure | null> {
  const day = new Date(manners.now()).toISOString().slice(0, 10);
  const { store } = manners;
  const hasRoom = (await store.countToday(name, day)) < visitsMax;
  if (hasRoom && (await store.count(name, day)) <= visitsMax) return null;
  const whose = name === '*' ? 'visits to strangers' : `visits to ${name}`;
  return over(`The ${visitsMax} ${whose} that Kith allows itself a day are used up; try tomorrow.`);
}

/** Asks a host for its robots.txt. A Fetched is a failure that holds for the page too. */
async function askRobots(manners: Manners, url: URL, signal?: AbortSignal) {
  const spent = await spend(manners, '*', manners.requestsPerDayMax);
  if (spent !== null) return failed(url.href, spent);
  const request: FetchRequest = {
    url: `${url.origin}/robots.txt`,
    accept: 'text/plain, */*;q=0.1',
    bytesMax: ROBOTS_BYTES_MAX,
    ...(signal === undefined ? {} : { signal }),
  };
  const answer = await manners.fetch.get(request);
  if (answer.kind === 'failed' && SAID_AS_THEY_ARE.has(answer.why)) {
    return { ...answer, url: url.href, redirects: [] };
  }
  const robots: StoredRobots = { ...readStatus(answer), fetchedAt: manners.now() };
  await manners.store.rememberRobots(url.origin, robots);
  manners.turns.delay(url.hostname, manners.hostDelayMs);
  return robots;
}

function readStatus(answer: Fetched): { status: number; text: string } {
  if (answer.kind === 'ok') {
    const text = new TextDecoder().decode(answer.body).slice(0, ROBOTS_CHARS_MAX);
    return { status: answer.status, text };
  }
  if (answer.kind === 'not-modified') return { status: 0, text: '' };
  // Five redirects and more may count as "there is none" (RFC 9309, section 2.3.1.2).
  const isMaze = answer.why === 'too-many-redirects' || answer.why === 'redirect-loop';
  return { status: isMaze ? 404 : (answer.status ?? 0), text: '' };
}

async function rulesFor(
  manners: Manners,
  url: URL,
  signal?: AbortSignal,
): Promise<Rules | Fetched> {
  const known = await manners.store.robotsFor(url.origin);
  const keptMs = known !== null && isFault(known.status) ? FAULT_KEPT_MS : KEPT_MS;
  const isFresh = known !== null && manners.now() - known.fetchedAt < keptMs;
  const robots = isFresh ? known : await askRobots(manners, url, signal);
  return 'kind' in robots ? robots : readRules(url.origin, robots, manners.robotsName);
}

/**
 * One hop of a polite visit, made when its turn has come. A robots.txt is asked for in the same
 * turn, without a pause between the two.
 */
async function visit(manners: Manners, request: FetchRequest, url: URL): Promise<Fetched> {
  const { fetch, turns } = manners;
  const pausedMs = turns.pausedMs(url.hostname);
  if (pausedMs > 0) {
    const detail = `${url.host} asked for a pause, which is not over yet; try later.`;
    return failed(url.href, { ...over(detail), retryAfterMs: pausedMs });
  }
  const rules = await rulesFor(manners, url, request.signal);
  if ('kind' in rules) return rules;
  const refused =
    rules.forbids(url.href) ??
    (await spend(manners, url.hostname, manners.hostRequestsPerDayMax)) ??
    (await spend(manners, '*', manners.requestsPerDayMax));
  if (refused !== null) return failed(url.href, refused);
  const answer = await fetch.get({ ...request, url: url.href, redirectsMax: 0 });
  turns.delay(url.hostname, Math.max(manners.hostDelayMs, rules.crawlDelayMs));
  if (answer.kind === 'failed' && answer.retryAfterMs !== undefined) {
    turns.pause(url.hostname, answer.retryAfterMs);
  }
  return answer;
}

async function takeHop(manners: Manners, request: FetchRequest, url: URL): Promise<Hop> {
  const { hostname } = url;
  const answer = await manners.turns.take(hostname, request.signal, () =>
    visit(manners, request, url),
  );
  if (answer === null) {
    return failed(url.href, over(`Too many requests wait for ${url.host} already; try later.`));
  }
  if (answer.kind !== 'failed') return answer;
  const [step] = answer.redirects;
  const isStep = answer.why === 'too-many-redirects' || answer.why === 'redirect-loop';
  return isStep && step ? { kind: 'redirect', status: step.status, to: step.to } : answer;
}

/**
 * The guarded fetch with manners, for visiting people who did not ask for it: reads robots.txt,
 * goes to one host one request at a time with a pause between, stays within a budget a day, and
 * keeps away for as long as Retry-After says. Redirects are checked hop by hop. Time limits hold
 * for each hop; waiting for a turn comes on top.
 */
export function createPoliteFetch(fetch: GuardedFetch, options: PoliteOptions): PoliteFetch {
  const now = options.now ?? Date.now;
  const store = options.store ?? createRobotsMemory();
  const turns = createTurns(now);
  const manners: Manners = { robotsName: 'Kith', ...options, now, store, fetch, turns };

  async function get(request: FetchRequest): Promise<Fetched> {
    const { enabled } = manners;
    const isOn = typeof enabled === 'function' ? enabled() : enabled;
    if (!isOn) return failed(showAddress(request.url), OFF);
    const target = readTarget(request.url);
    if (!(target instanceof URL)) return failed(showAddress(request.url), target);
    const take = (url: string) => takeHop(manners, request, new URL(url));
    return followRedirects(target.href, take, request.redirectsMax ?? REDIRECTS_MAX);
  }

  return { get };
}
