import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { bringIn, entriesIn, firstLook, refreshAll } from './network.ts';
import { isReplayHere, type Replay, startReplay } from './replay.ts';

const ENTRIES_MIN = 6_200;
const FEEDS = 231;
const PATIENCE_MS = 180_000;

describe.skipIf(!isReplayHere).each(engines)('a network of real sources on %s', (engine) => {
  let world: World;
  let replay: Replay;
  beforeEach(async () => {
    replay = await startReplay();
    world = await makeWorld({ engine });
  });
  afterEach(async () => {
    await world.close();
    await replay.stop();
  });

  it(
    'is read whole once, and after that only asked for changes',
    async () => {
      const noor = await world.member('noor');
      const batch = await bringIn(world, noor, await replay.opml());
      expect(batch).toMatchObject({ format: 'opml', rowsTotal: FEEDS, problems: [] });

      const first = await firstLook(world, noor);
      expect([first.sources, first.done, first.fetched + first.failed.length]).toEqual([
        FEEDS,
        FEEDS,
        FEEDS,
      ]);
      expect(first.entriesTotal).toBeGreaterThanOrEqual(ENTRIES_MIN);
      const opml = await replay.opml();
      for (const { url, reason } of first.failed) {
        expect(opml).toContain(url.replaceAll('&', '&amp;'));
        expect(reason).toMatch(/^[A-Z].{15,}\.$/);
      }
      const stats = await replay.stats();
      expect(Object.values(stats.by_resource).every((times) => times === 1)).toBe(true);
      expect(stats.max_in_flight_one_host).toBe(1);

      await replay.reset();
      const entries = await entriesIn(world.kith);
      const second = await refreshAll(world, noor);
      const after = await replay.stats();
      expect(second).toMatchObject({ entriesNew: 0, unchanged: first.fetched, fetched: 0 });
      // The replay offers it everywhere; what failed has nothing that could be unchanged.
      expect(after.not_modified).toBe(FEEDS - first.failed.length);
      expect(after.requests).toBe(FEEDS);
      expect(await entriesIn(world.kith)).toEqual(entries);
      expect(new Set(entries).size).toBe(entries.length);
      expect(world.errors).toEqual([]);
    },
    PATIENCE_MS,
  );
});
