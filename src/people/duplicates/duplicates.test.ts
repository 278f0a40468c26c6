import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { type NewPerson, noteFields, peopleOf } from '../index.ts';
import type { PairsPage } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('duplicates on %s', (engine) => {
  let world: World;
  let mara: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const add = (name: string, fields: NewPerson['fields'] = []) =>
    world.person(mara.id, name, { fields, origin: 'vcard', originDetail: 'contacts.vcf' });
  const ask = (method: string, path: string, body?: unknown, as = mara) =>
    world.asked(method, path, { as, body });
  const look = async (query = '', as = mara): Promise<PairsPage> => {
    await ask('GET', '/duplicates', undefined, as);
    await world.settle();
    return (await ask('GET', `/duplicates${query}`, undefined, as)).body;
  };
  const pairs = (page: PairsPage) => page.pairs.map(({ a, b }) => [a.id, b.id]);
  const email = (value: string) => ({ field: 'email', value }) as const;

  it('are looked for when something was said since, and shown side by side with reasons', async () => {
    const ada = await add('Ada Lund', [email('ada@a.example'), { field: 'role', value: 'Smith' }]);
    const again = await add('A. Lund', [email('Ada@a.example')]);
    await add('Bo Dahl', [email('bo@a.example')]);
    expect((await ask('GET', '/duplicates')).body).toMatchObject({ isLooking: true, pairs: [] });
    const page = await look();
    expect(page).toMatchObject({ isLooking: false, next: null, counts: { sure: 1, likely: 0 } });
    expect(page.pairs).toMatchObject([
      {
        a: { id: ada, name: 'Ada Lund' },
        b: { id: again },
        keepId: ada,
        sureness: 'sure',
        reasons: ['Email: both have Ada@a.example and ada@a.example, which are the same'],
      },
    ]);
    expect(page.pairs[0]?.a.known).toContainEqual({
      title: 'Email',
      value: 'ada@a.example',
      isShared: true,
    });
    const otto = await world.member('otto');
    expect((await look('', otto)).pairs).toEqual([]);
    const theirs = { pairs: [{ aId: ada, bId: again }] };
    expect((await ask('POST', '/duplicates/merge', theirs, otto)).status).toBe(404);
    expect((await ask('POST', '/duplicates/dismiss', theirs, otto)).status).toBe(404);
  });

  it('stay dismissed whatever is found, through a merge too, until that is taken back', async () => {
    const [a, b] = [
      await add('Ada Lund', [email('ada@a.example')]),
      await add('Ada Lund', [email('ada@a.example')]),
    ];
    await look();
    const pair = { pairs: [{ aId: b, bId: a }] };
    expect((await ask('POST', '/duplicates/dismiss', pair)).status).toBe(204);
    await world.kith.db.write((trx) =>
      noteFields(trx, {
        personId: b,
        fields: [email('lund@a.example')],
        origin: 'vcard',
        originDetail: '',
        now: world.kith.now(),
      }),
    );
    world.advance(1_000);
    expect(pairs(await look())).toEqual([]);
    const other = await add('Ada Lund', [email('lund@a.example')]);
    world.advance(1_000);
    expect(pairs(await look())).toEqual([
      [b, other],
      [a, other],
    ]);
    // Whoever is not the one is not who that one turned out to be.
    const { changeId } = (await ask('POST', `/people/${other}/merge`, { otherId: b })).body;
    expect(pairs(await look())).toEqual([]);
    expect((await look('?state=dismissed')).counts.dismissed).toBe(1);
    await ask('POST', '/people/changes/undo', { changeIds: [changeId] });
    expect(pairs(await look())).toHaveLength(2);
    await ask('POST', '/duplicates/dismiss', { ...pair, isDismissed: false });
    expect(pairs(await look())).toHaveLength(3);
  });

  it('become one person in bulk, those that hang together too, and two again', async () => {
    const ids = [
      await add('Ada Lund', [email('ada@a.example')]),
      await add('Ada Lund', [email('ada@a.example'), email('lund@b.example')]),
      await add('Ada Lund', [email('lund@b.example'), { field: 'role', value: 'Smith' }]),
    ];
    await add('Bo Dahl');
    const page = await look();
    const body = { pairs: page.pairs.map(({ a, b }) => ({ aId: a.id, bId: b.id })) };
    const { changeIds } = (await ask('POST', '/duplicates/merge', body)).body;
    expect(changeIds).toHaveLength(2);
    const names = async () => (await peopleOf(world.kith, mara.id)).people.map(({ id }) => id);
    expect(await names()).toHaveLength(2);
    expect((await look()).pairs).toEqual([]);
    await ask('POST', '/people/changes/undo', { changeIds });
    expect((await names()).toSorted()).toEqual(expect.arrayContaining(ids));
  });

  it('are not looked for twice when nothing was said', async () => {
    await add('Ada Lund', [email('ada@a.example')]);
    await look();
    expect((await ask('GET', '/duplicates')).body.isLooking).toBe(false);
    await add('Ada Lund', [email('ada@a.example')]);
    expect((await ask('GET', '/duplicates')).body.isLooking).toBe(true);
  });

  it('are given page by page, the surest first', async () => {
    for (let i = 0; i < 15; i += 1) {
      await add(`Sure ${i}`, [email(`sure${i}@a.example`)]);
      await add(`Other ${i}`, [email(`sure${i}@a.example`)]);
      await add(`Same Name${i}`);
      await add(`Same Name${i}`);
    }
    const first = await look();
    expect(first.counts).toMatchObject({ sure: 15, perhaps: 15 });
    const rest: PairsPage = (await ask('GET', `/duplicates?after=${first.next}`)).body;
    const all = [...first.pairs, ...rest.pairs];
    expect(new Set(all.map(({ a, b }) => `${a.id} ${b.id}`)).size).toBe(30);
    expect(all.map(({ sureness }) => sureness)).toEqual([
      ...Array(15).fill('sure'),
      ...Array(15).fill('perhaps'),
    ]);
    expect(rest.next).toBeNull();
  });
});
