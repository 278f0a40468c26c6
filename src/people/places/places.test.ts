import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { exportPlaces } from './export.ts';
import { placesOf } from './queries.ts';
import { UNDO_MS } from './remove.ts';
import type { PlaceView } from './schema.ts';

describe.each(engines)('places on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = PlaceView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const add = async (form: object) => (await asked('POST', '/places', form)).body;

  it('keep what was written, and stand by their names', async () => {
    const place = await add({
      name: '#sre',
      kind: 'hashtag',
      address: 'https://social.example/tags/sre',
      why: 'where outages are told',
    });
    expect(place).toMatchObject({ name: '#sre', kind: 'hashtag', why: 'where outages are told' });
    await add({ name: 'A meetup', kind: 'meetup' });
    expect((await placesOf(world.kith, ada.id)).map(({ name }) => name)).toEqual([
      'A meetup',
      '#sre',
    ]);
    expect((await exportPlaces(world.kith, ada.id)).map(({ name }) => name)).toEqual([
      '#sre',
      'A meetup',
    ]);
  });

  it('are one for one name, however it is spelled', async () => {
    const first = await add({ name: 'Café Ops' });
    expect(await add({ name: ' cafe ops ' })).toEqual(first);
    const other = await add({ name: 'Other' });
    expect((await asked('PATCH', `/places/${other.id}`, { name: 'CAFE OPS' })).status).toBe(409);
    const { body } = await asked('PATCH', `/places/${first.id}`, { name: 'Café Ops!', why: 'tea' });
    expect(body).toMatchObject({ name: 'Café Ops!', why: 'tea', kind: 'other' });
  });

  it('refuse an address that is none of the web', async () => {
    const { status } = await asked('POST', '/places', {
      name: 'x',
      address: 'javascript:alert(1)',
    });
    expect(status).toBe(422);
  });

  it('come back after removal, unless their name is taken, and are erased in time', async () => {
    const place = await add({ name: 'Forum' });
    expect((await asked('DELETE', `/places/${place.id}`)).status).toBe(204);
    expect(await placesOf(world.kith, ada.id)).toEqual([]);
    expect((await asked('POST', `/places/${place.id}/restore`)).body).toEqual(place);
    await asked('DELETE', `/places/${place.id}`);
    const anew = await add({ name: 'Forum' });
    expect(anew.id).not.toBe(place.id);
    expect((await asked('POST', `/places/${place.id}/restore`)).status).toBe(409);
    world.advance(UNDO_MS);
    await world.settle();
    expect(await world.kith.db.read.selectFrom('place').select('id').execute()).toEqual([
      { id: anew.id },
    ]);
  });
});
