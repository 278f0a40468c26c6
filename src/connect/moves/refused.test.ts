import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines } from '#test';
import { type MoveStage, setMoveStage } from '../../../test/move-stage.ts';
import { GIVES_MAX, OPENER_CHARS_MAX, OUTCOME_CHARS_MAX } from './limits.ts';
import { moveById, movesFor } from './queries.ts';
import { PLANNED_MAX } from './schema.ts';

type Refused = { error: { message: string; fields?: Record<string, string> } };

describe.each(engines)('what moves refuse on %s', (engine) => {
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

  it.each([
    [
      'an opener too long',
      { opener: 'x'.repeat(OPENER_CHARS_MAX + 1) },
      'opener',
      'An opener has at most 5,000 characters.',
    ],
    [
      'a null character',
      { opener: 'a\0b' },
      'opener',
      'It holds a character that is no text (a null). Take it out.',
    ],
    [
      'a day that is none',
      { dueOn: '2026-02-30' },
      'dueOn',
      'Give the day as year-month-day, such as 2027-01-31.',
    ],
    [
      'too many gives',
      { gives: Array.from({ length: GIVES_MAX + 1 }, (_, at) => ({ kind: 'note', id: at + 1 })) },
      'gives',
      'Give at most 5 things at a time.',
    ],
  ])('refuses %s and says what to do', async (_, form, field, message) => {
    const { status, body } = await asked<Refused>('POST', '/moves', {
      goalId,
      personId,
      intent: 'ask',
      ...form,
    });
    expect(status).toBe(422);
    expect(body.error.fields?.[field]).toBe(message);
    expect(await movesFor(world.kith, ada.id)).toEqual([]);
  });

  it('takes texts of the greatest length', async () => {
    const { id } = await plan({ opener: '移'.repeat(OPENER_CHARS_MAX) });
    const outcome = '移'.repeat(OUTCOME_CHARS_MAX);
    expect((await settle(id, { state: 'done', outcome })).body.outcome).toBe(outcome);
    expect((await settle(id, { state: 'done', outcome: `${outcome}移` })).status).toBe(422);
  });

  it('refuses a move with oneself', async () => {
    await world.kith.db.write((trx) =>
      trx.updateTable('person').set({ is_me: 1 }).where('id', '=', personId).execute(),
    );
    expect((await asked('POST', '/moves', { goalId, personId, intent: 'thank' })).status).toBe(422);
  });

  it(`plans at most ${PLANNED_MAX}, also by taking back`, async () => {
    const first = await plan();
    await settle(first.id, { state: 'done' });
    const { read } = world.kith.db;
    const row = await read.selectFrom('move').selectAll().executeTakeFirstOrThrow();
    const { id: _, ...values } = { ...row, state: 'planned' as const, settled_at: null };
    const rows = Array.from({ length: PLANNED_MAX }, () => values);
    await world.kith.db.write((trx) => trx.insertInto('move').values(rows).execute());
    expect((await asked('POST', '/moves', { goalId, personId, intent: 'ask' })).status).toBe(429);
    expect((await settle(first.id, { state: 'planned' })).status).toBe(429);
    expect(await movesFor(world.kith, ada.id, { state: 'planned' })).toHaveLength(PLANNED_MAX);
  });

  it('is not there for another member, nor may theirs name what is mine', async () => {
    const noteId = await noteOf('mine');
    const entryId = await entryOf();
    const move = await plan({ opener: 'mine' });
    const bob = await world.member('bob');
    const bobGoal = (await draftGoal(world.kith, bob.id, { able: 'x' })).id;
    const bobPerson = await someone('Zoe', bob.id);
    const theirs = { goalId: bobGoal, personId: bobPerson, intent: 'ask' };
    const tries: [string, string, unknown?][] = [
      ['GET', `/moves/${move.id}`],
      ['PATCH', `/moves/${move.id}`, { opener: 'stolen' }],
      ['PUT', `/moves/${move.id}/state`, { state: 'dropped' }],
      ['GET', `/goals/${goalId}/moves`],
      ['GET', `/people/${personId}/gives`],
      ['GET', `/people/${bobPerson}/gives?goal=${goalId}`],
      ...['/moves', '/moves/opener'].flatMap((path): [string, string, unknown][] => [
        ['POST', path, { ...theirs, goalId }],
        ['POST', path, { ...theirs, personId }],
        ['POST', path, { ...theirs, gives: [{ kind: 'note', id: noteId }] }],
        ['POST', path, { ...theirs, gives: [{ kind: 'entry', id: entryId }] }],
      ]),
      ['POST', '/moves/opener', { ...theirs, aboutId: entryId }],
    ];
    for (const [method, path, body] of tries) {
      expect((await asked(method, path, body, bob)).status, `${method} ${path}`).toBe(404);
    }
    expect(await movesFor(world.kith, bob.id)).toEqual([]);
    expect(await movesFor(world.kith, bob.id, { goalId, personId })).toEqual([]);
    const ownMove = (await asked('POST', '/moves', theirs, bob)).body;
    const gives = [{ kind: 'note', id: noteId }];
    expect((await asked('PATCH', `/moves/${ownMove.id}`, { gives }, bob)).status).toBe(404);
    expect(await moveById(world.kith, ada.id, move.id)).toEqual(move);
  });

  it('is not there for a stranger', async () => {
    const tries: [string, string][] = [
      ['GET', '/moves'],
      ['POST', '/moves'],
      ['GET', '/moves/1'],
      ['PATCH', '/moves/1'],
      ['PUT', '/moves/1/state'],
      ['POST', '/moves/opener'],
      ['GET', `/goals/${goalId}/moves`],
      ['GET', `/people/${personId}/gives`],
    ];
    for (const [method, path] of tries) {
      const body = method === 'GET' ? undefined : {};
      const { status } = await world.ask(method, `/api/v1${path}`, { body });
      expect(status, `${method} ${path}`).toBe(401);
    }
  });
});
