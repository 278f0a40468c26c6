/** Found by meaning, from feeds to the screen's answer, with an API on loopback that knows which words mean the same. */
import { describe, expect, it } from 'vitest';
import { engines } from '#test';
import { KEY, MINUTE, QUESTION, setMeaningStage } from '../../../test/meaning-stage.ts';
import type { ReasonsView } from '../reasons/schema.ts';
import type { FindingView } from '../view.ts';

describe.each(engines)('finding by meaning on %s', (engine) => {
  const stage = setMeaningStage(engine);
  const { open, publish, work, others, goalOf, answer, findingOf } = stage;
  const namesOf = ({ people }: FindingView) => people.map(({ name }) => name);

  it('finds who says it in other words, says by whose judgement, and still adds up', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    const mia = await publish(ada, 'Mia', ['Mend an automobile']);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const goalId = await goalOf(ada);

    const { people, questions } = await findingOf(ada, goalId);
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Carl', 'Mia']);
    const found = people.find(({ name }) => name === 'Mia')?.questions ?? [];
    expect(found).toMatchObject([
      {
        questionId: questions[0]?.id,
        strength: 'some',
        evidence: [{ title: 'Mend an automobile' }],
      },
    ]);
    expect(found[0]?.evidence[0]).toMatchObject({ nearBy: 'words-1', matched: [] });
    const byWords = people.find(({ name }) => name === 'Carl')?.questions[0]?.evidence[0];
    expect(byWords?.matched).toEqual(['Fix', 'car']);
    expect(byWords).not.toHaveProperty('nearBy');

    const { parts } = await answer<ReasonsView>(ada, `/goals/${goalId}/people/${mia}/reasons`);
    expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    const [entry] = parts.find(({ kind }) => kind === 'entries')?.entries ?? [];
    expect(entry).toMatchObject({ title: 'Mend an automobile', nearBy: 'words-1' });
  });

  it('takes no sign on a criterion from nearness', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    const said = Array.from({ length: 6 }, (_, n) => `Mend an automobile ${n}`);
    await publish(ada, 'Mia', said);
    const { people } = await findingOf(ada, await goalOf(ada));
    expect(people).toMatchObject([{ name: 'Mia', questions: [{ strength: 'some' }] }]);
    const hints = people[0]?.criteria.filter(({ hint }) => hint === 'hint') ?? [];
    expect(hints.flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  it('claims nothing for a question that nothing is near to', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    expect(namesOf(await findingOf(ada, await goalOf(ada, 'glaciers of patagonia')))).toEqual([]);
  });

  it('sends entries and the questions of goals, with the key, and nothing else', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    const goalId = await goalOf(ada);
    await findingOf(ada, goalId);
    await findingOf(ada, goalId);
    await stage.world.ask('GET', '/api/v1/find?q=a%20word%20of%20mine', { as: ada });
    const [question, ...more] = stage.api.texts.filter((text) => !text.startsWith('Notes about'));
    expect([question, more]).toEqual([QUESTION, []]);
    expect(stage.api.texts.length).toBe(41);
    expect(stage.api.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it('keeps a member’s questions here when they want it so, and shows them who is asked', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    expect(await answer(ada, '/finding/meaning')).toEqual({
      asked: { url: stage.api.url, model: 'words-1', isReadableOnTheWay: false },
      sendsQuestions: true,
      entries: { known: 41, all: 41 },
      trouble: null,
    });
    const body = { sendsQuestions: false };
    const { status } = await stage.world.ask('PUT', '/api/v1/finding/meaning', { as: ada, body });
    expect(status).toBe(204);
    const sent = stage.api.texts.length;
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual([]);
    expect(stage.api.texts.length).toBe(sent);
    expect(await answer(ada, '/finding/meaning')).toMatchObject(body);
    expect(await answer(ada, '/export')).toMatchObject({ keepsQuestionsHome: true });
  });

  it('finds nothing of what another member follows', async () => {
    await open();
    const [ada, bob] = [await stage.world.member('ada'), await stage.world.member('bob')];
    await others(ada);
    await publish(bob, 'Mia', ['Mend an automobile']);
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual([]);
    expect(await answer(bob, '/finding/meaning')).toMatchObject({ entries: { known: 1, all: 1 } });
  });

  it('asks again when the words or the model change, and forgets with the entry', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await publish(ada, 'Mia', ['Mend an automobile', 'About bees']);
    const stored = () =>
      stage.world.kith.db.read
        .selectFrom('entry_meaning')
        .select(['model', 'vector', 'id'])
        .orderBy('id')
        .execute();
    const before = await stored();
    expect(before.map(({ model }) => model)).toEqual(['words-1', 'words-1']);
    await stage.world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ content_hash: 'other' })
        .where('title', 'like', 'M%')
        .execute(),
    );
    await stage.world.kith.db.write((trx) =>
      trx
        .updateTable('entry_meaning')
        .set({ model: 'older' })
        .where('id', '=', before[0]?.id ?? 0)
        .execute(),
    );
    const sent = stage.api.texts.length;
    await publish(ada, 'Nora', ['About tides']);
    expect(stage.api.texts.slice(sent).toSorted()[0]).toMatch(/^About/);
    expect((await stored()).map(({ model }) => model)).toEqual(['words-1', 'words-1', 'words-1']);
    await stage.world.kith.db.write((trx) => trx.deleteFrom('feed').execute());
    expect(await stored()).toEqual([]);
  });

  it('leaves an API alone that does not answer, finds by words meanwhile, and goes on where it stopped', async () => {
    await open();
    stage.api.answers(503);
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const asked = stage.api.requests;
    expect(asked).toBeLessThan(5);
    const goalId = await goalOf(ada);
    expect(namesOf(await findingOf(ada, goalId))).toEqual(['Carl']);
    const { trouble } = await answer<{ trouble: string }>(ada, '/finding/meaning');
    expect(trouble).toContain('503');
    // However often it is tried in vain.
    for (let turn = 0; turn < 4; turn++) {
      stage.world.advance(60 * MINUTE);
      await stage.world.settle();
    }
    expect(stage.api.requests).toBe(asked + 4);
    stage.api.answers(null);
    stage.world.advance(60 * MINUTE);
    await stage.world.settle();
    expect(await answer(ada, '/finding/meaning')).toMatchObject({
      entries: { known: 41, all: 41 },
      trouble: null,
    });
  });

  it('says so when another model has the name, finds by words, and compares anew', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    stage.api.becomes(512);
    const goalId = await goalOf(ada);
    expect(namesOf(await findingOf(ada, goalId))).toEqual(['Carl']);
    expect(await answer(ada, '/finding/meaning')).toMatchObject({
      entries: { known: 0 },
      trouble: expect.stringContaining('words-1 now gives 512 numbers'),
    });
    // It is left alone for a while, as when it does not answer.
    await work();
    expect(await answer(ada, '/finding/meaning')).toMatchObject({
      entries: { known: 42, all: 42 },
      trouble: null,
    });
    expect(namesOf(await findingOf(ada, goalId)).toSorted()).toEqual(['Carl', 'Mia']);
  });

  it('puts who says it in words before who is only near', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile', 'Repair a vehicle', 'Mend the vehicle']);
    await publish(ada, 'Carl', ['Fix a car and keep it, and the garden, and the roof of the shed']);
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual(['Carl', 'Mia']);
  });

  it('does not stop at a text that the model does not take', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await publish(ada, 'Mia', ['About bees', 'Something unembeddable', 'About tides']);
    expect(await answer(ada, '/finding/meaning')).toMatchObject({ entries: { known: 2, all: 3 } });
    const asked = stage.api.requests;
    await publish(ada, 'Nora', ['About looms']);
    expect(stage.api.requests).toBe(asked + 1);
  });

  it('is off by default: nothing is sent, kept or shown', async () => {
    await open({});
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    expect(namesOf(await findingOf(ada, await goalOf(ada)))).toEqual([]);
    expect(stage.api.requests).toBe(0);
    expect(await answer(ada, '/finding/meaning')).toMatchObject({ asked: null });
    const jobs = await stage.world.kith.db.read.selectFrom('job').select('kind').execute();
    expect(jobs.filter(({ kind }) => kind.includes('embed'))).toEqual([]);
  });
});
