/** Work that is given up for good must not look as if it went on: neither on a screen, nor to whoever could begin it again. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atEnd, type Write } from '#platform';
import type { World } from '#test';
import { statementsOf } from '../src/platform/database/migrate.ts';
import { giveUpIn, makeOwner } from './giving-up.ts';
import { possess } from './possessions.ts';

/** Jobs for which nobody waits: whatever they had to do is looked for again by the clock or by the next that happens, or concerns nobody's screen. */
const NOBODY_WAITS = new Set([
  // Looks for what is to be done each time it is asked for.
  'consume.compare',
  'finding.embed',
  'finding.learn',
  'people.lookForDuplicates',
  'sources.attribute',
  'sources.ask-hub',
  'sources.take-in',
  // What is out of sight stays out of sight.
  'sources.forget',
  'sources.forget-feed',
  // Whose account it is cannot come in any more.
  'members.finishErasing',
  'connect.closeAsk',
]);
/** Jobs that a host's “Try again” begins anew with nothing to be unsaid first. */
const NOTHING_UNSAID = new Set([
  // Says whom new people may be, of a preview that can be taken over without it.
  'sources.say-who-may-be',
  // A problem of theirs is told until a look goes well, and the next look is as good as this one.
  'sources.poll',
  'sources.read-card-books',
  'sources.read-mailbox',
]);
const isErasing = (kind: string) => /\.(erase|purge)/i.test(kind);

describe('work that was given up', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let ids: Record<string, number>;
  beforeAll(async () => {
    ({ world, ada, ids } = await makeOwner());
  });
  afterAll(() => world.close());

  const giveUp = (kind: string, payload: object) => giveUpIn(world, kind, payload);
  const db = () => world.kith.db;
  const get = async <Body>(path: string) =>
    (await world.asked<Body>('GET', path, { as: ada })).body;

  it('is told by each kind of job, unless nobody waits for it', () => {
    const silent = world.kith.rooms
      .flatMap(({ jobs }) => Object.entries(jobs?.(world.kith) ?? {}))
      .filter(([kind, { givenUp }]) => !givenUp && !isErasing(kind))
      .map(([kind]) => kind);
    expect(new Set(silent)).toEqual(NOBODY_WAITS);
  });

  it('is unsaid by each kind of job that a host has tried again, unless there is nothing to unsay', () => {
    const mute = world.kith.rooms
      .flatMap(({ jobs }) => Object.entries(jobs?.(world.kith) ?? {}))
      .filter(([, { givenUp, triedAgain }]) => givenUp && !triedAgain)
      .map(([kind]) => kind);
    expect(new Set(mute)).toEqual(NOTHING_UNSAID);
  });

  it('leaves out the one address that could not be looked at, so that the others can come in', async () => {
    const answer = await world.ask('POST', '/api/v1/imports?name=pasted', {
      as: ada,
      raw: 'http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { id } = (await answer.json()) as { id: number };
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'looking' });
    await db().write((trx) =>
      trx
        .updateTable('job')
        .set({ interruptions: 99 })
        .where('kind', '=', 'sources.look-at-address')
        .execute(),
    );
    await world.settle();
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'preview', counts: { skip: 2 } });
  });

  it('says of what is kept that its page could not be read', async () => {
    const keepId = ids.keeps ?? 0;
    await db().write((trx) =>
      trx.updateTable('keep').set({ is_fetching: 1 }).where('id', '=', keepId).execute(),
    );
    await giveUp('consume.fetchPage', { keepId });
    expect(await get(`/keeps/${keepId}`)).toMatchObject({
      isFetching: false,
      problem: expect.stringContaining('failed to read'),
    });
  });

  it('says of somebody beyond and of a list that nothing came', async () => {
    const [strangerId, rollId] = [ids.strangers ?? 0, ids.rolls ?? 0];
    await db().write(async (trx) => {
      const looking = { state: 'looking' } as const;
      await trx.updateTable('stranger').set(looking).where('id', '=', strangerId).execute();
      await trx.updateTable('roll').set(looking).where('id', '=', rollId).execute();
    });
    await giveUp('finding.look', { strangerId });
    await giveUp('finding.roll', { rollId });
    const seen = await db()
      .read.selectFrom('stranger')
      .innerJoin('roll', 'roll.member_id', 'stranger.member_id')
      .select(['stranger.state', 'stranger.detail', 'roll.state as roll', 'roll.detail as why'])
      .where('stranger.id', '=', strangerId)
      .where('roll.id', '=', rollId)
      .executeTakeFirst();
    expect(seen).toEqual({
      state: 'nothing',
      detail: expect.stringContaining('failed'),
      roll: 'nothing',
      why: expect.stringContaining('failed'),
    });
  });

  it('lets a blogroll be looked for again', async () => {
    const personId = ids.people ?? 0;
    const look = { person_id: personId, state: 'looking' as const, looked_at: world.kith.now() };
    await db().write((trx) => trx.insertInto('blogroll_look').values(look).execute());
    await giveUp('finding.blogroll', { personId });
    expect(await db().read.selectFrom('blogroll_look').selectAll().execute()).toEqual([]);
  });

  it('counts as trouble of a source, a mailbox and an address book, which are tried again later', async () => {
    const { feed_id: feedId } = await db()
      .read.selectFrom('source')
      .select('feed_id')
      .where('id', '=', ids.sources ?? 0)
      .executeTakeFirstOrThrow();
    const [mailboxId, accountId] = [ids.mailboxes ?? 0, ids['address-books'] ?? 0];
    await giveUp('sources.poll', { feedId });
    await giveUp('sources.read-mailbox', { mailboxId });
    await giveUp('sources.read-card-books', { accountId });
    const { read } = db();
    const [feed, mailbox, account] = await Promise.all([
      read.selectFrom('feed').selectAll().where('id', '=', feedId).executeTakeFirst(),
      read.selectFrom('mailbox').selectAll().where('id', '=', mailboxId).executeTakeFirst(),
      read.selectFrom('card_account').selectAll().where('id', '=', accountId).executeTakeFirst(),
    ]);
    const why = expect.stringContaining('Kith failed');
    expect(feed).toMatchObject({ state: 'failing', problem_detail: why, failures: 1 });
    expect(mailbox).toMatchObject({ problem: why, failures: 1 });
    expect(account).toMatchObject({ problem: why });
    for (const at of [feed?.next_poll_at, mailbox?.next_at, account?.next_at])
      expect(at).toBeGreaterThan(world.kith.now());
  });

  it('lets no digest wait or be on its way for ever', async () => {
    const days = { '2026-11-20': 'waiting', '2026-11-21': 'sending' } as const;
    for (const [day, state] of Object.entries(days)) {
      const row = { member_id: ada.id, day, state, created_at: world.kith.now() };
      await db().write((trx) => trx.insertInto('reminder_digest').values(row).execute());
      await giveUp('reminders.digest', { memberId: ada.id, day });
    }
    const states = await db()
      .read.selectFrom('reminder_digest')
      .select('state')
      .where('day', 'in', Object.keys(days))
      .orderBy('day')
      .execute();
    expect(states.map(({ state }) => state)).toEqual(['refused', 'unsure']);
  });

  it('is told, too, of what stood still before Kith knew how, and of nothing that goes on', async () => {
    const bo = await world.member('bo');
    const other = await possess(world, bo.id, 'bo');
    const id = (kind: string) => Number(other[kind] ?? 0);
    const steps = world.kith.rooms
      .flatMap(({ migrations = [] }) => migrations)
      .filter(({ name }) => /^010[01]-/.test(name))
      .flatMap((migration) => statementsOf(db().engine, migration))
      .filter((statement) => !statement.startsWith('alter'));
    const run = async (trx: Write) => {
      for (const statement of steps) await sql.raw(statement).execute(trx);
    };
    await db().write(async (trx) => {
      const work = { state: 'applying' } as const;
      await trx.updateTable('import_batch').set(work).execute();
      await trx.updateTable('library_import').set(work).execute();
      await trx.updateTable('vault_import').set(work).execute();
      await trx.updateTable('stranger').set({ state: 'looking' }).execute();
      await trx.updateTable('roll').set({ state: 'looking' }).execute();
      await trx.updateTable('machine_text').set({ state: 'working' }).execute();
      await trx.updateTable('keep').set({ is_fetching: 1 }).execute();
      const runAt = world.kith.now() + 60_000;
      await world.kith.enqueue(
        trx,
        [
          { kind: 'sources.apply-import', payload: {}, orderingKey: `imports ${bo.id}` },
          { kind: 'finding.look', payload: { strangerId: id('strangers') } },
          { kind: 'finding.roll', payload: { rollId: id('rolls') } },
          { kind: 'consume.fetchPage', payload: { keepId: id('keeps') } },
          { kind: 'consume.makeMachineText', payload: { id: id('machine-texts'), run: 'bo' } },
        ].map((job) => ({ ...job, runAt })),
      );
      atEnd(trx, () => run(trx));
    });
    const { read } = db();
    const [batches, lists, vaults, strangers, rolls, texts, keeps] = await Promise.all([
      read.selectFrom('import_batch').select(['id', 'stopped_at']).execute(),
      read.selectFrom('library_import').select('stopped_at').execute(),
      read.selectFrom('vault_import').select('stopped_at').execute(),
      read.selectFrom('stranger').select('id').where('state', '=', 'looking').execute(),
      read.selectFrom('roll').select('id').where('state', '=', 'looking').execute(),
      read.selectFrom('machine_text').select('id').where('state', '=', 'working').execute(),
      read.selectFrom('keep').select('id').where('is_fetching', '=', 1).execute(),
    ]);
    expect(batches.filter((row) => row.stopped_at === null).map((row) => row.id)).toEqual([
      id('imports'),
    ]);
    expect([...lists, ...vaults].filter((row) => row.stopped_at === null)).toEqual([]);
    expect([strangers, rolls, texts, keeps]).toEqual(
      ['strangers', 'rolls', 'machine-texts', 'keeps'].map((kind) => [{ id: id(kind) }]),
    );
  });

  it('is a dead letter all the same where it cannot be told', async () => {
    await giveUp('finding.roll', { rollId: 'none' });
    expect(world.errors.map(({ what }) => what)).toEqual(['job finding.roll']);
    const dead = await db()
      .read.selectFrom('job')
      .select('state')
      .where('kind', '=', 'finding.roll')
      .where('payload', 'like', '%none%')
      .execute();
    expect(dead).toEqual([{ state: 'dead' }]);
  });
});
