import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { forgetBatch, mergePeople } from '#people';
import { engines } from '#test';
import { type MoveStage, setMoveStage } from '../../../test/move-stage.ts';
import { followMergedPeople } from './follow-people.ts';
import { exportMoves, moveById, movesFor } from './queries.ts';
import type { MoveView } from './schema.ts';

const DRAFT_KEY = '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f10';

describe.each(engines)('moves on %s', (engine) => {
  let stage: MoveStage;
  let world: MoveStage['world'];
  let ada: MoveStage['ada'];
  let goalId: number;
  let personId: number;
  let asked: MoveStage['asked'];
  let plan: MoveStage['plan'];
  let settle: MoveStage['settle'];
  let noteOf: MoveStage['noteOf'];
  let someone: MoveStage['someone'];
  let entryOf: MoveStage['entryOf'];
  beforeEach(async () => {
    stage = await setMoveStage(engine);
    ({ world, ada, goalId, personId, asked, plan, settle, noteOf, someone, entryOf } = stage);
  });
  afterEach(() => world.close());

  const openers = (moves: readonly MoveView[]) => moves.map((move) => move.opener);

  it('plans a move with a person for a goal', async () => {
    const noteId = await noteOf('Runbook');
    const entryId = await entryOf();
    const move = await plan({
      opener: 'Hello Bo,\n\n',
      dueOn: '2026-12-01',
      gives: [
        { kind: 'note', id: noteId },
        { kind: 'entry', id: entryId },
        { kind: 'note', id: noteId },
      ],
    });
    expect(move).toEqual({
      id: move.id,
      goal: { id: goalId, title: 'roll back a release' },
      person: { id: personId, name: 'Bo Lund' },
      intent: 'ask',
      opener: 'Hello Bo,\n\n',
      dueOn: '2026-12-01',
      gives: [
        { kind: 'note', id: noteId, title: 'Runbook', url: null },
        { kind: 'entry', id: entryId, title: 'Canaries', url: 'https://bo.example/canaries' },
      ],
      state: 'planned',
      outcome: '',
      direction: null,
      createdAt: world.kith.now(),
      settledAt: null,
    });
    expect((await asked('GET', `/moves/${move.id}`)).body).toEqual(move);
  });

  it('is one move however often planning it is sent', async () => {
    const first = await plan({ draftKey: DRAFT_KEY });
    expect((await plan({ draftKey: DRAFT_KEY })).id).toBe(first.id);
    expect(await movesFor(world.kith, ada.id)).toHaveLength(1);
  });

  it('changes what is named of a planned move, and nothing of a settled one', async () => {
    const move = await plan({ opener: 'one', dueOn: '2026-12-01' });
    const change = (form: object) => asked('PATCH', `/moves/${move.id}`, form);
    expect((await change({ opener: 'two' })).body).toEqual({ ...move, opener: 'two' });
    expect((await change({ dueOn: null, intent: 'thank' })).body).toMatchObject({
      dueOn: null,
      intent: 'thank',
      opener: 'two',
    });
    expect((await change({})).status).toBe(200);
    await settle(move.id, { state: 'done' });
    expect((await change({ opener: 'three' })).status).toBe(409);
    expect((await moveById(world.kith, ada.id, move.id)).opener).toBe('two');
  });

  it('keeps telling what was given after the note is gone', async () => {
    const noteId = await noteOf('', 'A runbook\nfor releases');
    const move = await plan({ gives: [{ kind: 'note', id: noteId }] });
    await asked('DELETE', `/notes/${noteId}`);
    const other = await noteOf('Other');
    const refs = [
      { kind: 'note', id: other },
      { kind: 'note', id: noteId },
    ];
    const { body } = await asked('PATCH', `/moves/${move.id}`, { gives: refs });
    expect(body.gives.map((give) => give.title)).toEqual(['Other', 'A runbook for releases']);
    expect(
      (await asked('POST', '/moves', { goalId, personId, intent: 'ask', gives: refs })).status,
    ).toBe(404);
  });

  describe('done', () => {
    it('says what came of it and in which direction, and can say more', async () => {
      const move = await plan();
      world.advance(1000);
      const done = { state: 'done', outcome: ' She sent a script. ', direction: 'received' };
      const first = (await settle(move.id, done)).body;
      expect(first).toEqual({
        ...move,
        state: 'done',
        outcome: 'She sent a script.',
        direction: 'received',
        settledAt: world.kith.now(),
      });
      world.advance(1000);
      const more = (await settle(move.id, { ...done, outcome: 'It works.', direction: 'both' }))
        .body;
      expect(more).toEqual({ ...first, outcome: 'It works.', direction: 'both' });
    });

    it('is planned again when taken back, with what was written', async () => {
      const move = await plan();
      await settle(move.id, { state: 'done', outcome: 'A script', direction: 'given' });
      expect((await settle(move.id, { state: 'planned' })).body).toEqual({
        ...move,
        outcome: 'A script',
        direction: 'given',
      });
      expect((await settle(move.id, { state: 'planned' })).status).toBe(200);
    });

    it('is not dropped, nor a dropped move done, without being taken back', async () => {
      const [one, other] = [await plan(), await plan()];
      await settle(one.id, { state: 'done' });
      expect((await settle(one.id, { state: 'dropped' })).status).toBe(409);
      await settle(other.id, { state: 'dropped' });
      expect((await settle(other.id, { state: 'done', outcome: 'x' })).status).toBe(409);
    });
  });

  it('puts a dropped move out of sight until it is taken back', async () => {
    const move = await plan();
    await settle(move.id, { state: 'dropped' });
    expect(await movesFor(world.kith, ada.id)).toEqual([]);
    expect(await movesFor(world.kith, ada.id, { state: 'dropped' })).toHaveLength(1);
    expect((await settle(move.id, { state: 'planned' })).body).toEqual(move);
    expect(await movesFor(world.kith, ada.id)).toEqual([move]);
  });

  it('lists the planned by their day, those without one last, then the done, latest first', async () => {
    const done = [await plan({ opener: 'done first' }), await plan({ opener: 'done last' })];
    for (const move of done) {
      world.advance(1000);
      await settle(move.id, { state: 'done' });
    }
    await plan({ opener: 'some day' });
    await plan({ opener: 'later', dueOn: '2027-01-01' });
    await plan({ opener: 'soon', dueOn: '2026-11-24' });
    const { body } = await asked<{ moves: MoveView[] }>('GET', `/goals/${goalId}/moves`);
    expect(openers(body.moves)).toEqual(['soon', 'later', 'some day', 'done last', 'done first']);
    const planned = await asked<{ moves: MoveView[] }>('GET', '/moves?state=planned');
    expect(openers(planned.body.moves)).toEqual(['soon', 'later', 'some day']);
  });

  it('lists by goal and by person', async () => {
    const otherGoal = (await draftGoal(world.kith, ada.id, { need: 'Cheese' })).id;
    const otherPerson = await someone('Cy Long');
    await plan({ opener: 'a' });
    await plan({ opener: 'b', goalId: otherGoal });
    await plan({ opener: 'c', personId: otherPerson });
    const list = async (query: string) =>
      openers((await asked<{ moves: MoveView[] }>('GET', `/moves?${query}`)).body.moves).toSorted();
    expect(await list(`goal=${goalId}`)).toEqual(['a', 'c']);
    expect(await list(`person=${personId}`)).toEqual(['a', 'b']);
    expect(await list(`person=${otherPerson}&goal=${goalId}`)).toEqual(['c']);
    expect((await movesFor(world.kith, ada.id, { goalId: otherGoal }))[0]?.goal.title).toBe(
      'Cheese',
    );
  });

  it('exports all, the dropped too, oldest first', async () => {
    const made = [await plan({ opener: 'a' }), await plan({ opener: 'b' })];
    await settle(made[0]?.id ?? 0, { state: 'dropped' });
    const exported: MoveView[] = [];
    for await (const move of exportMoves(world.kith, ada.id)) exported.push(move);
    expect(openers(exported)).toEqual(['a', 'b']);
  });

  it('is out of sight while its goal or person is removed, and comes back with them', async () => {
    const move = await plan();
    for (const where of [`/goals/${goalId}`, `/people/${personId}`]) {
      await asked('DELETE', where);
      expect(await movesFor(world.kith, ada.id)).toEqual([]);
      expect((await settle(move.id, { state: 'done' })).status).toBe(404);
      await asked('POST', `${where}/restore`);
      expect(await movesFor(world.kith, ada.id)).toEqual([move]);
    }
  });

  it('goes with a person who turns out to be another, however often that is told', async () => {
    const move = await plan();
    const [keep, last] = [await someone('Bo L.'), await someone('Bo Lund-Berg')];
    await mergePeople(world.kith, ada.id, keep, personId);
    await mergePeople(world.kith, ada.id, last, keep);
    await world.settle();
    const told = { memberId: ada.id, keepId: keep, goneId: personId };
    await followMergedPeople(world.kith)['person.merged'](told);
    const [moved] = await movesFor(world.kith, ada.id);
    expect(moved).toMatchObject({ id: move.id, person: { id: last } });
    expect(world.errors).toEqual([]);
  });

  it('makes a person survive the undo of the import that brought them', async () => {
    const now = world.kith.now();
    const add = (name: string) => world.person(ada.id, name, { origin: 'opml', batchId: 7 });
    await add('Left alone');
    const move = await plan({ personId: await add('Written to') });
    const forget = world.kith.db.write((trx) => forgetBatch(trx, ada.id, { batchId: 7, now }));
    expect(await forget).toEqual({ removed: 1, kept: 1 });
    expect(await movesFor(world.kith, ada.id)).toEqual([move]);
  });
});
