import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasePersonNow } from '#people';
import { engines, makeWorld, type World } from '#test';
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
