import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { exportGoals } from './export.ts';
import { QUESTIONS_MAX, TEXT_CHARS_MAX } from './limits.ts';
import { goalById, goalsOf } from './queries.ts';
import { removeGoal, restoreGoal, UNDO_MS } from './remove.ts';
import { GOALS_MAX, type GoalView } from './schema.ts';

const DRAFT_KEY = '7d0c2f0a-6d58-4f4e-9d0a-0f6f1c9b6a11';

describe.each(engines)('goals on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = GoalView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const start = async (form: unknown = {}) => (await asked('POST', '/goals', form)).body;
  const ready = {
    able: 'roll back a bad release',
    questions: [{ text: 'safe database migrations' }],
  };
  type Refused = { error: { code: string; message: string; fields?: Record<string, string> } };

  describe('a draft', () => {
    it('starts with its first word, of which it keeps one', async () => {
      const nothing = { start: 'role', need: ' ', reviewOn: '2026-12-21' };
      expect((await asked('POST', '/goals', nothing)).status).toBe(422);
      const { status, body } = await asked('POST', '/goals', { known: 'A' });
      expect(status).toBe(201);
      expect((await asked('PATCH', `/goals/${body.id}`, { known: '' })).status).toBe(422);
      expect(body).toMatchObject({ status: 'draft', kind: 'learning', questions: [] });
    });

    it('is one however often its start is sent', async () => {
      const first = await start({ need: 'Rel', draftKey: DRAFT_KEY });
      const second = await start({ need: 'Releases break', draftKey: DRAFT_KEY });
      expect(second.id).toBe(first.id);
      expect(await goalsOf(world.kith, ada.id)).toMatchObject([{ need: 'Releases break' }]);
    });

    it('does not share its key with another member', async () => {
      const bob = await world.member('bob');
      const mine = await start({ need: 'mine', draftKey: DRAFT_KEY });
      const theirs = await asked('POST', '/goals', { need: 'theirs', draftKey: DRAFT_KEY }, bob);
      expect(theirs.body.id).not.toBe(mine.id);
      expect((await goalById(world.kith, ada.id, mine.id)).need).toBe('mine');
    });
  });

  describe('a change', () => {
    it('sets what it names and leaves the rest', async () => {
      const goal = await start({ need: 'Releases break', confidence: 30, reviewOn: '2026-12-21' });
      world.advance(1000);
      const { body } = await asked('PATCH', `/goals/${goal.id}`, {
        able: 'roll back',
        reviewOn: null,
      });
      expect(body).toMatchObject({
        need: 'Releases break',
        able: 'roll back',
        confidence: 30,
        reviewOn: null,
      });
      expect(body.updatedAt).toBe(goal.updatedAt + 1000);
    });

    it('keeps the ids of questions that are reworded, moved or left', async () => {
      const goal = await start({
        questions: [{ text: 'one' }, { text: 'two' }, { text: 'three' }],
      });
      const [one, two] = goal.questions;
      const { body } = await asked('PATCH', `/goals/${goal.id}`, {
        questions: [
          { id: two?.id, text: 'two' },
          { text: 'new' },
          { id: one?.id, text: 'one, reworded' },
        ],
      });
      expect(body.questions.map((question) => question.text)).toEqual([
        'two',
        'new',
        'one, reworded',
      ]);
      expect(body.questions[0]?.id).toBe(two?.id);
      expect(body.questions[2]?.id).toBe(one?.id);
      expect(goal.questions.map((question) => question.id)).not.toContain(body.questions[1]?.id);
    });

    it('neither takes a question of another goal nor loses one whose id is named twice', async () => {
      const other = await start({ questions: [{ text: 'stays where it is' }] });
      const goal = await start({ questions: [{ text: 'one' }] });
      const [own] = goal.questions;
      const { body } = await asked('PATCH', `/goals/${goal.id}`, {
        questions: [
          { id: own?.id, text: 'one' },
          { id: own?.id, text: 'copy' },
          { id: other.questions[0]?.id, text: 'taken' },
        ],
      });
      expect(body.questions.map((question) => question.text)).toEqual(['one', 'copy', 'taken']);
      expect(await goalById(world.kith, ada.id, other.id)).toMatchObject({
        questions: other.questions,
      });
    });

    it('cannot take from an active goal what makes it one', async () => {
      const goal = await start(ready);
      await asked('PUT', `/goals/${goal.id}/status`, { status: 'active' });
      const { status, body } = await asked<Refused>('PATCH', `/goals/${goal.id}`, {
        questions: [],
      });
      expect(status).toBe(422);
      expect(body.error.fields).toHaveProperty('questions');
      expect((await goalById(world.kith, ada.id, goal.id)).questions).toHaveLength(1);
    });
  });

  describe('a status', () => {
    it('becomes active only with something to be able to do and a question', async () => {
      const goal = await start({ need: 'Releases break' });
      const refused = await asked<Refused>('PUT', `/goals/${goal.id}/status`, { status: 'active' });
      expect(refused.status).toBe(422);
      expect(Object.keys(refused.body.error.fields ?? {})).toEqual(['able', 'questions']);
      await asked('PATCH', `/goals/${goal.id}`, ready);
      const { body } = await asked('PUT', `/goals/${goal.id}/status`, { status: 'active' });
      expect(body.status).toBe('active');
    });

    it('can be parked, resumed and met, but not be a draft again', async () => {
      const goal = await start(ready);
      const words = { reason: 'No time now', evidence: 'Three Fridays' };
      for (const status of ['active', 'parked', 'active', 'met']) {
        const { body } = await asked('PUT', `/goals/${goal.id}/status`, { status, ...words });
        expect(body.status).toBe(status);
      }
      expect((await asked('PUT', `/goals/${goal.id}/status`, { status: 'draft' })).status).toBe(
        422,
      );
    });
  });

  describe('limits', () => {
    it('answers a need of 100,000 characters with what to do', async () => {
      const { status, body } = await asked<Refused>('POST', '/goals', {
        need: 'x'.repeat(100_000),
      });
      expect(status).toBe(422);
      expect(body.error.fields?.need).toBe('At most 10,000 characters; put the rest in a note.');
      expect(await goalsOf(world.kith, ada.id)).toEqual([]);
    });

    it.each([
      ['a null character', { need: 'a\0b' }, 'need'],
      ['a question without words', { questions: [{ text: '  ' }] }, 'questions.0.text'],
      [
        'a question that is an essay',
        { questions: [{ text: 'x'.repeat(301) }] },
        'questions.0.text',
      ],
      [
        'too many questions',
        { questions: Array.from({ length: QUESTIONS_MAX + 1 }, () => ({ text: 'q' })) },
        'questions',
      ],
      ['a day that is none', { reviewOn: '2026-02-30' }, 'reviewOn'],
      ['confidence beyond 100', { confidence: 101 }, 'confidence'],
    ])('refuses %s and says which field', async (_, form, field) => {
      const { status, body } = await asked<Refused>('POST', '/goals', form);
      expect(status).toBe(422);
      expect(body.error.fields).toHaveProperty([field]);
    });

    it('takes the longest texts and questions, whatever their script', async () => {
      const need = '移'.repeat(TEXT_CHARS_MAX);
      const goal = await start({ need, questions: [{ text: '🦊'.repeat(150) }] });
      expect((await goalById(world.kith, ada.id, goal.id)).need).toBe(need);
    });

    it(`holds at most ${GOALS_MAX} goals`, async () => {
      const now = world.kith.now();
      const { id: _, ...copied } = {
        id: 0,
        member_id: ada.id,
        status: 'draft' as const,
        need: '',
        able: '',
        kind: 'learning' as const,
        evidence: '',
        confidence: null,
        minutes_per_week: null,
        review_on: null,
        draft_key: null,
        created_at: now,
        updated_at: now,
        removed_at: null,
      };
      const rows = Array.from({ length: GOALS_MAX }, () => copied);
      await world.kith.db.write((trx) => trx.insertInto('goal').values(rows).execute());
      expect((await asked('POST', '/goals', ready)).status).toBe(429);
    });
  });

  describe('a removed goal', () => {
    it('is gone at once and comes back whole when restored', async () => {
      const goal = await start({ ...ready, draftKey: DRAFT_KEY });
      expect((await asked('DELETE', `/goals/${goal.id}`)).status).toBe(204);
      expect((await asked('GET', `/goals/${goal.id}`)).status).toBe(404);
      expect(await goalsOf(world.kith, ada.id)).toEqual([]);
      expect((await asked('PATCH', `/goals/${goal.id}`, { need: 'x' })).status).toBe(404);
      expect((await asked('DELETE', `/goals/${goal.id}`)).status).toBe(404);
      expect((await start({ draftKey: DRAFT_KEY })).id).not.toBe(goal.id);
      const { status, body } = await asked('POST', `/goals/${goal.id}/restore`);
      expect(status).toBe(200);
      expect(body).toEqual(goal);
    });

    it('is erased when it can no longer be restored', async () => {
      const goal = await start(ready);
      await removeGoal(world.kith, ada.id, goal.id);
      world.advance(UNDO_MS);
      await world.settle();
      expect((await asked('POST', `/goals/${goal.id}/restore`)).status).toBe(404);
      expect(await world.kith.db.read.selectFrom('question').selectAll().execute()).toEqual([]);
    });

    it('is not erased by an earlier removal that was undone', async () => {
      const goal = await start(ready);
      await removeGoal(world.kith, ada.id, goal.id);
      await restoreGoal(world.kith, ada.id, goal.id);
      world.advance(UNDO_MS - 1000);
      await removeGoal(world.kith, ada.id, goal.id);
      world.advance(2000);
      await world.settle();
      expect(await restoreGoal(world.kith, ada.id, goal.id)).toMatchObject({ id: goal.id });
    });
  });

  it('is not there for another member', async () => {
    const goal = await start(ready);
    const bob = await world.member('bob');
    const tries: [string, string, unknown?][] = [
      ['GET', ''],
      ['PATCH', '', { need: 'stolen' }],
      ['PUT', '/status', { status: 'parked', reason: 'No time now' }],
      ['DELETE', ''],
      ['POST', '/restore'],
    ];
    for (const [method, rest, body] of tries) {
      expect((await asked(method, `/goals/${goal.id}${rest}`, body, bob)).status, method).toBe(404);
    }
    expect(
      (await asked<{ goals: GoalView[] }>('GET', '/goals', undefined, bob)).body.goals,
    ).toEqual([]);
    expect(await exportGoals(world.kith, bob.id)).toEqual([]);
    expect(await goalById(world.kith, ada.id, goal.id)).toEqual(goal);
  });

  it('is not there for a stranger', async () => {
    const response = await world.ask('GET', '/api/v1/goals');
    expect(response.status).toBe(401);
  });

  it('lists the goal worked on last first, and exports the oldest first', async () => {
    const first = await start({ need: 'first' });
    world.advance(1000);
    const second = await start({ need: 'second' });
    world.advance(1000);
    await asked('PATCH', `/goals/${first.id}`, { need: 'first again' });
    const ids = async (goals: Promise<GoalView[]>) => (await goals).map((goal) => goal.id);
    expect(await ids(goalsOf(world.kith, ada.id))).toEqual([first.id, second.id]);
    expect(await ids(exportGoals(world.kith, ada.id))).toEqual([first.id, second.id]);
    world.advance(1000);
    await asked('PATCH', `/goals/${second.id}`, { need: 'second again' });
    expect(await ids(goalsOf(world.kith, ada.id))).toEqual([second.id, first.id]);
    expect(await ids(exportGoals(world.kith, ada.id))).toEqual([first.id, second.id]);
  });

  it('proposes questions and stores nothing', async () => {
    const { status, body } = await asked<{ questions: string[] }>('POST', '/goals/questions', {
      able: 'roll back a bad release quickly',
    });
    expect(status).toBe(200);
    expect(body.questions).toEqual(['roll back a bad release quickly']);
    expect(await goalsOf(world.kith, ada.id)).toEqual([]);
  });
});
