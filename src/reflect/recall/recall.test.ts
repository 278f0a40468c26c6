import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { PER_NOTE_MAX } from './limits.ts';
import { exportRecall, recallDue } from './queries.ts';
import { removeRecallQuestion, restoreRecallQuestion, UNDO_MS } from './remove.ts';
import type {
  CalibrationView,
  RecallAnswerView,
  RecallQuestionView,
  RecallSession,
} from './schema.ts';

const MADE_ON = '2026-11-23';
const DUE_ON = '2026-11-25';

describe.each(engines)('recall on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let noteId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    const note = await asked<{ id: number }>('POST', '/notes', {
      title: 'Roll back',
      text: 'drill',
    });
    noteId = note.body.id;
  });
  afterEach(() => world.close());

  const asked = <Answer = RecallQuestionView>(method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as: ada, body });
  const make = async (question = 'When would I use this?') =>
    (
      await asked('POST', `/notes/${noteId}/questions`, {
        question,
        answer: 'Before each release',
        today: MADE_ON,
      })
    ).body;
  const session = async (today: string) =>
    (await asked<RecallSession>('GET', `/recall?today=${today}`)).body;
  const answer = async (id: number, form: object) =>
    (await asked<RecallAnswerView>('POST', `/recall-questions/${id}/answers`, form)).body;

  it('asks a question two days after it was made, and then how sure one is', async () => {
    const made = await make();
    expect(made).toMatchObject({ state: 'active', dueOn: DUE_ON, note: { title: 'Roll back' } });
    expect(await session('2026-11-24')).toMatchObject({ questions: [], nextOn: DUE_ON });
    expect((await session(DUE_ON)).questions).toEqual([{ ...made, isConfidenceAsked: true }]);
    expect(await recallDue(world.kith, ada.id, DUE_ON)).toBe(1);
  });

  it('brings it back later the better one knew it', async () => {
    const [one, other] = [await make('one'), await make('other')];
    const easy = await answer(one.id, { grade: 4, confidence: 90, today: DUE_ON });
    const hard = await answer(other.id, { grade: 1, confidence: 20, today: DUE_ON });
    expect(hard.question.dueOn).toBe('2026-11-26');
    expect(easy.question.dueOn > hard.question.dueOn).toBe(true);
    const tomorrow = await session('2026-11-26');
    // One saw the answer a day ago: how sure one is would say nothing.
    expect(tomorrow.questions.map((q) => [q.id, q.isConfidenceAsked])).toEqual([[other.id, false]]);
  });

  it('does not count a confidence that was given while the answer was fresh', async () => {
    const made = await make();
    await answer(made.id, { grade: 3, confidence: 100, today: MADE_ON });
    const { body } = await asked<CalibrationView>('GET', '/recall/calibration');
    expect(body).toEqual({ answered: 0, needed: 10, shown: null });
  });

  it('says nothing of calibration before the tenth answer', async () => {
    for (let count = 0; count < 10; count++) {
      const { body } = await asked<CalibrationView>('GET', '/recall/calibration');
      expect(body).toEqual({ answered: count, needed: 10, shown: null });
      const made = await make(`question ${count}`);
      await answer(made.id, { grade: count < 5 ? 1 : 3, confidence: 80, today: DUE_ON });
    }
    const { body } = await asked<CalibrationView>('GET', '/recall/calibration');
    expect(body.shown).toMatchObject({ confidence: 80, recalled: 50 });
  });

  it('asks no more in a day than one wants', async () => {
    for (let count = 0; count < 3; count++) await make(`question ${count}`);
    await asked('PUT', '/recall/settings', { perDay: 2 });
    const first = await session(DUE_ON);
    expect([first.questions.length, first.dueCount]).toEqual([2, 3]);
    await answer(first.questions[0]?.id ?? 0, { grade: 3, today: DUE_ON });
    expect(await session(DUE_ON)).toMatchObject({ answeredToday: 1, questions: [{}] });
    expect(await recallDue(world.kith, ada.id, DUE_ON)).toBe(1);
  });

  it('takes a slip of the finger back', async () => {
    const made = await make();
    const wrong = await answer(made.id, { grade: 1, confidence: 50, today: DUE_ON });
    const path = `/recall-questions/${made.id}/answers/${wrong.id}`;
    expect(await asked('DELETE', path)).toEqual({ status: 200, body: made });
    expect((await asked('DELETE', path)).status).toBe(404);
    expect((await session(DUE_ON)).questions[0]?.isConfidenceAsked).toBe(true);
  });

  it('leaves a suspended question alone until it is taken up', async () => {
    const made = await make();
    const change = (form: object) =>
      asked('PATCH', `/recall-questions/${made.id}`, { ...form, today: MADE_ON });
    await change({ state: 'suspended' });
    expect(await session(DUE_ON)).toMatchObject({ questions: [], activeCount: 0, nextOn: null });
    await change({ state: 'active' });
    expect((await session(DUE_ON)).questions).toHaveLength(1);
  });

  it('has the words changed, which is seeing the answer again', async () => {
    const made = await make();
    await asked('PATCH', `/recall-questions/${made.id}`, { answer: 'Weekly', today: DUE_ON });
    expect((await session(DUE_ON)).questions).toMatchObject([
      { answer: 'Weekly', question: made.question, isConfidenceAsked: false },
    ]);
  });

  it('is removed, comes back, and is erased with its answers in the end', async () => {
    const made = await make();
    await answer(made.id, { grade: 3, today: DUE_ON });
    await removeRecallQuestion(world.kith, ada.id, made.id);
    expect((await session('2027-11-25')).questions).toEqual([]);
    await restoreRecallQuestion(world.kith, ada.id, made.id);
    expect((await session('2027-11-25')).questions).toHaveLength(1);
    await removeRecallQuestion(world.kith, ada.id, made.id);
    world.advance(UNDO_MS);
    await world.settle();
    expect(await world.kith.db.read.selectFrom('recall_answer').selectAll().execute()).toEqual([]);
  });

  it('is not asked while its note is removed', async () => {
    await make();
    await asked('DELETE', `/notes/${noteId}`);
    expect(await session(DUE_ON)).toMatchObject({ questions: [], dueCount: 0, activeCount: 0 });
  });

  it('goes with the export, with what was answered', async () => {
    const made = await make();
    await answer(made.id, { grade: 2, confidence: 40, today: DUE_ON });
    const all = [];
    for await (const one of exportRecall(world.kith, ada.id)) all.push(one);
    expect(all).toMatchObject([
      {
        question: 'When would I use this?',
        answers: [{ grade: 2, confidence: 40, answeredOn: DUE_ON }],
      },
    ]);
  });

  it(`holds at most ${PER_NOTE_MAX} questions on a note`, async () => {
    for (let count = 0; count < PER_NOTE_MAX; count++) await make(`question ${count}`);
    const refused = await asked('POST', `/notes/${noteId}/questions`, {
      question: 'one more',
      answer: 'no',
      today: MADE_ON,
    });
    expect(refused.status).toBe(429);
  });

  it('refuses what is no question, and says what to do', async () => {
    const refused = await asked<{ error: { fields: Record<string, string> } }>(
      'POST',
      `/notes/${noteId}/questions`,
      { question: ' ', answer: 'x', today: MADE_ON },
    );
    expect([refused.status, refused.body.error.fields.question]).toEqual([
      422,
      'Write the question.',
    ]);
  });
});
