/** An API that takes its time, or answers what is no answer: who fits by words is there at once, and what is missing is said. */
import { describe, expect, it } from 'vitest';
import { setMeaningStage } from '../../../test/meaning-stage.ts';
import type { FindingView } from '../view.ts';

const AGAIN = 'Kith asks again by itself.';
const NO_API = `What answered is no API for embeddings; look at its address. ${AGAIN}`;
/** What an endpoint can answer that is no answer. */
const ODD_ANSWERS = [
  ['a page answers', '<!doctype html><p>Hello', NO_API],
  ['nothing is in the answer', '', NO_API],
  ['an answer breaks off', '{"data":[{"index":0,"embedding":[0.1,', NO_API],
  ['numbers are words', '{"data":[{"index":0,"embedding":["NaN"]}]}', NO_API],
  [
    'vectors are missing',
    '{"data":[]}',
    `The API gave other vectors than were asked for. ${AGAIN}`,
  ],
  [
    'all numbers are nought',
    `{"data":[{"index":0,"embedding":${JSON.stringify(Array.from({ length: 256 }, () => 0))}}]}`,
    'words-1 does not take this question.',
  ],
] as const;

describe('finding by meaning, where the API is no help', () => {
  const stage = setMeaningStage('sqlite');
  const { open, publish, others, goalOf, lookAt, findingOf } = stage;
  const namesOf = ({ people }: FindingView) => people.map(({ name }) => name);

  it('waits for no API that takes its time: words find at once, it is asked once, and comes in later', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Mia', ['Mend an automobile']);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const goalId = await goalOf(ada);
    const [sent, letGo] = [stage.api.requests, stage.api.holds()];
    const first = await lookAt(ada, goalId);
    expect(namesOf(first)).toEqual(['Carl']);
    expect(first.byWordsAlone).toEqual({
      isAsking: true,
      words: `words-1 at ${stage.api.url} has not answered yet; this looks again by itself.`,
    });
    await lookAt(ada, goalId);
    expect(stage.api.requests).toBe(sent + 1);
    // Who takes their word back meanwhile is asked for no more, and is told nothing.
    const keep = { as: ada, body: { sendsQuestions: false } };
    await stage.world.ask('PUT', '/api/v1/finding/meaning', keep);
    expect((await lookAt(ada, goalId)).byWordsAlone).toBeNull();
    await stage.world.ask('PUT', '/api/v1/finding/meaning', {
      ...keep,
      body: { sendsQuestions: true },
    });
    letGo();
    const last = await findingOf(ada, goalId);
    expect(namesOf(last).toSorted()).toEqual(['Carl', 'Mia']);
    expect(last.byWordsAlone).toBeNull();
  });

  it.each(ODD_ANSWERS)('says plainly what is missing where %s', async (_, odd, words) => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    await publish(ada, 'Carl', ['Fix a car and keep it']);
    const goalId = await goalOf(ada);
    stage.api.says(odd);
    const finding = await findingOf(ada, goalId);
    expect(namesOf(finding)).toEqual(['Carl']);
    expect(finding.byWordsAlone).toEqual({ isAsking: false, words });
  });

  it('closes while a question is still asked', async () => {
    await open();
    const ada = await stage.world.member('ada');
    await others(ada);
    stage.api.holds();
    expect((await lookAt(ada, await goalOf(ada))).byWordsAlone?.isAsking).toBe(true);
  });
});
