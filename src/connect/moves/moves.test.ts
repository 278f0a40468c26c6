import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { addPerson, forgetBatch, mergePeople } from '#people';
import { follow } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { followMergedPeople } from './follow-people.ts';
import { GIVES_MAX, OPENER_CHARS_MAX, OUTCOME_CHARS_MAX } from './limits.ts';
import { exportMoves, moveById, movesFor } from './queries.ts';
import { type MoveView, PLANNED_MAX } from './schema.ts';

const DRAFT_KEY = '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f10';
type Refused = { error: { message: string; fields?: Record<string, string> } };

describe.each(engines)('moves on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  let personId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back a release' })).id;
    personId = await someone('Bo Lund');
  });
  afterEach(() => world.close());

  async function asked<Answer = MoveView>(method: string, path: string, body?: unknown, as = ada) {
    const response = await world.ask(method, `/api/v1${path}`, { as, body });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Answer };
  }
  const plan = async (form: object = {}) =>
    (await asked('POST', '/moves', { goalId, personId, intent: 'ask', ...form })).body;
  const settle = (id: number, settlement: object, as = ada) =>
    asked('PUT', `/moves/${id}/state`, settlement, as);
  const noteOf = async (title: string, text = '') =>
    (await asked<{ id: number }>('POST', '/notes', { title, text })).body.id;
  const someone = (name: string, memberId = ada.id) =>
    world.kith.db.write((trx) =>
      addPerson(trx, {
        memberId,
        name,
        fields: [],
        keys: [],
        origin: 'hand',
        originDetail: '',
        now: world.kith.now(),
      }),
    );
  const entryOf = () =>
    world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      const source = { memberId: ada.id, personId, title: 'Bo', batchId: null, now };
      const { feedId } = await follow(trx, { ...source, feedUrl: 'https://bo.example/feed' });
      const { id } = await trx
        .insertInto('entry')
        .values({
          feed_id: feedId,
          identity: 'canaries',
          url: 'https://bo.example/canaries',
          title: 'Canaries',
          published_at: now,
          is_dated: 1,
          seen_at: now,
          html: '',
          excerpt: '',
          text: '',
          words: 0,
          content_hash: '',
          author_key: '',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    });
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
    await followMergedPeople(world.kith)['person.merged']?.(told);
    const [moved] = await movesFor(world.kith, ada.id);
    expect(moved).toMatchObject({ id: move.id, person: { id: last } });
    expect(world.errors).toEqual([]);
  });

  it('makes a person survive the undo of the import that brought them', async () => {
    const now = world.kith.now();
    const imported = { origin: 'opml', originDetail: 'feeds.opml', batchId: 7, now } as const;
    const add = (name: string) =>
      world.kith.db.write((trx) =>
        addPerson(trx, { memberId: ada.id, name, fields: [], keys: [], ...imported }),
      );
    await add('Left alone');
    const move = await plan({ personId: await add('Written to') });
    const forget = world.kith.db.write((trx) => forgetBatch(trx, ada.id, { batchId: 7, now }));
    expect(await forget).toEqual({ removed: 1, kept: 1 });
    expect(await movesFor(world.kith, ada.id)).toEqual([move]);
  });

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
