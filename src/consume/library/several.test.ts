import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import type { KeepState, KeepView, KeptView, LibraryView } from './schema.ts';

describe.each(engines)('many things at once, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const keep = async (name: string, form: object = {}) =>
    (await (
      await ask('POST', '/keeps', { url: `http://127.0.0.1:9/${name}`, ...form })
    ).json()) as KeptView;
  const library = async (query = '') =>
    (await (await ask('GET', `/keeps${query}`)).json()) as LibraryView;

  it('get tags and a goal, lose them, go and come back', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const ids = [(await keep('a', { tags: ['x'] })).id, (await keep('b')).id];
    const change = { ids, addTags: ['y'], removeTags: ['X'], goalId: goal.id };
    const answer = await ask('POST', '/keeps/several', change);
    const { keeps: before } = (await answer.json()) as { keeps: KeepState[] };
    expect((await library()).goals).toEqual([{ goalId: goal.id, count: 2 }]);
    expect((await library('?tag=y')).keeps).toHaveLength(2);
    expect((await ask('PUT', '/keeps/several', { keeps: before })).status).toBe(204);
    expect((await library('?tag=x')).keeps).toMatchObject([{ tags: ['x'], goalId: null }]);
    await ask('POST', '/keeps/several', { ids, is: 'removed' });
    expect((await library()).keeps).toEqual([]);
    await ask('POST', '/keeps/several', { ids, is: 'restored' });
    expect((await library()).keeps).toHaveLength(2);
  });

  it('are all the member’s own, or nothing happens', async () => {
    const bo = await world.member('bo');
    const { id } = await keep('a');
    const theirs = (await (
      await ask('POST', '/keeps', { url: 'http://127.0.0.1:9/z' }, bo)
    ).json()) as KeepView;
    const change = { ids: [id, theirs.id], addTags: ['y'] };
    expect((await ask('POST', '/keeps/several', change)).status).toBe(404);
    expect((await library('?tag=y')).keeps).toEqual([]);
  });

  it('say what was said before where one is kept again, so that it can be had back', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const said = { takeaway: 'Rehearse.', tags: ['ops'], goalId: null };
    const { id, before } = await keep('a', said);
    expect(before).toBeNull();
    const more = { takeaway: 'On Tuesday.', tags: ['drills'], goalId: goal.id };
    const again = await keep('a', more);
    expect(again).toMatchObject({ id, goalId: goal.id, before: said });
    expect((await ask('PATCH', `/keeps/${id}`, again.before)).status).toBe(200);
    expect((await library()).keeps).toMatchObject([said]);
  });

  it('are refused to be changed and removed at once', async () => {
    const { id } = await keep('a');
    const change = { ids: [id], addTags: ['y'], is: 'removed' };
    expect((await ask('POST', '/keeps/several', change)).status).toBe(422);
    expect((await library()).keeps).toHaveLength(1);
  });

  it('are found by what was taken from them, and by the words that are marked in them', async () => {
    const { id } = await keep('a', { takeaway: 'Yes.' });
    const other = await keep('b');
    const found = async (query: string) => (await library(query)).keeps.map((one) => one.id);
    expect(await found('?is=with-takeaway')).toEqual([id]);
    expect(await found('?is=without-takeaway')).toEqual([other.id]);
    expect(await found('?is=with-highlights')).toEqual([]);
    await world.kith.db.write((trx) =>
      trx
        .updateTable('keep')
        .set({ html: '<p>Übe den Rückweg.</p>' })
        .where('id', '=', other.id)
        .execute(),
    );
    const marked = { exact: 'Übe den Rückweg', prefix: '', suffix: '', note: 'ÖFTER' };
    const answer = await ask('POST', `/keeps/${other.id}/highlights`, marked);
    expect(answer.status).toBe(201);
    expect(await found('?is=with-highlights')).toEqual([other.id]);
    expect(await found('?words=übe%20öfter')).toEqual([other.id]);
    const { id: highlightId } = (await answer.json()) as { id: number };
    await ask('PATCH', `/highlights/${highlightId}`, { note: 'ÄRGER' });
    expect(await found('?words=ärger')).toEqual([other.id]);
    expect(await found('?words=öfter')).toEqual([]);
  });

  it('are found by who published them, of one’s own people only', async () => {
    const bo = await world.member('bo');
    const person = (await (await ask('POST', '/people', { name: 'Ines' })).json()) as {
      id: number;
    };
    const feed = {
      feedUrl: 'https://ines.example/feed',
      title: 'Ines writes',
      personId: person.id,
    };
    const { feedId } = await followFeed(world, ada.id, feed);
    const [entryId] = await publish(world, feedId, [{ title: 'Rollbacks', text: 'All of it.' }]);
    await ask('POST', '/keeps', { entryId });
    await keep('b');
    const { keeps, people } = await library(`?person=${person.id}`);
    expect(people).toEqual([{ id: person.id, name: 'Ines', count: 1 }]);
    expect(keeps.map(({ title }) => title)).toEqual(['Rollbacks']);
    const theirs = await ask('GET', `/keeps?person=${person.id}`, undefined, bo);
    expect(await theirs.json()).toMatchObject({ keeps: [], people: [] });
  });
});
