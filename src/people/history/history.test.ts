import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  assess,
  assessmentsFor,
  contactsOf,
  exportPeople,
  type NewPerson,
  noteContacts,
  noteFields,
  peopleByKeys,
  personById,
} from '../index.ts';
import type { HistoryLine } from './schema.ts';
import { historyOf } from './story.ts';
import { undoChanges } from './undo.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('the history of a person on %s', (engine) => {
  let world: World;
  let mara: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const from = (batchId?: number) =>
    ({ origin: 'opml', originDetail: 'feeds.opml', now: world.kith.now(), batchId }) as const;
  const add = (person: Partial<NewPerson> & { name: string }, batchId?: number) =>
    world.person(mara.id, person.name, { ...person, ...from(batchId) });
  const ask = (method: string, path: string, body?: unknown, as = mara) =>
    world.asked(method, path, { as, body });
  const merge = async (keep: number, gone: number): Promise<number> =>
    (await ask('POST', `/people/${keep}/merge`, { otherId: gone })).body.changeId;
  const undo = (...changeIds: number[]) => ask('POST', '/people/changes/undo', { changeIds });
  const linesOf = async (id: number): Promise<HistoryLine[]> =>
    (await ask('GET', `/people/${id}/history`)).body.lines;
  /** All that is known, but for what time leaves behind. */
  const state = async () => {
    const people = [];
    for await (const { addedAt: _, ...person } of exportPeople(world.kith, mara.id))
      people.push({
        ...person,
        fields: person.fields.toSorted((a, b) => (a.value < b.value ? -1 : 1)),
      });
    return people;
  };

  it('tells what was said and done, the last first, and what can be undone', async () => {
    const [keep, gone] = [await add({ name: 'Ada' }), await add({ name: 'A. Lund' })];
    world.advance(1_000);
    const changeId = await merge(keep, gone);
    world.advance(1_000);
    await ask('PATCH', `/people/${keep}`, { name: 'Ada Lund' });
    const lines = await linesOf(keep);
    expect(lines.map((line) => line.words)).toEqual([
      'You changed the name',
      'Name: Ada Lund – typed in by you',
      'You said that A. Lund is the same person',
      'Name: Ada; Name: A. Lund – from a list of feeds (feeds.opml)',
      'They came into your directory',
    ]);
    expect(lines.find((line) => line.kind === 'merged')).toMatchObject({
      changeId,
      undoneAt: null,
    });
    const otto = await world.member('otto');
    expect((await ask('GET', `/people/${keep}/history`, undefined, otto)).status).toBe(404);
    expect(
      (await ask('POST', '/people/changes/undo', { changeIds: [changeId] }, otto)).status,
    ).toBe(404);
  });

  it('gives back two people as they were when a merge is undone', async () => {
    const site = { field: 'site', value: 'https://a.example/' } as const;
    const keep = await add({ name: 'Ada', fields: [site], keys: ['site:a.example'] });
    const gone = await add({
      name: 'Ada Lund',
      fields: [site, { field: 'role', value: 'Cheesemaker' }],
      keys: ['linkedin:ada'],
    });
    await ask('PUT', '/people/me', { personId: gone });
    const goalId = (await ask('POST', '/goals', { able: 'make cheese' })).body.id;
    const judge = (personId: number, criterion: 'expert' | 'trust', value: 'yes' | 'no') =>
      assess(world.kith, mara.id, { goalId, personId, criterion, value, reason: '' });
    await judge(keep, 'expert', 'yes');
    await judge(gone, 'expert', 'no');
    await judge(gone, 'trust', 'yes');
    await world.kith.db.write(async (trx) => {
      const day = { day: '2026-01-05', channel: 'linkedin-message' } as const;
      await noteContacts(trx, [{ personId: keep, direction: 'given', ...day }], 3);
      await noteContacts(trx, [{ personId: gone, direction: 'received', ...day }], 3);
      await noteContacts(trx, [{ personId: gone, direction: 'received', ...day }], 4);
    });
    const before = await state();
    const judged = await assessmentsFor(world.kith, mara.id, goalId);
    const changeId = await merge(keep, gone);
    expect(await state()).toHaveLength(1);
    expect((await contactsOf(world.kith, mara.id, [keep]))[0]?.direction).toBe('both');
    expect((await undo(changeId)).status).toBe(204);
    expect(await state()).toEqual(before);
    const again = await assessmentsFor(world.kith, mara.id, goalId);
    expect(again.toSorted(byPerson)).toEqual(judged.toSorted(byPerson));
    expect((await undo(changeId)).status).toBe(204);
    expect((await linesOf(keep)).find((line) => line.kind === 'merged')?.undoneAt).not.toBeNull();
  });

  it('leaves with the one who stayed what was written since', async () => {
    const [keep, gone] = [await add({ name: 'Ada' }), await add({ name: 'Bo' })];
    const changeId = await merge(keep, gone);
    await ask('POST', `/people/${keep}/fields`, { field: 'email', value: 'new@a.example' });
    await undo(changeId);
    const emails = async (id: number) =>
      (await personById(world.kith, mara.id, id)).fields.filter(({ field }) => field === 'email');
    expect(await emails(keep)).toHaveLength(1);
    expect(await emails(gone)).toHaveLength(0);
  });

  it('is undone from its end, and from its end only', async () => {
    const [a, b, c] = [
      await add({ name: 'A' }),
      await add({ name: 'B' }),
      await add({ name: 'C' }),
    ];
    const before = await state();
    const first = await merge(b, a);
    const second = await merge(c, b);
    expect((await undo(first)).status).toBe(409);
    expect((await undo(first, second)).status).toBe(204);
    expect(await state()).toEqual(before);
  });

  it('can be undone for ninety days and not after', async () => {
    const [keep, gone] = [await add({ name: 'Ada' }), await add({ name: 'Bo' })];
    const changeId = await merge(keep, gone);
    world.advance(90 * 24 * 60 * 60 * 1000);
    await world.settle();
    await expect(undoChanges(world.kith, mara.id, [changeId])).rejects.toThrow('Too long ago');
    const lines = await historyOf(world.kith, mara.id, keep);
    expect(lines.find((line) => line.kind === 'merged')?.changeId).toBeNull();
  });

  it('takes a name and a value back, and gives them again', async () => {
    const id = await add({ name: 'Ada' });
    await ask('PATCH', `/people/${id}`, { name: 'Ada Lund' });
    await ask('PATCH', `/people/${id}`, { name: 'Ada the Great' });
    const { body } = await ask('POST', `/people/${id}/fields`, {
      field: 'email',
      value: 'ada@a.example',
    });
    const email = body.fields.find((one: { field: string }) => one.field === 'email').values[0];
    await ask('DELETE', `/people/${id}/fields/${email.provenance[0].id}`);
    expect(await peopleByKeys(world.kith.db.read, mara.id, ['mailto:ada@a.example'])).toEqual(
      new Map(),
    );
    const changes = (await linesOf(id)).flatMap(({ changeId }) => changeId ?? []);
    expect(changes).toHaveLength(3);
    await undo(...changes.slice(0, 2));
    const person = await personById(world.kith, mara.id, id);
    expect(person.name).toBe('Ada Lund');
    expect(person.fields.map(({ field }) => field)).toContain('email');
    expect(await peopleByKeys(world.kith.db.read, mara.id, ['mailto:ada@a.example'])).toEqual(
      new Map([['mailto:ada@a.example', id]]),
    );
  });

  it('gives the same statements whatever the order of merges, and the same people when all are undone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(0, 1, 2, 3), { minLength: 4, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(3), fc.constantFrom('x', 'y', 'z'), fc.constantFrom(7, 8)), {
          maxLength: 8,
        }),
        async (order, said) => {
          const ids: number[] = [];
          for (const name of ['Ada', 'Ada Lund', 'A. Lund', 'Ada L.'])
            ids.push(await add({ name, keys: [`site:${name}.${Math.random()}.example`] }, 6));
          const idOf = (i: number | undefined) => ids[i ?? 0] ?? 0;
          for (const [i, value, batchId] of said)
            await world.kith.db.write((trx) =>
              noteFields(trx, {
                ...from(batchId),
                personId: idOf(i),
                fields: [{ field: 'role', value }],
              }),
            );
          const all = await state();
          const mine = all.filter((person) => ids.includes(person.id));
          const changes = [];
          const [keep, ...rest] = order;
          for (const i of rest) changes.push(await merge(idOf(keep), idOf(i)));
          const one = (await state()).find((person) => person.id === idOf(keep));
          const statements = (people: typeof mine) =>
            [
              ...new Set(
                people.flatMap(({ fields }) =>
                  fields.map((row) => `${row.field} ${row.value} ${row.origin}`),
                ),
              ),
            ].toSorted();
          expect(statements(one ? [one] : [])).toEqual(statements(mine));
          expect(one?.keys).toEqual(mine.flatMap(({ keys }) => keys).toSorted());
          expect(one?.name).toBe('Ada Lund');
          await undo(...changes);
          expect((await state()).filter((person) => ids.includes(person.id))).toEqual(mine);
        },
      ),
      { numRuns: 8 },
    );
  });
});

const byPerson = <T extends { personId: number; criterion: string }>(a: T, b: T) =>
  a.personId - b.personId || (a.criterion < b.criterion ? -1 : 1);
