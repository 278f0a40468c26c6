import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasePersonNow } from '#people';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import { perhapsWords } from './may-be.ts';
import type { ImportItemView, ImportView } from './queries.ts';

const card = (name: string, ...more: string[]) =>
  ['BEGIN:VCARD', 'VERSION:4.0', `FN:${name}`, ...more, 'END:VCARD'].join('\r\n');

describe('perhapsWords', () => {
  it('names whom, and why, after what the row makes', () => {
    const reasons = ['The same name, and the same employer: Dairy', 'The same name'];
    expect(perhapsWords('A new person.', { name: 'Ada Lund', reasons })).toBe(
      'A new person. Perhaps Ada Lund, whom you have: the same name, and the same employer: Dairy; the same name.',
    );
  });
});

describe.each(engines)('a new row that may be somebody one has, on %s', (engine) => {
  let world: World;
  let mara: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown) =>
    world.accepted(method, path, { as: mara, body });
  const preview = async (...cards: string[]): Promise<ImportView> => {
    const headers = { 'content-type': 'application/octet-stream' };
    const raw = cards.join('\r\n');
    const path = '/api/v1/imports?name=contacts.vcf';
    return (await world.ask('POST', path, { as: mara, headers, raw })).json();
  };
  const items = async (id: number, query = ''): Promise<ImportItemView[]> =>
    (await ask('GET', `/imports/${id}/items?${query}`)).items;
  const add = async (name: string, email: string) =>
    (await ask('POST', '/people', { name, fields: [{ field: 'email', value: email }] })).id;

  it('says who, with reasons, and stays a new person until the member decides', async () => {
    const ada = await add('Ada Lund', 'ada@dairy.example');
    await add('Bo Dahl', 'bo@dahl.example');
    const view = await preview(
      card('Ada Lund', 'EMAIL:lund@home.example'),
      card('Bo Dahl', 'EMAIL:bo@dahl.example'),
      card('Cy Roe', 'EMAIL:cy@roe.example'),
    );
    expect(view).toMatchObject({ perhaps: 1, counts: { new: 2, known: 1 } });
    const [first, , third] = await items(view.id);
    expect(first).toMatchObject({
      plan: 'new',
      personId: null,
      perhapsId: ada,
      reason:
        'A new person. Perhaps Ada Lund, whom you have: the same name, and nothing that speaks against it.',
    });
    expect(third).toMatchObject({ perhapsId: null, reason: 'A new person.' });
    expect((await items(view.id, 'perhaps=true')).map(({ name }) => name)).toEqual(['Ada Lund']);
  });

  it('does not keep the name of somebody who is erased meanwhile', async () => {
    const ada = await add('Ada Lund', 'ada@dairy.example');
    const { id } = await preview(card('Ada  Lund', 'EMAIL:lund@home.example'));
    await erasePersonNow(world.kith, mara.id, ada);
    expect((await items(id)).map(({ reason, perhapsId }) => [reason, perhapsId])).toEqual([
      ['A new person.', null],
    ]);
  });
});

describe('a pasted address that may be of somebody one has', () => {
  let world: World;
  let feeds: PublishedFeeds;
  let mara: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ fetch: feeds });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const as = () => ({ as: mara });
  async function know(name: string, field: string, value: string): Promise<number> {
    const body = { name, fields: [{ field, value }] };
    const answer = await world.ask('POST', '/api/v1/people', { ...as(), body });
    return ((await answer.json()) as { id: number }).id;
  }
  async function paste(...addresses: string[]): Promise<{ id: number; items: ImportItemView[] }> {
    const headers = { 'content-type': 'application/octet-stream' };
    const raw = addresses.join('\n');
    const begun = await world.ask('POST', '/api/v1/imports?name=pasted.txt', {
      ...as(),
      headers,
      raw,
    });
    const { id } = (await begun.json()) as ImportView;
    await world.settle();
    const { state } = (await (
      await world.ask('GET', `/api/v1/imports/${id}`, as())
    ).json()) as ImportView;
    expect(state).toBe('preview');
    const page = await world.ask('GET', `/api/v1/imports/${id}/items`, as());
    return { id, items: ((await page.json()) as { items: ImportItemView[] }).items };
  }
  const publish = (url: string, title: string) =>
    feeds.put(url, title, [{ title: 'One', text: 'Some words.' }], world.kith.now());

  it('says whom, by name, handle and site, once it has been looked at', async () => {
    const ada = await know('Ada Lund', 'email', 'lund@dairy.example');
    const bo = await know('B. D.', 'github', 'bodahlberg');
    const cy = await know('Cy', 'site', 'https://cyroebuck.example');
    publish('https://ada-lund.example/feed', 'Field notes');
    publish('https://notes.bodahlberg.example/feed', 'Shavings');
    publish('https://cyroebuck.test/feed', 'Weeknotes');
    publish('https://looms.example/feed', 'Looms');
    const { items } = await paste(
      'https://ada-lund.example/feed',
      'https://notes.bodahlberg.example/feed',
      'https://cyroebuck.test/feed',
      'https://looms.example/feed',
    );
    expect(items.map(({ plan, perhapsId }) => [plan, perhapsId])).toEqual([
      ['new', ada],
      ['new', bo],
      ['new', cy],
      ['new', null],
    ]);
    expect(items[0]?.reason).toContain(
      'Perhaps Ada Lund, whom you have: their name is in its address: ada-lund.example.',
    );
  });

  it('says nobody for the address of a site that several have', async () => {
    await know('Ada Lund', 'site', 'https://weaversguild.example/ada');
    await know('Bo Dahlberg', 'site', 'https://weaversguild.example/bo');
    publish('https://weaversguild.test/feed', 'Looms');
    const { items } = await paste('https://weaversguild.test/feed');
    expect(items.map(({ perhapsId }) => perhapsId)).toEqual([null]);
  });

  it('says nobody of another member, and nobody whose name is another', async () => {
    const ben = await world.member('ben');
    const body = { name: 'Ada Lund', fields: [{ field: 'email', value: 'lund@dairy.example' }] };
    await world.ask('POST', '/api/v1/people', { as: ben, body });
    await know('Bo Dahlberg', 'github', 'bodahlberg');
    publish('https://ada-lund.example/feed', 'Field notes');
    publish('https://bodahlberg.example/feed', 'Una Bergman');
    const { items } = await paste(
      'https://ada-lund.example/feed',
      'https://bodahlberg.example/feed',
    );
    expect(items.map(({ perhapsId }) => perhapsId)).toEqual([null, null]);
  });
});
