import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { type Written, writePerson } from '../../../test/written.ts';
import type { NetworkView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('the network on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await world.member('bo');
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.accepted<Answer>(method, path, { as, body });
  const network = (as = ada) => asked<NetworkView>('GET', '/network', undefined, as);
  const writes = (name: string, entries: Written[], as = ada) =>
    writePerson(world, as.id, { name, entries });
  const met = (personIds: number[]) =>
    asked<{ id: number }>('POST', '/interactions', { day: '2026-11-02', personIds });

  it('joins who links to whom, each entry once, and who were met together', async () => {
    const petra = await writes('Petra', [
      { text: 'Carl', links: ['https://carl.example/1', 'https://carl.example/2'] },
      { text: 'Carl again', links: ['https://carl.example/2'] },
      { text: 'Myself', links: ['https://petra.example/1'] },
    ]);
    const carl = await writes('Carl', [{ text: 'Nobody' }]);
    const dora = await writes('Dora', [{ text: 'Nobody either' }]);
    await met([carl, dora]);
    const { people, ties, total } = await network();
    expect(total).toBe(3);
    expect(people.map(({ id, encounters }) => [id, encounters])).toEqual([
      [petra, 0],
      [carl, 1],
      [dora, 1],
    ]);
    expect(ties).toEqual([
      { from: petra, to: carl, entries: 2, together: 0 },
      { from: carl, to: dora, entries: 0, together: 1 },
    ]);
  });

  it('forgets what is removed, and knows for which goal under way somebody was chosen', async () => {
    const petra = await writes('Petra', [{ text: 'Carl', links: ['https://carl.example/1'] }]);
    const carl = await writes('Carl', [{ text: 'Nobody' }]);
    const encounter = await met([petra, carl]);
    const form = { able: 'sail', questions: [{ text: 'How?' }] };
    const goal = await asked<{ id: number }>('POST', '/goals', form);
    await asked('PUT', `/goals/${goal.id}/people/${carl}/decision`, { decision: 'chosen' });
    expect((await network()).people.flatMap(({ goalIds }) => goalIds)).toEqual([]);
    await asked('PUT', `/goals/${goal.id}/status`, { status: 'active' });
    const view = await network();
    expect(view.goals.map(({ id }) => id)).toEqual([goal.id]);
    expect(view.people.find(({ id }) => id === carl)?.goalIds).toEqual([goal.id]);
    await asked('DELETE', `/interactions/${encounter.id}`);
    expect((await network()).ties).toEqual([{ from: petra, to: carl, entries: 1, together: 0 }]);
    await asked('DELETE', `/people/${carl}`);
    expect(await network()).toMatchObject({ people: [{ id: petra }], ties: [], total: 1 });
  });

  it('is each member’s own', async () => {
    await writes('Petra', [{ text: 'Bea', links: ['https://bea.example/1'] }]);
    await writes('Bea', [{ text: 'Petra', links: ['https://petra.example/1'] }], bo);
    expect(await network()).toMatchObject({ people: [{ name: 'Petra' }], ties: [] });
    expect(await network(bo)).toMatchObject({ people: [{ name: 'Bea' }], ties: [] });
  });
});
