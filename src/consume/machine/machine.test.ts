/** Summaries and translations, through the API and over real HTTP to a model on loopback. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import { inCapitals, type MachineApi, startMachineApi } from '../../../test/machine-api.ts';
import { possess } from '../../../test/possessions.ts';
import type { KeepView } from '../library/schema.ts';
import type { MachineSettings, MachineTexts } from './schema.ts';

const KEY = 'sk-never-shown';
const FEED = 'https://ines.example/feed';
const HOUR = 60 * 60 * 1000;
const PER_DAY = 6;
const HTML =
  '<h2>Why drills</h2><p>Rehearse <a href="https://ines.example/why">a rollback</a> with <code>kith undo</code>.</p><pre>do not touch</pre><p>Then rest.</p>';
const SENT = { isPublishedSent: true, isOwnSent: false };

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('machine text on %s', (engine) => {
  let api: MachineApi;
  let world: World;
  let entryId: number;
  /** Each test has its own two members of one Kith, both with the entry in a source of theirs. */
  let anna: Member;
  let bo: Member;
  let count = 0;
  beforeAll(async () => {
    api = await startMachineApi();
    const feeds = new PublishedFeeds();
    // No private address may be fetched: the model is let through by its setting alone.
    const settings = {
      KITH_ALLOW_NET: '',
      KITH_MACHINE_URL: api.url,
      KITH_MACHINE_MODEL: 'writer-1',
      KITH_MACHINE_KEY: KEY,
      KITH_MACHINE_PER_DAY: String(PER_DAY),
    };
    world = await makeWorld({ engine, fetch: feeds, settings });
    feeds.put(FEED, 'Ines', [{ title: 'On rollbacks', text: 'Words.', age: 1 }], world.kith.now());
    await follow(await world.member('first'));
    await world.settle();
    const row = await world.kith.db.read.selectFrom('entry').select('id').executeTakeFirstOrThrow();
    entryId = row.id;
  });
  beforeEach(async () => {
    count += 1;
    [anna, bo] = [await world.member(`anna${count}`), await world.member(`bo${count}`)];
    for (const member of [anna, bo]) await follow(member);
    api.asked.length = 0;
    api.refuses(null);
    api.writes(null);
    await change(HTML);
  });
  afterAll(async () => {
    const { errors } = world;
    await world.close();
    await api.close();
    expect(errors).toEqual([]);
  });

  const follow = (as: Member) =>
    world.ask('POST', '/api/v1/sources', { as, body: { url: FEED, name: 'Ines' } });
  /** The entry is another, as a feed that holds HTML gives it. */
  const change = (html: string) =>
    world.kith.db.write((trx) =>
      trx.updateTable('entry').set({ html }).where('id', '=', entryId).execute(),
    );
  const ask = (method: string, path: string, body?: unknown, as = anna) =>
    world.ask(method, `/api/v1${path}`, { as, ...(body === undefined ? {} : { body }) });
  const agree = (to = SENT, as = anna) => ask('PUT', '/machine-texts/settings', to, as);
  const settings = async (as = anna) =>
    (await (await ask('GET', '/machine-texts/settings', undefined, as)).json()) as MachineSettings;
  const path = () => `/entries/${entryId}/machine-texts`;
  const want = (kind: string, more: object = {}, as = anna, at = path()) =>
    ask('POST', at, { kind, language: 'de', ...more }, as);
  const texts = async (as = anna, at = path()) =>
    ((await (await ask('GET', at, undefined, as)).json()) as MachineTexts).texts;
  async function made(kind: string, more: object = {}) {
    expect((await want(kind, more)).status).toBe(202);
    await world.settle();
    return (await texts()).find((one) => one.kind === kind);
  }
  const words = async (answer: Response) =>
    ((await answer.json()) as { error: { message: string } }).error.message;

  it('sends nothing before a member agreed, and then what it says, with the key', async () => {
    expect(await settings()).toMatchObject({
      asked: { url: api.url, model: 'writer-1', isReadableOnTheWay: false },
      isPublishedSent: false,
      left: PER_DAY,
    });
    const refused = await want('summary');
    expect([refused.status, await words(refused)]).toEqual([
      403,
      expect.stringContaining('Agree first'),
    ]);
    expect(api.asked).toEqual([]);
    await agree();
    const summary = await made('summary');
    expect(summary).toMatchObject({
      state: 'done',
      language: 'de',
      model: 'writer-1',
      madeAt: world.kith.now(),
      html: '<p>It is about this:</p><ul><li>On rollbacks Why drills Rehearse a</li><li>and more</li></ul>',
    });
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0]).toMatchObject({
      model: 'writer-1',
      task: expect.stringContaining('German'),
      headers: { authorization: `Bearer ${KEY}` },
      body: { stream: false, max_tokens: 4000 },
    });
    // Asked again it is there, and is not sent again.
    await made('summary');
    expect(api.asked).toHaveLength(1);
    expect((await settings()).left).toBe(PER_DAY - 1);
    await made('summary', { isAnew: true });
    expect(api.asked).toHaveLength(2);
  });

  it('translates words and leaves links, code and structure as they are', async () => {
    await agree();
    const done = await made('translation');
    expect(done).toMatchObject({ state: 'done', title: 'ON ROLLBACKS', note: null });
    expect(done?.html).toBe(
      '<h2>WHY DRILLS</h2><p>REHEARSE <a href="https://ines.example/why">A ROLLBACK</a> WITH <code>kith undo</code>.</p><pre>do not touch</pre><p>THEN REST.</p>',
    );
    expect(api.asked.map(({ material }) => material).join()).not.toContain('do not touch');
  });

  it('shows only text and what was there before, whatever the model writes', async () => {
    await agree();
    const hostile =
      '<script>steal()</script><img src="https://spy.example/x.png" onerror="steal()"><a href="javascript:steal()">x</a>';
    api.writes(() => `- ${hostile}`);
    const summary = await made('summary');
    expect(summary?.html).not.toMatch(/<(?!\/?(?:ul|li)>)/);
    api.writes(({ material }) => inCapitals(material).replace('THEN REST.', `REST ${hostile}`));
    const done = await made('translation');
    expect(done?.html).not.toMatch(
      /<(?!\/?(?:h2|p|pre|code|a)(?: href="https:\/\/ines\.example\/why")?>)/,
    );
    expect(done?.html).toContain('&lt;script&gt;steal()');
    expect(done?.html).toContain('<a href="https://ines.example/why">A ROLLBACK</a>');
  });

  it('leaves a paragraph as it was where the answer cannot be used, and says how many', async () => {
    await agree();
    api.writes(({ material }) => inCapitals(material).replace(/<\/?x1>/g, ''));
    const done = await made('translation');
    expect(done?.html).toContain('<p>Rehearse <a href="https://ines.example/why">a rollback</a>');
    expect(done?.html).toContain('<p>THEN REST.</p>');
    expect(done?.note).toContain('One paragraph is as before');
    api.writes(() => 'Sorry, I cannot do that.');
    expect(await made('translation', { isAnew: true })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('could not be used'),
    });
  });

  it('is not shown any more once the text is another, and is made anew', async () => {
    await agree();
    await made('summary');
    await change('<p>Something else now.</p>');
    expect(await texts()).toMatchObject([{ state: 'done', isOutdated: true, html: '' }]);
    expect(await made('summary')).toMatchObject({ isOutdated: false });
    expect((await texts())[0]?.html).toContain('Something else');
    expect(await texts()).toHaveLength(1);
  });

  it('cuts what is too long at the end of a sentence, and says so', async () => {
    await change(`<p>${'A sentence of some words. '.repeat(1_500)}</p>`);
    await agree();
    const summary = await made('summary');
    expect(summary?.note).toMatch(/of its first 2\d,\d{3} characters/);
    expect(api.asked[0]?.material.length).toBeLessThan(24_100);
    expect(api.asked[0]?.material).toMatch(/words\.\n<\/text>$/);
    await change(`<p>${'Words and words. '.repeat(100)}</p>`.repeat(45));
    const done = await made('translation');
    expect(done?.note).toContain('the end is as it was');
    expect(done?.html).toMatch(/^<p>WORDS AND[\s\S]*Words and words\. <\/p>$/);
    expect(api.asked.length).toBeLessThan(40);
  });

  it.each([
    [401, {}, 'does not take the key (401); look at KITH_MACHINE_KEY'],
    [404, {}, 'look at KITH_MACHINE_URL and KITH_MACHINE_MODEL'],
    [500, {}, 'answered with status 500'],
    [429, { 'retry-after': '90' }, 'left alone for 2 minutes'],
  ])('says what a model that answers %i means', async (status, headers, said) => {
    await agree();
    api.refuses(status, headers, { error: { message: `<b>${KEY}</b>` } });
    const failed = await made('translation');
    expect(failed).toMatchObject({ state: 'failed', html: '' });
    expect(failed?.problem).toContain(said);
    expect(failed?.problem).not.toContain(KEY);
    api.refuses(null);
    if (status === 429) {
      // It is left alone for as long as it asked.
      expect((await made('translation'))?.state).toBe('failed');
      expect(api.asked).toHaveLength(1);
      world.advance(91_000);
    }
    expect(await made('translation')).toMatchObject({ state: 'done', problem: null });
  });

  it('goes on where a translation failed, without sending again what is there', async () => {
    const part = (n: number) => `<p>${`Part ${n}. `.repeat(150)}</p>`;
    await change([0, 1, 2, 3].map(part).join(''));
    await agree();
    api.writes((asked) => {
      if (asked.material.includes('Part 2')) api.refuses(503);
      return inCapitals(asked.material);
    });
    expect(await made('translation')).toMatchObject({ state: 'failed' });
    const before = api.asked.length;
    api.refuses(null);
    api.writes(null);
    expect(await made('translation')).toMatchObject({ state: 'done' });
    expect(api.asked.slice(before).filter(({ material }) => material.includes('Part 0'))).toEqual(
      [],
    );
  });

  it('can be cancelled while a slow model writes, and the next asking is another', async () => {
    await agree();
    const release = api.holds();
    expect((await want('translation')).status).toBe(202);
    world.kith.startJobs();
    await expect.poll(() => api.asked.length).toBe(1);
    const [working] = await texts();
    expect(working).toMatchObject({ state: 'working', partsDone: 0 });
    expect((await ask('DELETE', `/machine-texts/${working?.id}`, undefined, bo)).status).toBe(404);
    expect((await ask('DELETE', `/machine-texts/${working?.id}`)).status).toBe(204);
    // The request to the model ends of itself: nobody releases it.
    await world.settle();
    expect(await texts()).toEqual([]);
    release();
    expect(await made('translation')).toMatchObject({ state: 'done' });
  });

  it('is nobody else’s, and neither is what it is of', async () => {
    await agree();
    await made('summary');
    expect(await texts(bo)).toEqual([]);
    expect(await settings(bo)).toMatchObject({ isPublishedSent: false, left: PER_DAY });
    const kept = (await (await ask('POST', '/keeps', { entryId })).json()) as KeepView;
    const at = `/keeps/${kept.id}/machine-texts`;
    expect((await want('summary', {}, anna, at)).status).toBe(403);
    await agree({ isPublishedSent: true, isOwnSent: true });
    await agree({ isPublishedSent: true, isOwnSent: true }, bo);
    expect((await want('summary', {}, anna, at)).status).toBe(202);
    await world.settle();
    expect(await texts(anna, at)).toMatchObject([{ state: 'done' }]);
    expect((await ask('GET', at, undefined, bo)).status).toBe(404);
    expect((await want('summary', {}, bo, at)).status).toBe(404);
    // A letter to anna: the same feed, had it come to her mailbox.
    await world.kith.db.write(async (trx) => {
      await trx.updateTable('feed').set({ member_id: anna.id }).execute();
      await trx.deleteFrom('source').where('member_id', '<>', anna.id).execute();
    });
    expect((await ask('GET', path(), undefined, bo)).status).toBe(404);
    expect((await want('summary', {}, bo)).status).toBe(404);
    await agree();
    const refused = await want('translation');
    expect([refused.status, await words(refused)]).toEqual([
      403,
      expect.stringContaining('yours alone'),
    ]);
    const exported = await (await ask('GET', '/export')).text();
    expect(exported).toContain('It is about this');
    expect(exported).toContain('"isOwnSent":false');
    expect(await (await ask('GET', '/export', undefined, bo)).text()).not.toContain('It is about');
    await world.kith.db.write((trx) => trx.updateTable('feed').set({ member_id: null }).execute());
  });

  it('is had so often a day as the host lets everybody have it', async () => {
    await agree();
    await made('summary');
    world.advance(HOUR);
    for (const language of ['fr', 'es', 'it', 'nl', 'pt'])
      expect((await want('summary', { language })).status).toBe(202);
    const refused = await want('summary', { language: 'sv' });
    expect([refused.status, await words(refused)]).toEqual([
      429,
      expect.stringContaining('Ask again in 23 hours'),
    ]);
    expect((await agree(SENT, bo)).status).toBe(204);
    expect((await want('summary', {}, bo)).status).toBe(202);
    world.advance(23 * HOUR);
    expect((await want('summary', { language: 'sv' })).status).toBe(202);
    await world.settle();
  });

  it('is agreed to for one address, and taken back', async () => {
    await agree();
    await world.kith.db.write((trx) =>
      trx
        .updateTable('machine_agreement')
        .set({ url: 'https://before.example/v1' })
        .where('member_id', '=', anna.id)
        .execute(),
    );
    expect((await want('summary')).status).toBe(403);
    await agree();
    await want('summary');
    await agree({ isPublishedSent: false, isOwnSent: true });
    await world.settle();
    expect(await texts()).toMatchObject([
      { state: 'failed', problem: 'You do not let it be sent any more.' },
    ]);
    expect(api.asked).toEqual([]);
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
