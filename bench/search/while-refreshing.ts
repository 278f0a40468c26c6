/** How long searches take while a refresh writes, beside how long they take without: in turn, so that both meet the same machine. */
import { setTimeout as wait } from 'node:timers/promises';
import { addMember } from '#members';
import type { Kith } from '#platform';
import { startRefresh } from '#sources';
import { followAll, isThrough, serveFeeds, setGoal } from '../refresh/feeds.ts';

const ROUNDS = 4;
const FEEDS_EACH = 125;
const ITEMS = 100;
const LOOK_EVERY_MS = 100;
const FAR = Date.UTC(2100, 0, 1);

export interface WhileRefreshing<Taken> {
  quiet: Taken[];
  refreshing: Taken[];
  /** How long the refreshes took in all, with the searches beside them. */
  refreshSeconds: number;
}

/** `searches` are asked one after another without a pause, again and again until the refresh is through. */
export async function whileRefreshing<Taken>(
  kith: Kith,
  searches: readonly (() => Promise<Taken>)[],
): Promise<WhileRefreshing<Taken>> {
  // The generated sources are nowhere; looking at them would be a refresh of failures.
  await kith.db.write((trx) => trx.updateTable('feed').set({ next_poll_at: FAR }).execute());
  const served = await serveFeeds(ROUNDS * FEEDS_EACH, ITEMS);
  kith.startJobs();
  const found: WhileRefreshing<Taken> = { quiet: [], refreshing: [], refreshSeconds: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const numbers = Array.from({ length: FEEDS_EACH }, (_, n) => round * FEEDS_EACH + n);
    const reader = await addMember(kith, {
      name: `reader ${round}`,
      password: 'not served at all',
    });
    await followAll(kith, reader.id, { port: served.port, numbers });
    await setGoal(kith, reader.id);
    for (const search of searches) found.quiet.push(await search());
    const begunAt = performance.now();
    await startRefresh(kith, reader.id, 'all');
    let isOver = false;
    const watching = through(kith, reader.id).then(() => {
      isOver = true;
    });
    for (let n = 0; !isOver; n++) {
      const search = searches[n % searches.length];
      if (search) found.refreshing.push(await search());
    }
    await watching;
    found.refreshSeconds += (performance.now() - begunAt) / 1_000;
    console.error(
      `refreshed ${round + 1} of ${ROUNDS}, ${found.refreshing.length} searches meanwhile`,
    );
  }
  served.stop();
  return found;
}

async function through(kith: Kith, memberId: number): Promise<void> {
  while (!(await isThrough(kith, memberId))) await wait(LOOK_EVERY_MS);
}
