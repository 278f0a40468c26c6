import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  assess,
  assessmentsFor,
  mergePeople,
  type NewPerson,
  type Provenance,
  peopleOf,
  personById,
  personByKeys,
  removeUntouched,
  touchPerson,
} from '../index.ts';
import { MERGED_KEPT_MS, REMOVED_KEPT_MS } from './limits.ts';

describe.each(engines)('leaving the directory on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  const add = (memberId: number, name: string, more: Partial<NewPerson & Provenance> = {}) =>
    world.person(memberId, name, { origin: 'opml', originDetail: 'feeds.opml', ...more });
  const namesOf = async (memberId: number) =>
    (await peopleOf(world.kith, memberId)).people.map((one) => one.name);
  const rowsOf = (id: number) =>
    world.kith.db.read.selectFrom('person').selectAll().where('id', '=', id).execute();
  const goalOf = async (as: { cookie: string }) =>
    (await world.accepted('POST', '/goals', { as, body: { able: 'make cheese' } })).id;

  describe('removing a person', () => {
    it('takes them from every answer and gives everything back on undo', async () => {
      world = await makeWorld({ engine });
      const mara = await world.member('mara');
      const id = await add(mara.id, 'Ada', {
        fields: [{ field: 'site', value: 'https://a.example/' }],
        keys: ['site:a.example'],
      });
      const goalId = await goalOf(mara);
      await assess(world.kith, mara.id, {
        goalId,
        personId: id,
        criterion: 'expert',
        value: 'yes',
        reason: 'wrote the book',
      });
      const before = await personById(world.kith, mara.id, id);
      const remove = () => world.ask('DELETE', `/api/v1/people/${id}`, { as: mara });
      expect((await remove()).status).toBe(204);
      expect((await remove()).status).toBe(404);
      expect((await world.ask('GET', `/api/v1/people/${id}`, { as: mara })).status).toBe(404);
      expect(
        (await world.ask('PATCH', `/api/v1/people/${id}`, { as: mara, body: { name: 'B' } }))
          .status,
      ).toBe(404);
      expect(await namesOf(mara.id)).toEqual([]);
      expect((await peopleOf(world.kith, mara.id)).total).toBe(0);
      expect(await personByKeys(world.kith.db.read, mara.id, ['site:a.example'])).toBeNull();
      expect(await assessmentsFor(world.kith, mara.id, goalId)).toEqual([]);
      world.advance(REMOVED_KEPT_MS - 1);
      await world.settle();
      const undone = await world.ask('POST', `/api/v1/people/${id}/restore`, { as: mara });
      expect(await undone.json()).toEqual(before);
      expect(await personByKeys(world.kith.db.read, mara.id, ['site:a.example'])).toBe(id);
      expect(await assessmentsFor(world.kith, mara.id, goalId)).toHaveLength(1);
    });

    it('lets go of keys to whoever comes with them meanwhile', async () => {
      world = await makeWorld({ engine });
      const mara = await world.member('mara');
      const first = await add(mara.id, 'Ada', { keys: ['site:a.example'] });
      await world.ask('DELETE', `/api/v1/people/${first}`, { as: mara });
      const second = await add(mara.id, 'Ada again', { keys: ['site:a.example'] });
      await world.ask('POST', `/api/v1/people/${first}/restore`, { as: mara });
      expect(await personByKeys(world.kith.db.read, mara.id, ['site:a.example'])).toBe(second);
    });

    it('deletes for good after its time, counted from the last removal', async () => {
      world = await makeWorld({ engine });
      const mara = await world.member('mara');
      const [gone, back] = [await add(mara.id, 'Gone'), await add(mara.id, 'Back')];
      const ask = (method: string, path: string) =>
        world.ask(method, `/api/v1/people/${path}`, { as: mara });
      await ask('DELETE', `${gone}`);
      await ask('DELETE', `${back}`);
      await ask('POST', `${back}/restore`);
      world.advance(1_000);
      await ask('DELETE', `${back}`);
      world.advance(REMOVED_KEPT_MS - 1_000);
      await world.settle();
      expect(await rowsOf(gone)).toEqual([]);
      expect((await ask('POST', `${gone}/restore`)).status).toBe(404);
      expect(await rowsOf(back)).toHaveLength(1);
      world.advance(1_000);
      await world.settle();
      expect(await rowsOf(back)).toEqual([]);
    });
  });

  describe('removeUntouched', () => {
    it('leaves whom the member has touched', async () => {
      world = await makeWorld({ engine });
      const { id: memberId } = await world.member('mara');
      const [a, b] = [await add(memberId, 'A'), await add(memberId, 'B')];
      await world.kith.db.write(async (trx) => {
        await touchPerson(trx, memberId, b, world.kith.now());
        await removeUntouched(trx, a);
        await removeUntouched(trx, b);
      });
      expect(await namesOf(memberId)).toEqual(['B']);
    });
  });

  describe('merging two people', () => {
    it('moves fields, keys and assessments; what both have stays as it is', async () => {
      world = await makeWorld({ engine });
      const mara = await world.member('mara');
      const site = { field: 'site' as const, value: 'https://a.example/' };
      const keep = await add(mara.id, 'Ada', { fields: [site], keys: ['site:a.example'] });
      const gone = await add(mara.id, 'Ada Lund', {
        fields: [site, { field: 'role', value: 'Cheesemaker' }],
        keys: ['linkedin:ada'],
        origin: 'linkedin-csv',
        originDetail: 'Connections.csv',
      });
      await world.ask('PUT', '/api/v1/people/me', { as: mara, body: { personId: gone } });
      const goalId = await goalOf(mara);
      const judge = (personId: number, criterion: 'expert' | 'trust', value: 'yes' | 'no') =>
        assess(world.kith, mara.id, { goalId, personId, criterion, value, reason: '' });
      await judge(keep, 'expert', 'yes');
      await judge(gone, 'expert', 'no');
      await judge(gone, 'trust', 'yes');
      const merged = await (
        await world.ask('POST', `/api/v1/people/${keep}/merge`, {
          as: mara,
          body: { otherId: gone },
        })
      ).json();
      expect(merged).toMatchObject({ id: keep, name: 'Ada Lund', isMe: true });
      const sites = merged.fields.find((one: { field: string }) => one.field === 'site').values;
      expect(sites).toHaveLength(1);
      expect(sites[0].provenance.map((one: { origin: string }) => one.origin)).toEqual([
        'opml',
        'linkedin-csv',
      ]);
      expect(await personByKeys(world.kith.db.read, mara.id, ['linkedin:ada'])).toBe(keep);
      const judged = await assessmentsFor(world.kith, mara.id, goalId);
      expect(
        judged.map(({ personId, criterion, value }) => [personId, criterion, value]).toSorted(),
      ).toEqual([
        [keep, 'expert', 'yes'],
        [keep, 'trust', 'yes'],
      ]);
      expect(await namesOf(mara.id)).toEqual(['Ada Lund']);
    });

    it('leads from the old person to the last one it became, until the row is cleaned away', async () => {
      world = await makeWorld({ engine });
      const mara = await world.member('mara');
      const [a, b, c] = [
        await add(mara.id, 'A'),
        await add(mara.id, 'B'),
        await add(mara.id, 'Cy Long'),
      ];
      const merge = (keep: number, gone: number) =>
        world.ask('POST', `/api/v1/people/${keep}/merge`, { as: mara, body: { otherId: gone } });
      await merge(b, a);
      await merge(c, b);
      expect((await personById(world.kith, mara.id, a)).id).toBe(c);
      expect((await world.ask('POST', `/api/v1/people/${a}/restore`, { as: mara })).status).toBe(
        404,
      );
      expect((await merge(c, a)).status).toBe(404);
      expect((await merge(c, c)).status).toBe(422);
      world.advance(MERGED_KEPT_MS);
      await world.settle();
      expect(await rowsOf(a)).toEqual([]);
      expect(await namesOf(mara.id)).toEqual(['Cy Long']);
    });

    it('leaves later rooms the old row until they have moved what is theirs', async () => {
      world = await makeWorld({ engine });
      const { id: memberId } = await world.member('mara');
      const [keep, gone] = [await add(memberId, 'A'), await add(memberId, 'B')];
      const told: { event: string; payload: unknown; row: unknown }[] = [];
      const { announce } = world.kith;
      Object.assign(world.kith, {
        announce: async (trx: Parameters<typeof announce>[0], event: string, payload: unknown) => {
          const row = await trx
            .selectFrom('person')
            .select(['merged_into', 'removed_at'])
            .where('id', '=', gone)
            .executeTakeFirst();
          told.push({ event, payload, row });
        },
      });
      await mergePeople(world.kith, memberId, keep, gone);
      expect(told).toEqual([
        {
          event: 'person.merged',
          payload: { memberId, keepId: keep, goneId: gone },
          row: { merged_into: keep, removed_at: world.kith.now() },
        },
      ]);
    });
  });
});
