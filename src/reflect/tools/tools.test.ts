import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CELLS } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { KINDS, kindOfTool, servesCell } from './catalogue-rules.ts';
import { UNDO_MS } from './remove.ts';
import type { KitView, ToolView } from './schema.ts';

describe.each(engines)('tools on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = ToolView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const kit = async () => (await asked<KitView>('GET', '/tools')).body;
  const used = (tool: string, words = 'A video') =>
    asked<{ id: number }>('POST', '/behaviours', {
      words,
      c: 'consume',
      phase: 'performance',
      tool,
    });

  it('come into the kit by being used, with the kind that is known of them', async () => {
    await used('YouTube');
    await used('youtube');
    await used('The library on the hill');
    expect((await kit()).tools).toMatchObject([
      { name: 'The library on the hill', kind: 'other' },
      { name: 'YouTube', kind: 'video', uses: [{ c: 'consume', phase: 'performance', count: 2 }] },
    ]);
  });

  it('are one however often they are added', async () => {
    const first = await asked('POST', '/tools', { name: 'Obsidian' });
    const second = await asked('POST', '/tools', {
      name: 'obsidian',
      url: 'https://obsidian.example',
    });
    expect(second.body).toMatchObject({
      id: first.body.id,
      kind: 'notes',
      url: 'https://obsidian.example',
    });
  });

  it('change by what is named, and no two have one name', async () => {
    const [one, other] = [
      await asked('POST', '/tools', { name: 'Obsidian' }),
      await asked('POST', '/tools', { name: 'Joplin' }),
    ];
    const { body } = await asked('PATCH', `/tools/${one.body.id}`, { kind: 'diary' });
    expect(body).toMatchObject({ name: 'Obsidian', kind: 'diary' });
    expect((await asked('PATCH', `/tools/${other.body.id}`, { name: 'OBSIDIAN' })).status).toBe(
      409,
    );
  });

  it('refuse an address that is none, and a kind that nobody knows', async () => {
    const tools = [
      { name: 'x', url: 'javascript:alert(1)' },
      { name: 'x', kind: 'spoon' },
      { name: ' ' },
    ];
    for (const tool of tools) expect((await asked('POST', '/tools', tool)).status).toBe(422);
  });

  it('are removed and come back; what was done with one stays told', async () => {
    const behaviour = await used('YouTube');
    const id = (await kit()).tools[0]?.id;
    expect((await asked('DELETE', `/tools/${id}`)).status).toBe(204);
    expect((await kit()).tools).toEqual([]);
    expect((await asked('GET', `/behaviours/${behaviour.body.id}`)).body).toMatchObject({
      tool: { name: 'YouTube' },
    });
    expect((await asked('POST', `/tools/${id}/restore`)).body.uses).toHaveLength(1);
    await asked('DELETE', `/tools/${id}`);
    await used('YouTube');
    expect((await kit()).tools).toMatchObject([{ id, uses: [{ count: 2 }] }]);
  });

  it('are erased after the time for undo, unless something was done with them', async () => {
    await used('YouTube');
    await asked('POST', '/tools', { name: 'Joplin' });
    for (const { id } of (await kit()).tools) await asked('DELETE', `/tools/${id}`);
    world.advance(UNDO_MS);
    await world.settle();
    const left = await world.kith.db.read.selectFrom('tool').select('name').execute();
    expect(left).toEqual([{ name: 'YouTube' }]);
  });

  it('count Kith for what it noted itself, and not for what was added by hand', async () => {
    await used('YouTube');
    const at = world.kith.now();
    await world.kith.db.write((trx) =>
      world.kith.announce(trx, 'note.written', { key: 'a', memberId: ada.id, goalId: null, at }),
    );
    await world.settle();
    expect((await kit()).kith).toEqual([{ c: 'create', phase: 'performance', count: 1 }]);
  });

  it('remember the cells that one wants to live', async () => {
    const cell = { c: 'connect', phase: 'reflection' } as const;
    await asked('PUT', '/tools/wanted', { cells: [cell, cell] });
    expect((await kit()).wanted).toEqual([cell]);
    await asked('PUT', '/tools/wanted', { cells: [] });
    expect((await kit()).wanted).toEqual([]);
  });

  it('are nobody else’s', async () => {
    await used('YouTube');
    const bob = await world.member('bob');
    expect((await asked<KitView>('GET', '/tools', undefined, bob)).body.tools).toEqual([]);
  });
});

describe('the catalogue of kinds', () => {
  it('has a kind of tool for every cell, with examples by the alphabet', () => {
    expect(CELLS.filter((cell) => !KINDS.some((kind) => servesCell(kind, cell)))).toEqual([]);
    for (const { examples } of KINDS)
      expect(examples).toEqual(examples.toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  it('knows a tool by its name, in any case', () => {
    expect([kindOfTool('ANKI'), kindOfTool('a spoon')]).toEqual(['cards', 'other']);
  });
});
