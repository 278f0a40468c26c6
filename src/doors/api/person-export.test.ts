import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { exportOfPerson } from './person-export.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it('refuses who is removed while the rest is read', async () => {
  const anna = await world.member('anna');
  const personId = await world.person(anna.id, 'Mara');
  const { kith } = world;
  let isRemoved = false;
  const read = kith.db.read.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!isRemoved) {
        isRemoved = true;
        await world.accepted('DELETE', `/people/${personId}`, { as: anna });
      }
      return result;
    },
  });
  const asked = exportOfPerson({ ...kith, db: { ...kith.db, read } }, anna.id, personId);
  await expect(asked).rejects.toMatchObject({ code: 'not_found' });
});
