import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { peopleByKeys, personById } from '../index.ts';
import { backs } from './split.ts';

describe('backs', () => {
  it('says whether a value is what a key stands on', () => {
    const site = { field: 'site', value: 'https://www.A.example/' };
    expect(backs(site, 'site:a.example')).toBe(true);
    expect(backs(site, 'site:b.example')).toBe(false);
    expect(backs({ field: 'name', value: 'Ada Lünd' }, 'name:ada lund')).toBe(true);
    expect(backs({ field: 'bio', value: 'ada lund' }, 'name:ada lund')).toBe(false);
  });
});

describe.each(engines)('splitting a person on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  it('takes values and the keys that only they back, and becomes one person again on undo', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const { kith } = world;
    const id = await world.person(mara.id, 'Ada Lund', {
      fields: [
        { field: 'name', value: 'Eva Lund' },
        { field: 'site', value: 'https://ada.example/' },
        { field: 'email', value: 'eva@shared.example' },
        { field: 'site', value: 'https://shared.example/' },
      ],
      keys: ['site:ada.example', 'mailto:eva@shared.example', 'site:shared.example'],
      origin: 'opml',
    });
    const split = (body: unknown) =>
      world.ask('POST', `/api/v1/people/${id}/split`, { as: mara, body });
    const values = [
      { field: 'name', value: 'Eva Lund' },
      { field: 'email', value: 'eva@shared.example' },
    ];
    expect((await split({ name: 'Eva', values: [{ field: 'email', value: 'no' }] })).status).toBe(
      422,
    );
    const made = await (await split({ name: 'Eva Lund', values })).json();
    expect(made.name).toBe('Eva Lund');
    const keys = ['site:ada.example', 'mailto:eva@shared.example', 'site:shared.example'];
    const held = await peopleByKeys(kith.db.read, mara.id, keys);
    expect(held.get('mailto:eva@shared.example')).toBe(made.id);
    expect(held.get('site:ada.example')).toBe(id);
    expect(held.get('site:shared.example')).toBe(id);
    const named = async (personId: number) =>
      (await personById(kith, mara.id, personId)).fields
        .flatMap((one) => one.values.map(({ value }) => value))
        .toSorted();
    expect(await named(made.id)).toEqual(['Eva Lund', 'eva@shared.example']);
    expect(await named(id)).not.toContain('eva@shared.example');
    const all = (await personById(kith, mara.id, id)).fields.length;
    expect(
      (
        await split({
          name: 'All',
          values: [
            { field: 'name', value: 'Ada Lund' },
            { field: 'site', value: 'https://ada.example/' },
            { field: 'site', value: 'https://shared.example/' },
          ],
        })
      ).status,
    ).toBe(422);
    expect(all).toBe(2);
    await world.ask('POST', '/api/v1/people/changes/undo', {
      as: mara,
      body: { changeIds: [made.changeId] },
    });
    expect(await named(id)).toEqual(
      [
        'Ada Lund',
        'Eva Lund',
        'eva@shared.example',
        'https://ada.example/',
        'https://shared.example/',
      ].toSorted(),
    );
    expect((await peopleByKeys(kith.db.read, mara.id, keys)).get('mailto:eva@shared.example')).toBe(
      id,
    );
  });

  it('gives the first person their own name back on undo, whatever the new one was called', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const { kith } = world;
    const ask = async (method: string, path: string, body?: unknown) =>
      (await world.ask(method, `/api/v1${path}`, { as: mara, body })).json().catch(() => null);
    const undo = (changeIds: number[]) => ask('POST', '/people/changes/undo', { changeIds });
    const nameOf = async (personId: number) => (await personById(kith, mara.id, personId)).name;
    const id = await world.person(mara.id, 'Ada Lund', {
      fields: [{ field: 'email', value: 'eva@shared.example' }],
      origin: 'opml',
    });
    const values = [{ field: 'email', value: 'eva@shared.example' }];
    const made = await ask('POST', `/people/${id}/split`, { name: 'Eva', values });
    await ask('PATCH', `/people/${made.id}`, { name: 'Eva L.' });
    await undo([made.changeId]);
    expect(await nameOf(id)).toBe('Ada Lund');

    const { lines } = await ask('GET', `/people/${id}/history`);
    const merged = lines.find(({ kind }: { kind: string | null }) => kind === 'merged');
    await undo([merged.changeId]);
    expect([await nameOf(id), await nameOf(made.id)]).toEqual(['Ada Lund', 'Eva L.']);
  });

  it('gives the first person back a name by hand that was taken from them', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const ask = async (method: string, path: string, body?: unknown) =>
      (await world.ask(method, `/api/v1${path}`, { as: mara, body })).json().catch(() => null);
    const fields = [{ field: 'email', value: 'eva@shared.example' }];
    const { id } = await ask('POST', '/people', { name: 'Eva', fields });
    const values = [{ field: 'name', value: 'Eva' }];
    const made = await ask('POST', `/people/${id}/split`, { name: 'Eva', values });
    await ask('POST', '/people/changes/undo', { changeIds: [made.changeId] });
    expect((await personById(world.kith, mara.id, id)).name).toBe('Eva');
  });
});
