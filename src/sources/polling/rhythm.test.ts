import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLookAt, nextTryAt, usualGapMs, WAIT_MAX_MS, WAIT_MIN_MS } from './rhythm.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A Monday, 00:00 UTC. */
const now = Date.UTC(2026, 10, 23);
const every = (gapMs: number) => Array.from({ length: 10 }, (_, i) => now - (i + 1) * gapMs);
const look = { now, gapMs: null, keepMs: 0, skips: null, chance: 0.5 };

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const skips = fc.record({
  hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 23 }),
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
});
const anyLook = fc.record({
  now: fc.integer({ min: 0, max: 4e12 }),
  gapMs: fc.option(fc.integer({ min: 0, max: 1e12 })),
  keepMs: fc.integer({ min: 0, max: 1e12 }),
  skips: fc.option(skips),
  chance,
});

describe('usualGapMs', () => {
  it('is the time between two times of writing', () => {
    expect(usualGapMs(every(4 * HOUR_MS), now)).toBe(4 * HOUR_MS);
  });
  it('takes what came at once for one time', () => {
    const issues = [7, 14, 21].map((days) => now - days * DAY_MS);
    const items = issues.flatMap((at) => Array.from({ length: 9 }, (_, i) => at - i * 1000));
    expect(usualGapMs(items, now)).toBe(7 * DAY_MS);
  });
  it('grows with silence', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: now }), { maxLength: 50 }), (dates) => {
        const newestFirst = dates.toSorted((a, b) => b - a);
        const [today, later] = [now, now + DAY_MS].map((at) => usualGapMs(newestFirst, at) ?? 0);
        expect(later).toBeGreaterThanOrEqual(today ?? 0);
      }),
    );
  });
  it('is unknown without a date, and without one that has come', () => {
    expect(usualGapMs([], now)).toBeNull();
    expect(usualGapMs([now + DAY_MS], now)).toBeNull();
  });
  it('is not thought short because one entry just came', () => {
    expect(usualGapMs([now], now)).toBe(4 * HOUR_MS);
  });
});

describe('nextLookAt', () => {
  it('is half the usual gap away', () => {
    expect(nextLookAt({ ...look, gapMs: 4 * HOUR_MS })).toBe(now + 2 * HOUR_MS);
  });
  it('is at most a day away for who stopped writing, and not for all at the same time', () => {
    const waits = [0, 1].map((by) => nextLookAt({ ...look, gapMs: 90 * DAY_MS, chance: by }) - now);
    expect(waits).toEqual([0.9 * DAY_MS, DAY_MS]);
  });
  it('is not before the publisher wants it', () => {
    fc.assert(
      fc.property(anyLook, (any) => {
        const wait = nextLookAt(any) - any.now;
        expect(wait).toBeGreaterThanOrEqual(Math.min(any.keepMs, WAIT_MAX_MS));
      }),
    );
  });
  it('is always between five minutes and a day away', () => {
    fc.assert(
      fc.property(anyLook, (any) => {
        const wait = nextLookAt(any) - any.now;
        expect(wait).toBeGreaterThanOrEqual(WAIT_MIN_MS);
        expect(wait).toBeLessThanOrEqual(WAIT_MAX_MS);
      }),
    );
  });
  it('falls into no skipped hour or day, unless a whole day would pass', () => {
    fc.assert(
      fc.property(anyLook, skips, (any, asked) => {
        const at = nextLookAt({ ...any, skips: asked });
        const date = new Date(at);
        const isSkipped =
          asked.hours.includes(date.getUTCHours()) || asked.days.includes(date.getUTCDay());
        expect(!isSkipped || at === any.now + WAIT_MAX_MS).toBe(true);
      }),
    );
  });
  it('waits for the end of the night that a publisher skips', () => {
    const night = { hours: [0, 1, 2, 3, 4, 5], days: [] };
    expect(nextLookAt({ ...look, gapMs: HOUR_MS, skips: night })).toBe(now + 6 * HOUR_MS);
  });
});

describe('nextTryAt', () => {
  it('doubles with each failure and never gives up', () => {
    const waits = [1, 2, 3, 50].map((failures) => nextTryAt({ now, failures, chance: 1 }) - now);
    expect(waits).toEqual([10 * MINUTE_MS, 20 * MINUTE_MS, 40 * MINUTE_MS, DAY_MS]);
  });
  it('waits as long as the server asks, at most a day', () => {
    const waitFor = (retryAfterMs: number) =>
      nextTryAt({ now, failures: 1, retryAfterMs, chance: 0 }) - now;
    expect([waitFor(5 * HOUR_MS), waitFor(90 * DAY_MS)]).toEqual([5 * HOUR_MS, DAY_MS]);
  });
  it('asks once a week for what its publisher has ended, the first times after a day', () => {
    const waits = [1, 2, 3, 50].map(
      (failures) => nextTryAt({ now, failures, isGone: true, chance: 1 }) - now,
    );
    expect(waits).toEqual([DAY_MS, DAY_MS, 7 * DAY_MS, 7 * DAY_MS]);
  });
  it('comes sooner by chance, never later than doubled and never more than a tenth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), chance, (failures, by) => {
        const latest = nextTryAt({ now, failures, chance: 1 }) - now;
        const wait = nextTryAt({ now, failures, chance: by }) - now;
        expect(wait).toBeLessThanOrEqual(latest);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(latest * 0.9));
      }),
    );
  });
});
