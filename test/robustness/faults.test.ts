import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { bringIn, entriesIn, firstLook, progressOf, refreshAll } from './network.ts';
import { isReplayHere, type Replay, startReplay } from './replay.ts';

const FAULTS = ['500=0.1', 'timeout=0.02', 'truncate=0.05', 'loop=0.02'];
/** All feeds have one host here, so each that hangs holds up those behind it. */
const HANG_MS = 500;
const PATIENCE_MS = 120_000;

describe.skipIf(!isReplayHere)('real sources that fail', () => {
  let world: World;
  let replay: Replay;
  beforeEach(async () => {
    replay = await startReplay([
      ...FAULTS.flatMap((fault) => ['--fault', fault]),
      '--hang',
      String(HANG_MS),
    ]);
    world = await makeWorld();
  });
  afterEach(async () => {
    await world.close();
    await replay.stop();
  });

  it(
    'are named, and give every entry once when they are well again',
    async () => {
      const noor = await world.member('noor');
      const opml = await replay.opml();
      await bringIn(world, noor, opml);
      // Twice, so that feeds fail that were well before.
      const ill = await firstLook(world, noor);
      await refreshAll(world, noor);
      const { by_fault } = await replay.stats();
      expect(Object.keys(by_fault).toSorted()).toEqual(['500', 'loop', 'timeout', 'truncate']);
      expect(ill.done).toBe(replay.feeds);
      expect(ill.failed.length).toBeGreaterThan(10);
      for (const { reason } of ill.failed) expect(reason).toMatch(/^\S.{15,}\.$/);
      const before = await entriesIn(world.kith);

      await replay.stop();
      replay = await startReplay([], replay.port);
      const well = await refreshAll(world, noor);
      const after = await entriesIn(world.kith);
      expect(new Set(after).size).toBe(after.length);
      const afterwards = new Set(after);
      expect(before.filter((entry) => !afterwards.has(entry))).toEqual([]);
      expect(world.errors).toEqual([]);
      await world.close();

      world = await makeWorld();
      const spared = await world.member('noor');
      await bringIn(world, spared, opml);
      const undisturbed = await firstLook(world, spared);
      expect(after).toEqual(await entriesIn(world.kith));
      expect(well.failed).toEqual(undisturbed.failed);
    },
    PATIENCE_MS,
  );
});

const feedOf = (name: string) => `<?xml version="1.0"?><rss version="2.0"><channel>
<title>${name}</title><link>http://example.org/</link><description/>
<item><title>A note of ${name}</title><guid>${name}</guid></item></channel></rss>`;

describe('a host that hangs', () => {
  let world: World;
  let servers: Server[];
  let letGo: (() => void)[];
  beforeEach(async () => {
    servers = [];
    letGo = [];
    world = await makeWorld();
  });
  afterEach(async () => {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    await world.close();
  });

  async function host(address: string, isHanging: boolean): Promise<string> {
    const server = createServer((request, response) => {
      const answer = () => response.end(feedOf(`${address}${request.url}`));
      if (isHanging) letGo.push(answer);
      else answer();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    return `http://${address}:${(server.address() as AddressInfo).port}`;
  }

  it('does not hold up the others', async () => {
    const noor = await world.member('noor');
    const hanging = await host('127.0.0.2', true);
    const others = await Promise.all([3, 4, 5, 6, 7].map((last) => host(`127.0.0.${last}`, false)));
    const feeds = [hanging, ...others].flatMap((site) => [`${site}/a`, `${site}/b`]);
    const opml = `<opml version="2.0"><body>${feeds
      .map((url) => `<outline type="rss" text="${url}" xmlUrl="${url}"/>`)
      .join('')}</body></opml>`;
    // Carrying out the import looks at what is due, which is everything.
    await bringIn(world, noor, opml);
    for (;;) {
      const progress = await progressOf(world, noor).catch(() => null);
      if (progress && progress.fetched >= others.length * 2) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // Nobody has answered the one that hangs, and it was asked for one feed only.
    expect(letGo.length).toBe(1);
    expect(await progressOf(world, noor)).toMatchObject({ done: 10, isDone: false, failed: [] });
    for (let given = 0; given < 2; ) {
      const answer = letGo[given];
      if (answer) {
        answer();
        given++;
      } else await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await world.settle();
    expect(await progressOf(world, noor)).toMatchObject({
      done: 12,
      isDone: true,
      entriesTotal: 12,
    });
  });
});
