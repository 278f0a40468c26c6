import robotsModule from 'robots-parser';
import type { Failure } from './fetched.ts';
import type { StoredRobots } from './robots-store.ts';

const CRAWL_DELAY_MS_MAX = 30_000;
/** RFC 9309, section 2.5: at least 500 KiB must be read. */
export const ROBOTS_CHARS_MAX = 512_000;
/** Matching costs a rule's length times the address's, so neither may be endless. */
const LINE_CHARS_MAX = 1000;
const ADDRESS_CHARS_MAX = 2000;
const WILDCARD_LINES_CHARS_MAX = 100_000;

// Its types describe an ES module; the package is CommonJS, so the default import is the function.
const parseRobots = robotsModule as unknown as (typeof robotsModule)['default'];

export interface Rules {
  /** Why the address may not be visited; null when it may. */
  forbids(url: string): Failure | null;
  /** What the host asks for between two visits, at most 30 s. */
  crawlDelayMs: number;
}

const no = (detail: string): Failure => ({ why: 'robots', detail });

/** Whether a robots.txt could not be had, rather than does not exist. */
export function isFault(status: number): boolean {
  return status === 0 || status >= 500 || status === 429;
}

/**
 * What a robots.txt says to `robotsName`. One that does not exist forbids nothing; one that cannot
 * be had now forbids everything for now. Source: RFC 9309, section 2.3.1; a 429 counts as a fault
 * of the server, since it asks for fewer visits, not for more.
 */
export function readRules(origin: string, robots: StoredRobots, robotsName: string): Rules {
  const { host } = new URL(origin);
  if (isFault(robots.status)) {
    const failure = no(`${host} does not hand out its robots.txt now, so Kith stays away for now.`);
    return { forbids: () => failure, crawlDelayMs: 0 };
  }
  if (robots.status >= 300) return { forbids: () => null, crawlDelayMs: 0 };
  const lines = robots.text
    .slice(0, ROBOTS_CHARS_MAX)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/);
  const read = lines.filter((line) => line.length <= LINE_CHARS_MAX);
  if (read.filter((line) => line.includes('*')).join('').length > WILDCARD_LINES_CHARS_MAX) {
    const failure = no(`The robots.txt of ${host} is too long to obey, so Kith stays away.`);
    return { forbids: () => failure, crawlDelayMs: 0 };
  }
  const text = read.join('\n');
  const parsed = parseRobots(`${origin}/robots.txt`, text);
  const delayMs = (parsed.getCrawlDelay(robotsName) ?? 0) * 1000;
  return {
    crawlDelayMs: delayMs > 0 ? Math.min(delayMs, CRAWL_DELAY_MS_MAX) : 0,
    forbids: (url) => {
      if (url.length > ADDRESS_CHARS_MAX) {
        return no(`The address is too long to hold against the robots.txt of ${host}.`);
      }
      // Undefined would mean another origin than this robots.txt speaks for: then no.
      if (parsed.isAllowed(url, robotsName) === true) return null;
      return no(`${host} asks programs in its robots.txt not to read this address.`);
    },
  };
}
