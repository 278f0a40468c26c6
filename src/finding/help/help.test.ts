import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergePeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import { exportFinding } from '../export.ts';
import { helpOf } from './queries.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('what is said of help, on %s,', (engine) => {
  let world: World;
  let mara: Member;
  let goalId: number;
  let ada: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
    goalId = await goalOf(mara);
    ada = await personOf(mara, 'Ada');
  });
  afterEach(() => world.close());

  const goalOf = async (as: Member): Promise<number> =>
    (await (await world.ask('POST', '/api/v1/goals', { as, body: { able: 'make cheese' } })).json())
      .id;
  const personOf = (as: Member, name: string) => world.person(as.id, name);
  const say = async (personId: number, body: object, as = mara) =>
    (await world.ask('PUT', `/api/v1/goals/${goalId}/people/${personId}/help`, { as, body }))
      .status;
  const said = () => helpOf(world.kith, mara.id, { goalId });

  it('is kept once for an occasion, changed there, and taken back', async () => {
    expect(await say(ada, { helped: 'no', occasion: 'interaction:1' })).toBe(204);
    expect(await say(ada, { helped: 'yes', occasion: 'review:1', note: ' saved me a week ' })).toBe(
      204,
    );
    expect(await say(ada, { helped: 'partly', occasion: 'interaction:1' })).toBe(204);
    expect(
      new Set((await said()).map(({ helped, note, occasion }) => `${occasion} ${helped} ${note}`)),
    ).toEqual(new Set(['interaction:1 partly ', 'review:1 yes saved me a week']));
    expect(await say(ada, { helped: 'unsaid', occasion: 'review:1' })).toBe(204);
    expect((await said()).map(({ occasion }) => occasion)).toEqual(['interaction:1']);
    expect(await say(ada, { helped: 'very much' })).toBe(422);
    expect(await say(ada, { helped: 'yes', occasion: '../etc' })).toBe(422);
  });

  it('is of one member only, and goes with the person', async () => {
    const otto = await world.member('otto');
    await say(ada, { helped: 'yes', note: 'secret' });
    expect(await say(ada, { helped: 'no' }, otto)).toBe(404);
    expect(await say(await personOf(otto, 'Bo'), { helped: 'no' })).toBe(404);
    for (const path of [`/goals/${goalId}/help`, `/people/${ada}/help`])
      expect((await world.ask('GET', `/api/v1${path}`, { as: otto })).status, path).toBe(404);
    expect(await helpOf(world.kith, otto.id)).toEqual([]);
    expect((await exportFinding(world.kith, otto.id)).help).toEqual([]);
    expect((await exportFinding(world.kith, mara.id)).help).toMatchObject([
      { personId: ada, helped: 'yes', note: 'secret' },
    ]);
    await world.ask('DELETE', `/api/v1/people/${ada}`, { as: mara });
    expect(await said()).toEqual([]);
  });

  it('follows a merge, where the person kept has the last word', async () => {
    const other = await personOf(mara, 'Ada L.');
    await say(ada, { helped: 'yes', occasion: 'review:1' });
    await say(other, { helped: 'no', occasion: 'review:1' });
    await say(other, { helped: 'partly', occasion: 'review:2' });
    await mergePeople(world.kith, mara.id, ada, other);
    await world.settle();
    const now = (await said()).map(({ person, helped }) => `${person.id} ${helped}`);
    expect(new Set(now)).toEqual(new Set([`${ada} yes`, `${ada} partly`]));
  });
});
