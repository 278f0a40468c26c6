import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, setGoalStatus } from '#goals';
import { engines } from '#test';
import { type AskStage, setAskStage } from '../../../test/ask-stage.ts';
import { interactionsOf } from '../interactions/queries.ts';
import type { HelpBoard, HelpView, HelpWords } from './schema.ts';

const ASKED = 'Does anyone know how to rehearse a rollback with canaries?';

describe.each(engines)('whom one can help, on %s', (engine) => {
  let stage: AskStage;
  let personId: number;
  let needId: number;
  beforeEach(async () => {
    stage = await setAskStage(engine);
    personId = stage.people[0] ?? 0;
    needId = (await need(personId, ASKED)).id;
  });
  afterEach(() => stage.world.close());

  const need = async (of: number, words: string) =>
    (await stage.asked<{ id: number }>('POST', `/people/${of}/needs`, { words })).body;
  const note = async (title: string, text: string, goalId?: number) =>
    (await stage.asked<{ id: number }>('POST', '/notes', { title, text, goalId })).body.id;
  const board = async (query = '', as = stage.ada) =>
    (await stage.asked<HelpBoard>('GET', `/help${query}`, undefined, as)).body;
  const help = async (rung: string, more: object = {}) =>
    (
      await stage.asked<HelpView>('POST', `/needs/${needId}/helps`, {
        rung,
        day: '2026-11-23',
        ...more,
      })
    ).body;

  it('matches what they ask with my notes, and says what touches what', async () => {
    const noteId = await note('Canaries', 'How we rehearse a rollback on Mondays.');
    await note('Bread', 'Flour and water.');
    expect(await board()).toMatchObject({
      openNeeds: 1,
      people: [
        {
          need: { id: needId, person: { name: 'Bo Lund' }, words: ASKED },
          touches: [{ kind: 'note', id: noteId, title: 'Canaries' }],
          next: 'notice',
          taken: [],
        },
      ],
    });
    const [{ touches } = { touches: [] }] = (await board()).people;
    expect(touches[0]?.words).toContain('canaries');
  });

  it('shows what touches before what does not, and for a goal only what its notes touch', async () => {
    const other = await need(stage.people[1] ?? 0, 'How do you bake sourdough?');
    await note('Sourdough', 'How I bake sourdough.', stage.goalId);
    expect((await board()).people.map((one) => one.need.id)).toEqual([other.id, needId]);
    expect((await board(`?goal=${stage.goalId}`)).people.map((one) => one.need.id)).toEqual([
      other.id,
    ]);
    expect((await board(`?person=${personId}`)).people.map((one) => one.need.id)).toEqual([needId]);
  });

  it('knows that one works on the same', async () => {
    await changeGoal(stage.world.kith, stage.ada.id, stage.goalId, {
      questions: [{ text: 'when to roll back' }],
    });
    await setGoalStatus(stage.world.kith, stage.ada.id, stage.goalId, 'active');
    await need(stage.people[1] ?? 0, 'I want to learn to roll back a release');
    const people = (await board()).people.filter(({ touches }) => touches.length > 0);
    expect(people.flatMap(({ touches }) => touches.map(({ kind }) => kind))).toContain('goal');
  });

  it('matches a goal that somebody else wants to reach, as they told me', async () => {
    const { body: goal } = await stage.asked<{ id: number }>(
      'POST',
      `/people/${stage.people[1]}/needs`,
      { kind: 'goal', words: 'I want to learn to bake sourdough with rye' },
    );
    const noteId = await note('Sourdough', 'How I bake sourdough with rye.');
    const [first] = (await board()).people;
    expect(first).toMatchObject({ need: { id: goal.id, kind: 'goal' }, touches: [{ id: noteId }] });
  });

  it('matches goals that other members let me see, and no other', async () => {
    const bo = await stage.world.member('bo');
    const share = async (able: string, audience: string, question: string) => {
      const { body } = await stage.asked<{ id: number }>(
        'POST',
        '/goals',
        { able, audience, questions: [{ text: question }] },
        bo,
      );
      await stage.asked('PUT', `/goals/${body.id}/status`, { status: 'active' }, bo);
      return body.id;
    };
    const noteId = await note('Sourdough with rye', 'How I keep a starter alive.');
    const shared = await share('bake bread', 'members', 'How does sourdough rise with rye?');
    await share('bake sourdough with rye', 'me', 'Which sourdough for rye?');
    await share('sing in a choir', 'members', 'Which voice am I?');
    const { sharedGoals } = await board();
    expect(sharedGoals).toMatchObject([
      {
        goal: { id: shared, able: 'bake bread', memberName: 'bo' },
        words: 'How does sourdough rise with rye?',
        touches: [{ kind: 'note', id: noteId }],
      },
    ]);
    expect((await board(`?person=${personId}`)).sharedGoals).toEqual([]);
    expect((await board('', bo)).sharedGoals).toEqual([]);
    await stage.asked('PATCH', `/goals/${shared}`, { audience: 'me' }, bo);
    expect((await board()).sharedGoals).toEqual([]);
  });

  it('reads a short question in the language of what is compared with it', async () => {
    const noteId = await note(
      'Hochbeete bepflanzen',
      'So bepflanze ich im März meine Hochbeete, und welche Erde dafür gut ist, damit die Setzlinge anwachsen.',
    );
    await need(personId, 'Was gedeiht in Hochbeeten mit Erde?');
    expect((await board()).people[0]?.touches).toMatchObject([{ id: noteId }]);
  });

  it('climbs the ladder with what was given and what was done', async () => {
    const [{ next } = { next: '' }] = (await board()).people;
    expect(next).toBe('notice');
    await help('notice');
    expect((await board()).people[0]).toMatchObject({ next: 'thank', taken: ['notice'] });
    const { body: move } = await stage.asked<{ id: number }>('POST', '/moves', {
      goalId: stage.goalId,
      personId,
      intent: 'thank',
    });
    await stage.asked('PUT', `/moves/${move.id}/state`, { state: 'done' });
    expect((await board()).people[0]?.next).toBe('send');
  });

  it('is a part of our story and learning, but for what nobody hears of; and can be taken back', async () => {
    await help('notice');
    const sent = await help('send', { words: 'My note on canaries.' });
    const { kith } = stage.world;
    const story = async () => (await interactionsOf(kith, stage.ada.id, { personId })).interactions;
    expect(await story()).toMatchObject([{ direction: 'given', gave: 'My note on canaries.' }]);
    const told = async () => {
      await stage.world.settle();
      const { body } = await stage.asked<{ behaviours: { event: string; c: string }[] }>(
        'GET',
        '/behaviours',
      );
      return body.behaviours.filter(({ event }) => event === 'help.given').map(({ c }) => c);
    };
    expect(await told()).toEqual(['contribute']);
    await stage.asked('DELETE', `/helps/${sent.id}`);
    expect(await story()).toEqual([]);
    expect(await told()).toEqual([]);
    expect((await board()).people[0]?.taken).toEqual(['notice']);
  });

  it('has words for each rung that give and ask for nothing', async () => {
    const noteId = await note('Canaries', 'x');
    const words = async (rung: string) =>
      (
        await stage.asked<HelpWords>('POST', `/needs/${needId}/help-words`, {
          rung,
          give: { kind: 'note', id: noteId },
        })
      ).body;
    expect(await words('notice')).toMatchObject({ words: '' });
    const sending = await words('send');
    expect(sending.words).toContain('Hello Bo,');
    expect(sending.words).toContain('Canaries');
    expect(sending.words).toContain('No answer is needed.');
    expect(sending.ways).toMatchObject([{ kind: 'email' }]);
  });

  it('shows nothing of it to another member', async () => {
    await note('Canaries', 'How we rehearse a rollback.');
    await help('send', { words: 'x' });
    const bo = await stage.world.member('bo');
    expect(await board('', bo)).toEqual({ people: [], sharedGoals: [], openNeeds: 0 });
    expect((await stage.asked('GET', `/help?person=${personId}`, undefined, bo)).status).toBe(404);
  });
});
