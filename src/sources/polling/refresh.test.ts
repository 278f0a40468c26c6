import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { follow } from '../feeds/follow.ts';
import { refreshProgress, startRefresh } from './refresh.ts';
import { POLL } from './schedule.ts';

describe.each(engines)('refreshProgress on %s', (engine) => {
  let world: World;
  let memberId: number;
  let feedId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    const anna = await world.member('anna');
    memberId = anna.id;
    const personId = await world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      const named = { name: 'Mira', name_key: 'mira', search_key: 'mira' };
      const person = await trx
        .insertInto('person')
        .values({ member_id: memberId, ...named, created_at: now, updated_at: now })
        .returning('id')
        .executeTakeFirstOrThrow();
      return person.id;
    });
    const source = { feedUrl: 'http://127.0.0.1:9/feed', title: 'Mira', personId, batchId: null };
    const followed = await world.kith.db.write((trx) =>
      follow(trx, { memberId, ...source, now: world.kith.now() }),
    );
    feedId = followed.feedId;
  });
  afterEach(() => world.close());

  const jobState = (state: 'running' | 'dead') =>
    world.kith.db.write((trx) =>
      trx.updateTable('job').set({ state }).where('kind', '=', POLL).execute(),
    );

  it('does not wait for a look that ended while the refresh began', async () => {
    await startRefresh(world.kith, memberId, 'all');
    await jobState('running');
    // As the look leaves it: read, and its job not yet ticked off.
    await world.kith.db.write((trx) =>
      trx
        .updateTable('feed')
        .set({ last_result: 'fetched', polled_at: world.kith.now() })
        .where('id', '=', feedId)
        .execute(),
    );
    world.advance(1);
    await startRefresh(world.kith, memberId, 'all');
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({ done: 0, isDone: false });
    await world.kith.db.write((trx) => trx.deleteFrom('job').where('kind', '=', POLL).execute());
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({
      fetched: 1,
      isDone: true,
      failed: [],
    });
  });

  it('names a source whose look is dead, and tries it again at the next refresh', async () => {
    await startRefresh(world.kith, memberId, 'all');
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({ isDone: false });
    await jobState('dead');
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({
      isDone: true,
      fetched: 0,
      failed: [
        { url: 'http://127.0.0.1:9/feed', reason: expect.stringMatching(/failed to store/) },
      ],
    });
    world.advance(1);
    await startRefresh(world.kith, memberId, 'all');
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({ isDone: false });
  });
  it('tells a source that was not asked, as its server wants no visits, from one that was', async () => {
    const now = world.kith.now();
    await world.kith.db.write(async (trx) => {
      const row = { last_result: 'fetched' as const, last_new: 3, polled_at: now - 1 };
      await trx.updateTable('feed').set(row).where('id', '=', feedId).execute();
      const wait = { host: '127.0.0.1:9', until_at: now + 60_000 };
      await trx.insertInto('host_wait').values(wait).execute();
    });
    await startRefresh(world.kith, memberId, 'all');
    await world.settle();
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({
      sources: 1,
      done: 0,
      paused: 1,
      fetched: 0,
      entriesNew: 0,
      isDone: true,
    });
  });

  it('counts what a look stored whose process ended before it was ticked off', async () => {
    await startRefresh(world.kith, memberId, 'all');
    world.advance(1);
    const stored = { last_result: 'fetched' as const, last_new: 3, polled_at: world.kith.now() };
    await world.kith.db.write(async (trx) => {
      await trx.updateTable('feed').set(stored).where('id', '=', feedId).execute();
      await trx.updateTable('job').set({ interruptions: 1 }).where('kind', '=', POLL).execute();
    });
    await world.settle();
    expect(await refreshProgress(world.kith, memberId)).toMatchObject({
      fetched: 1,
      entriesNew: 3,
      isDone: true,
      failed: [],
    });
  });
});
