import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { UNDO_MS } from './remove.ts';
import type { BehavioursPage, BehaviourView, MapView } from './schema.ts';

const DRAFT_KEY = '7d0c2f0a-6d58-4f4e-9d0a-0f6f1c9b6a11';
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('behaviours on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back' })).id;
  });
  afterEach(() => world.close());

  const asked = <Answer = BehaviourView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const told = async (event: string, telling: object) => {
    await world.kith.db.write((trx) =>
      world.kith.announce(trx, event, {
        memberId: ada.id,
        goalId,
        at: world.kith.now(),
        ...telling,
      }),
    );
    await world.settle();
  };
  const lived = async (query = '') =>
    (await asked<BehavioursPage>('GET', `/behaviours${query}`)).body.behaviours;
  const counts = async (query = '') =>
    Object.fromEntries(
      (await asked<MapView>('GET', `/map${query}`)).body.cells
        .filter((cell) => cell.count > 0)
        .map((cell) => [`${cell.c} ${cell.phase}`, cell.count]),
    );
  const person = async (name: string) =>
    (await asked<{ id: number }>('POST', '/people', { name, fields: [] })).body.id;

  it('makes one behaviour of what is told twice', async () => {
    await told('note.written', { key: 'note:1:2026-11-23' });
    await told('note.written', { key: 'note:1:2026-11-23' });
    expect(await lived()).toMatchObject([
      { c: 'create', phase: 'performance', words: 'Wrote a note', goal: { title: 'roll back' } },
    ]);
  });

  it('follows a capture that is attached to a goal later, and leaves it on its day', async () => {
    const key = 'capture:1';
    await told('capture.kept', { key, goalId: null, c: 'consume' });
    const at = world.kith.now();
    world.advance(DAY_MS);
    await told('capture.kept', { key, c: 'consume' });
    expect(await lived()).toMatchObject([{ at, goal: { id: goalId } }]);
  });

  it('takes back a step, and counts it when it is done again', async () => {
    const step = { key: 'step:1', c: 'connect', phase: 'reflection' };
    await told('step.done', step);
    world.advance(1000);
    await told('step.undone', step);
    expect(await counts()).toEqual({});
    world.advance(1000);
    await told('step.done', step);
    expect(await counts()).toEqual({ 'connect reflection': 1 });
  });

  it('hears of a choice of a person, and of its end', async () => {
    const personId = await person('Bea');
    const decide = async (decision: string) => {
      world.advance(1000);
      await asked('PUT', `/goals/${goalId}/people/${personId}/decision`, { decision });
      await world.settle();
    };
    await decide('chosen');
    expect(await lived()).toMatchObject([
      {
        c: 'connect',
        phase: 'forethought',
        words: 'Chose a person',
        subject: { kind: 'person', words: 'Bea', href: `/people/${personId}` },
        people: [{ id: personId, name: 'Bea' }],
      },
    ]);
    await decide('open');
    expect(await lived()).toEqual([]);
    await decide('chosen');
    await decide('later');
    expect(await lived()).toEqual([]);
  });

  it('hears of a move: given is contributed, all else connects', async () => {
    const move = await asked<{ id: number }>('POST', '/moves', {
      goalId,
      personId: await person('Bea'),
      intent: 'share',
    });
    const settle = async (body: object) => {
      world.advance(1000);
      await asked('PUT', `/moves/${move.body.id}/state`, body);
      await world.settle();
    };
    await settle({ state: 'done' });
    expect(await counts()).toEqual({ 'connect performance': 1 });
    await settle({ state: 'done', direction: 'given' });
    expect(await counts()).toEqual({ 'contribute performance': 1 });
    expect((await lived())[0]?.subject?.words).toBe('gave something to Bea');
    await settle({ state: 'planned' });
    expect(await counts()).toEqual({});
  });

  it('tells a subject by its words of now, and says when it is gone', async () => {
    const note = await asked<{ id: number }>('POST', '/notes', { title: 'Runbook', text: 'x' });
    await told('note.shared', { key: 'shared:1', subject: { kind: 'note', id: note.body.id } });
    const words = async () =>
      (await lived('?phase=performance')).find((one) => one.event === 'note.shared')?.subject
        ?.words;
    await asked('PATCH', `/notes/${note.body.id}`, { title: 'Runbook, mended', revision: 1 });
    expect(await words()).toMatch(/^Runbook/);
    await asked('DELETE', `/notes/${note.body.id}`);
    expect(await words()).toBeNull();
  });

  it('bears that goal, person or member were gone when it was told', async () => {
    await told('note.written', { key: 'a', goalId: 777_777, personIds: [777_777] });
    expect(await lived()).toMatchObject([{ goal: null, people: [] }]);
    await told('note.written', { key: 'b', memberId: 777_777 });
    expect(world.errors).toEqual([]);
  });

  it('keeps what was lived when its goal is erased', async () => {
    await told('note.written', { key: 'a' });
    await world.kith.db.write((trx) => trx.deleteFrom('goal').where('id', '=', goalId).execute());
    expect(await lived()).toMatchObject([{ goal: null }]);
    expect(await counts()).toEqual({ 'create performance': 1 });
  });

  it('names the one that two people became', async () => {
    const [keep, gone] = [await person('Bea'), await person('Beatrice')];
    await told('note.written', { key: 'a', personIds: [keep, gone] });
    await told('person.chosen', {
      key: 'b',
      personIds: [gone],
      subject: { kind: 'person', id: gone },
    });
    expect((await asked('POST', `/people/${keep}/merge`, { otherId: gone })).status).toBeLessThan(
      300,
    );
    await world.settle();
    for (const one of await lived()) expect(one.people).toMatchObject([{ id: keep }]);
    expect((await lived('?c=connect'))[0]?.subject).toMatchObject({ id: keep });
  });

  it('counts a period from its beginning to before its end', async () => {
    const start = world.kith.now();
    for (const key of ['a', 'b', 'c']) {
      await told('note.written', { key });
      world.advance(DAY_MS);
    }
    const period = `?from=${start + DAY_MS}&to=${start + 2 * DAY_MS}`;
    expect(await counts(period)).toEqual({ 'create performance': 1 });
    expect(await lived(period)).toHaveLength(1);
    expect(await counts(`?goal=${goalId}`)).toEqual({ 'create performance': 3 });
  });

  it('shows all twelve cells, with the latest of each', async () => {
    for (const key of ['a', 'b', 'c', 'd']) {
      world.advance(1000);
      await told('note.written', { key });
    }
    const { body } = await asked<MapView>('GET', '/map');
    expect(body.cells).toHaveLength(12);
    const cell = body.cells.find((one) => one.c === 'create' && one.phase === 'performance');
    expect(cell).toMatchObject({ count: 4 });
    expect(cell?.latest.map((one) => one.at)).toEqual(
      [0, 1, 2].map((ago) => world.kith.now() - ago * 1000),
    );
  });

  it('is read on page by page, each once', async () => {
    for (let at = 0; at < 120; at++) {
      await asked('POST', '/behaviours', {
        words: `call ${at}`,
        c: 'connect',
        phase: 'performance',
        at: 1000 * Math.floor(at / 7),
      });
    }
    const seen: number[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const { body }: { body: BehavioursPage } = await asked<BehavioursPage>(
        'GET',
        `/behaviours${next ? `?after=${next}` : ''}`,
      );
      seen.push(...body.behaviours.map((one) => one.id));
      next = body.next;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  describe('by hand', () => {
    it('tells nothing that has not been yet', async () => {
      const form = { c: 'create', phase: 'performance', words: 'A workshop' };
      const add = (at: number) =>
        world.ask('POST', '/api/v1/behaviours', { as: ada, body: { ...form, at } });
      expect((await add(world.kith.now() + 2 * DAY_MS)).status).toBe(422);
      expect((await add(world.kith.now())).status).toBe(201);
    });

    const call = { words: 'A call on Friday', c: 'connect', phase: 'performance' };

    it('adds what happened outside, with people, tool and time', async () => {
      const personId = await person('Bea');
      const form = { ...call, goalId, personIds: [personId], tool: 'Zoom', minutes: 30, at: 5000 };
      const { status, body } = await asked('POST', '/behaviours', form);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        words: 'A call on Friday',
        isByHand: true,
        at: 5000,
        minutes: 30,
        people: [{ name: 'Bea' }],
        tool: { name: 'Zoom' },
        goal: { id: goalId },
      });
      const again = await asked('POST', '/behaviours', { ...call, tool: ' zoom' });
      expect(again.body.tool?.id).toBe(body.tool?.id);
    });

    it('is one behaviour however often it is sent', async () => {
      const first = await asked('POST', '/behaviours', { ...call, draftKey: DRAFT_KEY });
      const second = await asked('POST', '/behaviours', { ...call, draftKey: DRAFT_KEY });
      expect(second.body.id).toBe(first.body.id);
    });

    it('changes what is named and leaves the rest', async () => {
      const { body } = await asked('POST', '/behaviours', { ...call, goalId, tool: 'Zoom' });
      const changed = await asked('PATCH', `/behaviours/${body.id}`, {
        phase: 'reflection',
        tool: null,
      });
      expect(changed.body).toEqual({ ...body, phase: 'reflection', tool: null });
    });

    it('leaves alone what Kith noted itself', async () => {
      await told('note.written', { key: 'a' });
      const id = (await lived())[0]?.id;
      expect((await asked('PATCH', `/behaviours/${id}`, { c: 'connect' })).status).toBe(409);
      expect((await asked('DELETE', `/behaviours/${id}`)).status).toBe(409);
    });

    it('is gone at once, comes back when restored, and is erased in the end', async () => {
      const { body } = await asked('POST', '/behaviours', call);
      expect((await asked('DELETE', `/behaviours/${body.id}`)).status).toBe(204);
      expect(await counts()).toEqual({});
      expect((await asked('POST', `/behaviours/${body.id}/restore`)).body).toEqual(body);
      await asked('DELETE', `/behaviours/${body.id}`);
      world.advance(UNDO_MS);
      await world.settle();
      expect((await asked('POST', `/behaviours/${body.id}/restore`)).status).toBe(404);
      expect(await world.kith.db.read.selectFrom('behaviour').select('id').execute()).toEqual([]);
    });

    it('does not point to what is another’s', async () => {
      const bob = await world.member('bob');
      expect((await asked('POST', '/behaviours', { ...call, goalId }, bob)).status).toBe(404);
      const personIds = [await person('Bea')];
      expect((await asked('POST', '/behaviours', { ...call, personIds }, bob)).status).toBe(404);
      expect((await asked('GET', `/map?goal=${goalId}`, undefined, bob)).status).toBe(404);
      expect((await asked('GET', `/behaviours?goal=${goalId}`, undefined, bob)).status).toBe(404);
    });

    it('refuses what has no words', async () => {
      expect((await asked('POST', '/behaviours', { ...call, words: '  ' })).status).toBe(422);
      expect((await asked('POST', '/behaviours', { ...call, minutes: 1441 })).status).toBe(422);
    });
  });
});
