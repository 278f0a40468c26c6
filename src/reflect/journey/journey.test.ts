import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planMove, settleMove } from '#connect';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { JourneyView } from './schema.ts';

/** The day on which the world's clock stands. */
const TODAY = '2026-11-23';
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('the journey of a goal on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = await travelled();
  });
  afterEach(() => world.close());

  async function asked<Answer>(method: string, path: string, body?: unknown, as = ada) {
    const response = await world.ask(method, `/api/v1${path}`, { as, body });
    const text = await response.text();
    return { response, body: (text.startsWith('{') ? JSON.parse(text) : text) as Answer };
  }
  const journey = async (query = '') =>
    (await asked<JourneyView>('GET', `/goals/${goalId}/journey${query}`)).body;

  const happenedIn = ({ months }: JourneyView) => months.flatMap(({ happened }) => happened);

  /** Something of everything. */
  async function travelled(): Promise<number> {
    const { kith } = world;
    const { id } = await draftGoal(kith, ada.id, {
      need: 'Releases *break*',
      able: 'roll back a release',
      why: 'Marit Solheim made me want to',
      evidence: 'Three Fridays\nNobody is called',
      confidence: 30,
      questions: [{ text: 'How do others rehearse?' }],
    });
    await setGoalStatus(kith, ada.id, id, 'active');
    const personId = await world.person(ada.id, 'Marit Solheim');
    await asked('PUT', `/goals/${id}/people/${personId}/decision`, { decision: 'chosen' });
    await asked('POST', `/goals/${id}/steps`, { text: 'Rehearse with Marit', personId });
    const drill = { text: 'Roll back what is fine', dueOn: TODAY, recurrence: 'FREQ=WEEKLY' };
    const { body: step } = await asked<{ id: number }>('POST', `/goals/${id}/steps`, drill);
    await asked('PUT', `/steps/${step.id}/state`, { state: 'done', on: TODAY });
    world.advance(DAY_MS);
    const move = await planMove(kith, ada.id, { goalId: id, personId, intent: 'ask' });
    await settleMove(kith, ada.id, move.id, {
      state: 'done',
      outcome: 'Marit rehearses on Mondays',
      direction: 'received',
    });
    const met = { day: TODAY, personIds: [personId], goalIds: [id], learnt: 'Marit brings cake' };
    await asked('POST', '/interactions', met);
    await asked('POST', '/notes', { title: 'What Marit does', goalId: id });
    world.advance(DAY_MS);
    await changeGoal(kith, ada.id, id, { able: 'roll back a bad release' });
    const { body: review } = await asked<{ id: number }>('POST', `/goals/${id}/reviews`);
    await asked('PATCH', `/reviews/${review.id}`, {
      criteria: [{ criterion: 'Three Fridays', reached: 'partly', words: 'Two, says Marit' }],
      confidence: 60,
      satisfaction: 4,
      causes: ['people'],
      causeWords: '- Marit\n- luck',
    });
    await asked('PUT', `/reviews/${review.id}/decision`, { decision: 'met', words: 'It works' });
    return id;
  }

  it('tells need, plan, turns, people, evidence and reviews, oldest first', async () => {
    const told = await journey();
    expect(told).toMatchObject({
      goal: { title: 'roll back a bad release', status: 'met', lastWords: 'It works' },
      people: [{ name: 'Marit Solheim' }],
      plan: [
        { text: 'Rehearse with Marit', state: 'planned', with: 'Marit Solheim', doneOn: [] },
        { text: 'Roll back what is fine', state: 'planned', doneOn: [TODAY] },
      ],
      evidence: [
        { criterion: 'Three Fridays', reached: 'partly', words: 'Two, says Marit' },
        { criterion: 'Nobody is called', reached: null },
      ],
      reviews: [{ confidence: 60, decision: 'met', causes: ['people'] }],
      isNamed: true,
    });
    expect(told.confidence.map(({ value }) => value)).toEqual([30, 60]);
    const turns = told.months.flatMap((month) => month.turns);
    expect(turns.map(({ words }) => words).join(' ')).toContain('bad release');
    const days = turns.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(happenedIn(told)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          words: 'Was in touch with Marit Solheim',
          details: ['Learnt: Marit brings cake'],
        }),
        expect.objectContaining({
          words: 'Asked Marit Solheim',
          details: ['Came of it: Marit rehearses on Mondays'],
        }),
        expect.objectContaining({ words: 'Wrote a note: What Marit does' }),
      ]),
    );
  });

  it('names nobody when told so, neither whom one chose nor whom one wrote of', async () => {
    const told = await journey('?people=no');
    expect(JSON.stringify(told)).not.toMatch(/marit|solheim/i);
    expect(told).toMatchObject({
      people: [],
      isNamed: false,
    });
    expect(happenedIn(told)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          words: 'Was in touch with somebody',
          details: ['Learnt: somebody brings cake'],
          href: null,
          people: [],
        }),
        expect.objectContaining({ words: 'Asked somebody' }),
      ]),
    );
    const { body } = await asked<string>('GET', `/goals/${goalId}/journey.md?people=no`);
    expect(body).not.toMatch(/marit|solheim/i);
  });

  it('is a Markdown file in which the member’s signs are signs', async () => {
    const { response, body } = await asked<string>('GET', `/goals/${goalId}/journey.md`);
    expect(response.headers.get('content-type')).toContain('text/markdown');
    expect(response.headers.get('content-disposition')).toContain(`kith-journey-${goalId}.md`);
    expect(body.startsWith('# Roll back a bad release\n')).toBe(true);
    for (const part of [
      'confidence from 30 to 60 of 100',
      '## The need\n\nReleases \\*break\\*',
      '- [ ] Rehearse with Marit (with Marit Solheim)',
      '2026-11-24: Asked Marit Solheim\n  - Came of it: Marit rehearses on Mondays',
      '### November 2026',
      '**2026-11-23: You set out to “roll back a release”.**',
      '- Three Fridays: partly; Two, says Marit',
      '- Nobody is called: not looked at yet',
      '- Content: rather',
      '\\- Marit  \n\\- luck',
    ])
      expect(body).toContain(part);
  });

  it('is short where there is little to tell', async () => {
    const { id } = await draftGoal(world.kith, ada.id, { able: 'begin' });
    const { body } = await asked<string>('GET', `/goals/${id}/journey.md`);
    expect(body).toBe('# Begin\n\nDraft, begun 2026-11-25.\n');
  });
});
