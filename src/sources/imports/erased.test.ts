import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasePersonNow, peopleOf } from '#people';
import { engines, makeWorld, type World } from '#test';

const LIST = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zebulon,Quark,https://www.linkedin.com/in/zebulon,zebulon@quark.example,Dairy,Cheesemaker,01 Jan 2026
Bo,Dahl,https://www.linkedin.com/in/bo,,Bank,Teller,02 Jan 2026
`;

describe.each(engines)('an import of somebody who was erased on %s', (engine) => {
  let world: World;
  let mara: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown) =>
    world.accepted(method, path, { as: mara, body });
  const preview = async (text = LIST): Promise<number> => {
    const answer = await world.ask('POST', '/api/v1/imports?name=Connections.csv', {
      as: mara,
      raw: text,
      headers: { 'content-type': 'application/octet-stream' },
    });
    return (await answer.json()).id;
  };
  const apply = async (id: number) => {
    await ask('POST', `/imports/${id}/apply`, {});
    await world.settle();
  };
  const names = async () =>
    (await peopleOf(world.kith, mara.id)).people.map(({ name }) => name).toSorted();
  const zebulonIn = async (id: number) => {
    const { items } = await ask('GET', `/imports/${id}/items`);
    return items.find((item: { name: string }) => item.name.startsWith('Zebulon'));
  };
  const eraseZebulon = async () => {
    const { people } = await peopleOf(world.kith, mara.id, { search: 'zebulon' });
    await erasePersonNow(world.kith, mara.id, people[0]?.id ?? 0);
  };

  it('leaves them out and says so, whatever is left of what they were known by', async () => {
    await apply(await preview());
    await eraseZebulon();
    for (const text of [
      LIST,
      LIST.replace('zebulon@quark.example', ''),
      LIST.replace('/zebulon', '/z2'),
    ]) {
      const id = await preview(text);
      expect(await zebulonIn(id)).toMatchObject({
        plan: 'skip',
        reason: 'You erased them before; they stay out.',
      });
      await apply(id);
      expect(await names()).toEqual(['Bo Dahl']);
    }
  });

  it('brings them back when asked, and then they are like anybody', async () => {
    await apply(await preview());
    await eraseZebulon();
    const id = await preview();
    const { position } = await zebulonIn(id);
    await ask('POST', `/imports/${id}/bring-back`, { positions: [position, 999] });
    expect((await zebulonIn(id)).plan).toBe('new');
    await apply(id);
    expect(await names()).toEqual(['Bo Dahl', 'Zebulon Quark']);
    expect((await zebulonIn(await preview())).plan).toBe('known');
  });

  it('leaves out also whom the member erases between preview and import', async () => {
    await apply(await preview());
    const id = await preview();
    await eraseZebulon();
    await apply(id);
    expect(await names()).toEqual(['Bo Dahl']);
  });
});
