/** A robots.txt as it was read. `status` 0: the host could not be reached. */
export interface StoredRobots {
  text: string;
  status: number;
  /** Epoch milliseconds. */
  fetchedAt: number;
}

/**
 * What politeness must remember between requests. `origin` is `https://example.org`; a counter's
 * name is a host, or `*` for all hosts together; a day is `YYYY-MM-DD` in UTC.
 */
export interface RobotsStore {
  robotsFor(origin: string): Promise<StoredRobots | null>;
  rememberRobots(origin: string, robots: StoredRobots): Promise<void>;
  countToday(hostOrStar: string, day: string): Promise<number>;
  /** Adds one and returns the sum, in one step, so that several processes share one budget. */
  count(hostOrStar: string, day: string): Promise<number>;
}

const ORIGINS_MAX = 1000;

/** Remembers in memory: the last thousand origins, and the counters of one day. */
export function createRobotsMemory(): RobotsStore {
  const robots = new Map<string, StoredRobots>();
  let counters = { day: '', counts: new Map<string, number>() };
  const countsOf = (day: string) => {
    if (counters.day !== day) counters = { day, counts: new Map() };
    return counters.counts;
  };
  return {
    robotsFor: async (origin) => robots.get(origin) ?? null,
    rememberRobots: async (origin, stored) => {
      robots.delete(origin);
      robots.set(origin, stored);
      const [oldest] = robots.keys();
      if (robots.size > ORIGINS_MAX && oldest !== undefined) robots.delete(oldest);
    },
    countToday: async (name, day) => countsOf(day).get(name) ?? 0,
    count: async (name, day) => {
      const sum = (countsOf(day).get(name) ?? 0) + 1;
      countsOf(day).set(name, sum);
      return sum;
    },
  };
}
