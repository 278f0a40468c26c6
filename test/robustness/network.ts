/** What a member does with a network, over the API of a Kith in this process, and what is stored then. */
import type { Kith } from '#platform';
import type { ImportView, Progress } from '#sources';
import type { World } from '#test';

const LOOK_EVERY_MS = 50;
type Member = Awaited<ReturnType<World['member']>>;

/** Asks until `isOver`; the limit is the test's own. */
async function until<T>(ask: () => Promise<T>, isOver: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (isOver(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

export async function bringIn(
  world: World,
  as: Member,
  file: string | Uint8Array<ArrayBuffer>,
): Promise<ImportView> {
  world.kith.startJobs();
  const begun = await world.ask('POST', '/api/v1/imports?name=list.opml', {
    as,
    raw: file,
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (begun.status !== 201) throw new Error(`${begun.status}: ${await begun.text()}`);
  const { id } = (await begun.json()) as ImportView;
  await world.ask('POST', `/api/v1/imports/${id}/apply`, { as, body: {} });
  return until(
    async () =>
      (await (await world.ask('GET', `/api/v1/imports/${id}`, { as })).json()) as ImportView,
    (batch) => batch.state === 'applied',
  );
}

export async function progressOf(world: World, as: Member): Promise<Progress> {
  const answer = await world.ask('GET', '/api/v1/refresh', { as });
  const { progress } = (await answer.json()) as { progress: Progress | null };
  if (!progress) throw new Error('a refresh without progress');
  return progress;
}

/** Waits for the end of the look that follows an import. */
export async function firstLook(world: World, as: Member): Promise<Progress> {
  const { progress } = await until(
    async () =>
      (await (await world.ask('GET', '/api/v1/refresh', { as })).json()) as {
        progress: Progress | null;
      },
    (answer) => answer.progress?.isDone === true,
  );
  if (!progress) throw new Error('a look without progress');
  return progress;
}

export async function refreshAll(world: World, as: Member): Promise<Progress> {
  // The clock stands still: without a step this round would look like the one before.
  world.advance(60_000);
  await world.ask('POST', '/api/v1/refresh', { as, body: { which: 'all' } });
  world.kith.startJobs();
  return until(
    () => progressOf(world, as),
    (progress) => progress.isDone,
  );
}

/** Every entry as address of its feed and identity in it, sorted. */
export async function entriesIn(kith: Kith): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['feed.url', 'entry.identity'])
    .execute();
  return rows.map((row) => `${row.url} ${row.identity}`).toSorted();
}
