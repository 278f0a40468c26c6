/** What the host's “Try again” begins anew must look as if it went on, and must go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '#test';
import { giveUpIn, makeOwner, tryAgain } from './giving-up.ts';

describe('work that the host has tried again', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let ids: Record<string, number>;
  beforeAll(async () => {
    ({ world, ada, ids } = await makeOwner());
  });
  afterAll(() => world.close());

  const db = () => world.kith.db;
  const get = async <Body>(path: string) =>
    (await world.asked<Body>('GET', path, { as: ada })).body;

  it('begins anew for what is kept when the host has it tried again, and says what comes of it', async () => {
    const keepId = ids.keeps ?? 0;
    await db().write((trx) =>
      trx
        .updateTable('keep')
        .set({ url: 'http://127.0.0.1:9/a', is_fetching: 1 })
        .where('id', '=', keepId)
        .execute(),
    );
    await giveUpIn(world, 'consume.fetchPage', { keepId });
    await tryAgain(world, ada, 'consume.fetchPage');
    expect(await get(`/keeps/${keepId}`)).toMatchObject({ isFetching: true });
    await world.settle();
    expect(await get(`/keeps/${keepId}`)).toMatchObject({
      isFetching: false,
      problem: expect.not.stringContaining('failed to read'),
    });
  });

  it('begins anew for a machine text when the host has it tried again, unless another was asked for', async () => {
    const id = ids['machine-texts'] ?? 0;
    const change = (to: object) =>
      db().write((trx) => trx.updateTable('machine_text').set(to).where('id', '=', id).execute());
    const text = () =>
      db()
        .read.selectFrom('machine_text')
        .select(['state', 'problem'])
        .where('id', '=', id)
        .executeTakeFirst();
    await change({ state: 'working' });
    await giveUpIn(world, 'consume.makeMachineText', { id, run: 'ada' });
    const givenUp = { state: 'failed', problem: expect.stringContaining('failed to make it') };
    expect(await text()).toEqual(givenUp);
    await tryAgain(world, ada, 'consume.makeMachineText');
    expect(await text()).toEqual({ state: 'working', problem: null });
    await world.settle();
    expect(await text()).toEqual({ state: 'failed', problem: 'No model is set up any more.' });
    await change({ state: 'working', problem: null });
    await giveUpIn(world, 'consume.makeMachineText', { id, run: 'ada' });
    await change({ run: 'another' });
    await tryAgain(world, ada, 'consume.makeMachineText');
    expect(await text()).toEqual(givenUp);
  });

  it.each([
    ['stranger', 'strangers', 'finding.look', 'strangerId'],
    ['roll', 'rolls', 'finding.roll', 'rollId'],
  ] as const)(
    'looks at a %s again, unless something was found meanwhile',
    async (table, kind, job, key) => {
      const id = ids[kind] ?? 0;
      const change = (to: { state: 'looking' | 'nothing'; detail: string | null }) =>
        db().write((trx) =>
          trx
            .updateTable(table)
            .set({ ...to, url: 'http://127.0.0.1:9/a' })
            .where('id', '=', id)
            .execute(),
        );
      const state = () =>
        db()
          .read.selectFrom(table)
          .select(['state', 'detail'])
          .where('id', '=', id)
          .executeTakeFirst();
      await change({ state: 'looking', detail: null });
      await giveUpIn(world, job, { [key]: id });
      expect(await state()).toMatchObject({ state: 'nothing' });
      await tryAgain(world, ada, job);
      expect(await state()).toEqual({ state: 'looking', detail: null });
      await world.settle();
      expect(await state()).toEqual({
        state: 'nothing',
        detail: expect.not.stringContaining('Kith failed'),
      });
      await giveUpIn(world, job, { [key]: id });
      await change({ state: 'nothing', detail: 'Its server said no.' });
      await tryAgain(world, ada, job);
      expect(await state()).toEqual({ state: 'nothing', detail: 'Its server said no.' });
    },
  );

  it('looks for a blogroll again, of whoever is still there', async () => {
    const personId = ids.people ?? 0;
    const looks = () => db().read.selectFrom('blogroll_look').select('state').execute();
    await giveUpIn(world, 'finding.blogroll', { personId });
    await tryAgain(world, ada, 'finding.blogroll');
    expect(await looks()).toEqual([{ state: 'looking' }]);
    await db().write((trx) => trx.deleteFrom('blogroll_look').execute());
    await world.settle();
    await giveUpIn(world, 'finding.blogroll', { personId: 987_654 });
    await tryAgain(world, ada, 'finding.blogroll');
    expect(await looks()).toEqual([]);
  });

  it('looks again at an address that was left out of an import, unless the import was carried out', async () => {
    const answer = await world.ask('POST', '/api/v1/imports?name=pasted', {
      as: ada,
      raw: 'http://127.0.0.1:9/only',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { id } = (await answer.json()) as { id: number };
    const { position } = await db()
      .read.selectFrom('import_item')
      .select('position')
      .where('batch_id', '=', id)
      .executeTakeFirstOrThrow();
    const row = async () => {
      const { items } = await get<{ items: { reason: string }[] }>(`/imports/${id}/items`);
      return items[0]?.reason;
    };
    await world.settle();
    await db().write(async (trx) => {
      const [waiting, looking] = [{ plan: 'waiting' }, { state: 'looking' }] as const;
      await trx.updateTable('import_item').set(waiting).where('batch_id', '=', id).execute();
      await trx.updateTable('import_batch').set(looking).where('id', '=', id).execute();
    });
    await giveUpIn(world, 'sources.look-at-address', { batchId: id, position });
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'preview', counts: { skip: 1 } });
    expect(await row()).toContain('Kith failed');
    await tryAgain(world, ada, 'sources.look-at-address');
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'looking', counts: { waiting: 1 } });
    await world.settle();
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'preview', counts: { skip: 1 } });
    expect(await row()).not.toContain('Kith failed');
    await db().write((trx) =>
      trx.updateTable('import_item').set({ plan: 'waiting' }).where('batch_id', '=', id).execute(),
    );
    await giveUpIn(world, 'sources.look-at-address', { batchId: id, position });
    await db().write((trx) =>
      trx.updateTable('import_batch').set({ state: 'applied' }).where('id', '=', id).execute(),
    );
    await tryAgain(world, ada, 'sources.look-at-address');
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'applied' });
  });

  it.each([
    ['waiting', 'waiting'],
    // It may have arrived.
    ['sending', 'unsure'],
  ] as const)('lets a digest that was %s be %s', async (before, after) => {
    const day = before === 'waiting' ? '2026-11-20' : '2026-11-21';
    const row = { member_id: ada.id, day, state: before, created_at: world.kith.now() };
    await db().write((trx) => trx.insertInto('reminder_digest').values(row).execute());
    await giveUpIn(world, 'reminders.digest', { memberId: ada.id, day });
    await tryAgain(world, ada, 'reminders.digest');
    const digest = await db()
      .read.selectFrom('reminder_digest')
      .select('state')
      .where('day', '=', day)
      .executeTakeFirst();
    expect(digest?.state).toBe(after);
  });
});
