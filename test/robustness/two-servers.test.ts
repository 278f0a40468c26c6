import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#platform';
import type { ImportView, Progress } from '#sources';
import { openBareDatabase, testPostgresUrl } from '../databases.ts';
import { isReplayHere, type Replay, startReplay } from './replay.ts';
import { call, firstMember, type RunningServer, startServer } from './server.ts';
import { storedIn } from './stored.ts';

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 100;

describe.skipIf(!isReplayHere || !process.env.KITH_TEST_POSTGRES)(
  'two servers on one PostgreSQL',
  () => {
    let replay: Replay;
    let db: Database;
    let folder: string;
    let servers: RunningServer[];
    beforeEach(async () => {
      servers = [];
      folder = mkdtempSync(path.join(tmpdir(), 'kith-two-'));
      replay = await startReplay(['--include', '^[a-e]|^group', '--latency', '20']);
      db = await openBareDatabase('postgres', '');
    });
    afterEach(async () => {
      await Promise.all(servers.map((server) => server.kill()));
      await db.close();
      await replay.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it(
      'look at each source once a round and store nothing twice',
      async () => {
        const settings = { DATABASE_URL: await testPostgresUrl(), KITH_DATA: folder };
        servers = [startServer(settings), startServer(settings)];
        const [one = '', two = ''] = await Promise.all(servers.map((server) => server.address));
        const cookie = await firstMember(one);
        const { id } = await call<ImportView>(one, cookie, {
          method: 'POST',
          way: '/imports?name=list.opml',
          body: await manyHosts(replay),
        });
        await call(two, cookie, { method: 'POST', way: `/imports/${id}/apply`, body: {} });
        const first = await looked(two, cookie);
        const stats = await replay.stats();
        expect(first).toMatchObject({ sources: replay.feeds, failed: [] });
        expect(new Set(Object.values(stats.by_resource))).toEqual(new Set([1]));
        const stored = await storedIn(db);
        expect(stored.entries.length).toBe(first.entriesTotal);
        expect(new Set(stored.entries).size).toBe(stored.entries.length);
        expect(new Set(stored.sources).size).toBe(stored.sources.length);

        await replay.reset();
        await call(one, cookie, { method: 'POST', way: '/refresh', body: { which: 'all' } });
        const second = await looked(two, cookie);
        expect(second).toMatchObject({ unchanged: replay.feeds, entriesNew: 0 });
        expect((await replay.stats()).requests).toBe(replay.feeds);
        expect(await storedIn(db)).toEqual(stored);
      },
      PATIENCE_MS,
    );
  },
);

/** The list with a name of its own for every few feeds, so that both servers find hosts to ask. */
async function manyHosts(replay: Replay): Promise<string> {
  let at = 0;
  return (await replay.opml()).replaceAll(/xmlUrl="http:\/\/127\.0\.0\.1:/g, () => {
    at += 1;
    return `xmlUrl="http://${['127.0.0.1', 'localhost'][at % 2]}:`;
  });
}

async function looked(address: string, cookie: string): Promise<Progress> {
  for (;;) {
    const { progress } = await call<{ progress: Progress | null }>(address, cookie, {
      way: '/refresh',
    });
    if (progress?.isDone) return progress;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
