/** Who may have what summarised and translated, how often, and that it is theirs alone. */
import { describe, expect, it } from 'vitest';
import { engines, makeWorld } from '#test';
import { KEY, machineStage, PER_DAY, SENT, wordsOf } from '../../../test/machine-stage.ts';
import { possess } from '../../../test/possessions.ts';
import type { KeepView } from '../library/schema.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

describe.each(engines)('asking for machine text on %s', (engine) => {
  const on = machineStage(engine);
  const { agree, ask, made, path, settings, texts, want } = on;

  it('sends nothing before a member agreed, and then what it says, with the key', async () => {
    expect(await settings()).toMatchObject({
      asked: { url: on.api.url, model: 'writer-1', isReadableOnTheWay: false },
      isPublishedSent: false,
      left: PER_DAY,
    });
    const refused = await want('summary');
    expect([refused.status, await wordsOf(refused)]).toEqual([
      403,
      expect.stringContaining('Agree first'),
    ]);
    expect(on.api.asked).toEqual([]);
    await agree();
    const summary = await made('summary');
    expect(summary).toMatchObject({
      state: 'done',
      language: 'de',
      model: 'writer-1',
      madeAt: on.world.kith.now(),
      html: '<p>It is about this:</p><ul><li>On rollbacks Why drills Rehearse a</li><li>and more</li></ul>',
    });
    expect(on.api.asked).toHaveLength(1);
    expect(on.api.asked[0]).toMatchObject({
      model: 'writer-1',
      task: expect.stringContaining('German'),
      headers: { authorization: `Bearer ${KEY}` },
      body: { stream: false, max_tokens: 4000 },
    });
    // Asked again it is there, and is not sent again.
    await made('summary');
    expect(on.api.asked).toHaveLength(1);
    expect((await settings()).left).toBe(PER_DAY - 1);
    await made('summary', { isAnew: true });
    expect(on.api.asked).toHaveLength(2);
  });

  it('can be cancelled while a slow model writes, and the next asking is another', async () => {
    await agree();
    const release = on.api.holds();
    expect((await want('translation')).status).toBe(202);
    on.world.kith.startJobs();
    await expect.poll(() => on.api.asked.length, { timeout: 30_000 }).toBe(1);
    const [working] = await texts();
    expect(working).toMatchObject({ state: 'working', partsDone: 0 });
    expect((await ask('DELETE', `/machine-texts/${working?.id}`, undefined, on.bo)).status).toBe(
      404,
    );
    expect((await ask('DELETE', `/machine-texts/${working?.id}`)).status).toBe(204);
    // The request to the model ends of itself: nobody releases it.
    await on.world.settle();
    expect(await texts()).toEqual([]);
    release();
    expect(await made('translation')).toMatchObject({ state: 'done' });
  });

  it('can be removed, and comes back for ten minutes; then it is erased, and nobody else’s all the while', async () => {
    await agree();
    const summary = await made('summary');
    const at = `/machine-texts/${summary?.id}`;
    expect((await ask('POST', `${at}/restore`)).status).toBe(404);
    expect((await ask('DELETE', at)).status).toBe(204);
    expect((await ask('DELETE', at)).status).toBe(404);
    expect(await texts()).toEqual([]);
    expect(await (await ask('GET', '/export')).text()).not.toContain('It is about this');
    expect((await ask('POST', `${at}/restore`, undefined, on.bo)).status).toBe(404);
    expect((await ask('POST', `${at}/restore`)).status).toBe(204);
    expect(await texts()).toEqual([summary]);
    await ask('DELETE', at);
    on.world.advance(10 * MINUTE);
    await on.world.settle();
    expect((await ask('POST', `${at}/restore`)).status).toBe(404);
    const { read } = on.world.kith.db;
    expect(
      await read
        .selectFrom('machine_text')
        .select('id')
        .where('id', '=', summary?.id ?? 0)
        .execute(),
    ).toEqual([]);
  });

  it('is made anew when it is asked for after it was removed, and the old one stays away', async () => {
    await agree();
    const before = await made('summary');
    await ask('DELETE', `/machine-texts/${before?.id}`);
    const after = await made('summary');
    expect(on.api.asked).toHaveLength(2);
    expect((await ask('POST', `/machine-texts/${before?.id}/restore`)).status).toBe(404);
    expect(await texts()).toEqual([after]);
  });

  it('says that it was given up, and is begun again by asking', async () => {
    await agree();
    const release = on.api.holds();
    expect((await want('summary')).status).toBe(202);
    // Wherever it is written down that it is done, that fails.
    await on.world.statement(`alter table machine_text rename column note to noted`);
    release();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await on.world.settle();
      on.world.advance(HOUR);
    }
    await on.world.statement(`alter table machine_text rename column noted to note`);
    expect(on.world.errors.splice(0).length).toBe(3);
    expect(await texts()).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('Kith failed to make it') },
    ]);
    expect(await made('summary')).toMatchObject({ state: 'done' });
  });

  it('is stopped where it is the member’s alone and they let that be sent no more', async () => {
    await agree({ isPublishedSent: true, isOwnSent: true });
    const kept = (await (await ask('POST', '/keeps', { entryId: on.entryId })).json()) as KeepView;
    const at = `/keeps/${kept.id}/machine-texts`;
    const release = on.api.holds();
    for (const to of [at, path()])
      expect((await want('translation', {}, on.anna, to)).status).toBe(202);
    on.world.kith.startJobs();
    await expect.poll(() => on.api.asked.length, { timeout: 30_000 }).toBe(1);
    const stopped = { state: 'failed', problem: 'You do not let it be sent any more.' };
    await agree();
    expect(await texts(on.anna, at)).toMatchObject([stopped]);
    release();
    await on.world.settle();
    expect(await texts(on.anna, at)).toMatchObject([{ ...stopped, html: '' }]);
    expect(await texts()).toMatchObject([{ state: 'done' }]);
    expect(on.api.asked).toHaveLength(2);
  });

  it('is nobody else’s, and neither is what it is of', async () => {
    await agree();
    await made('summary');
    expect(await texts(on.bo)).toEqual([]);
    expect(await settings(on.bo)).toMatchObject({ isPublishedSent: false, left: PER_DAY });
    const kept = (await (await ask('POST', '/keeps', { entryId: on.entryId })).json()) as KeepView;
    const at = `/keeps/${kept.id}/machine-texts`;
    expect((await want('summary', {}, on.anna, at)).status).toBe(403);
    await agree({ isPublishedSent: true, isOwnSent: true });
    await agree({ isPublishedSent: true, isOwnSent: true }, on.bo);
    expect((await want('summary', {}, on.anna, at)).status).toBe(202);
    await on.world.settle();
    expect(await texts(on.anna, at)).toMatchObject([{ state: 'done' }]);
    expect((await ask('GET', at, undefined, on.bo)).status).toBe(404);
    expect((await want('summary', {}, on.bo, at)).status).toBe(404);
    // A letter to anna: the same feed, had it come to her mailbox.
    await on.world.kith.db.write(async (trx) => {
      await trx.updateTable('feed').set({ member_id: on.anna.id }).execute();
      await trx.deleteFrom('source').where('member_id', '<>', on.anna.id).execute();
    });
    expect((await ask('GET', path(), undefined, on.bo)).status).toBe(404);
    expect((await want('summary', {}, on.bo)).status).toBe(404);
    await agree();
    const refused = await want('translation');
    expect([refused.status, await wordsOf(refused)]).toEqual([
      403,
      expect.stringContaining('yours alone'),
    ]);
    const exported = await (await ask('GET', '/export')).text();
    expect(exported).toContain('It is about this');
    expect(exported).toContain('"isOwnSent":false');
    expect(await (await ask('GET', '/export', undefined, on.bo)).text()).not.toContain(
      'It is about',
    );
    await on.world.kith.db.write((trx) =>
      trx.updateTable('feed').set({ member_id: null }).execute(),
    );
  });

  it('is had so often a day as the host lets everybody have it', async () => {
    await agree();
    await made('summary');
    on.world.advance(HOUR);
    for (const language of ['fr', 'es', 'it', 'nl', 'pt'])
      expect((await want('summary', { language })).status).toBe(202);
    const refused = await want('summary', { language: 'sv' });
    expect([refused.status, await wordsOf(refused)]).toEqual([
      429,
      expect.stringContaining('Ask again in 23 hours'),
    ]);
    expect((await agree(SENT, on.bo)).status).toBe(204);
    expect((await want('summary', {}, on.bo)).status).toBe(202);
    on.world.advance(23 * HOUR);
    expect((await want('summary', { language: 'sv' })).status).toBe(202);
    await on.world.settle();
  });

  it('is agreed to for one address, and taken back', async () => {
    await agree();
    await on.world.kith.db.write((trx) =>
      trx
        .updateTable('machine_agreement')
        .set({ url: 'https://before.example/v1' })
        .where('member_id', '=', on.anna.id)
        .execute(),
    );
    expect((await want('summary')).status).toBe(403);
    await agree();
    const release = on.api.holds();
    for (const language of ['fr', 'de'])
      expect((await want('summary', { language })).status).toBe(202);
    on.world.kith.startJobs();
    await expect.poll(() => on.api.asked.length, { timeout: 30_000 }).toBe(1);
    await agree({ isPublishedSent: false, isOwnSent: true });
    // What the model has got is dropped, and what waits behind it is not sent.
    release();
    await on.world.settle();
    const stopped = { state: 'failed', problem: 'You do not let it be sent any more.', html: '' };
    expect(await texts()).toMatchObject([stopped, stopped]);
    expect(on.api.asked).toHaveLength(1);
  });
});

describe('without a model', () => {
  it('nothing is sent, offered or kept, and all else is as before', async () => {
    const world = await makeWorld();
    const as = await world.member('anna');
    const { entries: id } = await possess(world, as.id, 'annas');
    const ask = (method: string, path: string, body?: unknown) =>
      world.ask(method, `/api/v1${path}`, { as, ...(body === undefined ? {} : { body }) });
    await ask('PUT', '/machine-texts/settings', SENT);
    expect(await (await ask('GET', '/machine-texts/settings')).json()).toMatchObject({
      asked: null,
      isPublishedSent: false,
      left: 0,
    });
    const at = `/entries/${id}/machine-texts`;
    expect(await (await ask('GET', at)).json()).toMatchObject({ texts: [] });
    expect((await ask('POST', at, { kind: 'summary', language: 'de' })).status).toBe(409);
    expect((await ask('GET', `/entries/${id}`)).status).toBe(200);
    await world.close();
  });
});
