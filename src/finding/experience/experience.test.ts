import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { type FindingStage, setFindingStage } from '../../../test/finding-stage.ts';
import { decide } from '../choices.ts';
import { findExperience } from './find-experience.ts';

const item = (title: string, text: string) => ({ title, text });
const OTHERS = ['Soup', 'Bread', 'Gardens', 'Boats', 'Weather', 'Trains', 'Clouds', 'Hats'].map(
  (title) => item(title, `A short text about ${title.toLowerCase()} and nothing else.`),
);
const NETWORK = {
  Marit: [
    item(
      'Silence in the retrospective',
      'We tried a retrospective after the release and nobody spoke. Looking back I had prepared questions that only a manager could answer. We switched to writing first.',
    ),
    ...OTHERS,
  ],
  Jan: [
    item(
      'Retrospective formats',
      'A retrospective has five phases. Questions are prepared for each of the phases beforehand.',
    ),
  ],
  Nora: [
    item(
      'Quiet again in our retrospective',
      'Nobody spoke in the retrospective. My manager sat in the room, and the questions I had prepared stayed on the wall.',
    ),
  ],
  Sofia: [item('Speaking in public', 'She spoke for an hour, and the applause was long.')],
  Tom: [item('Sourdough', 'Bread rises when the kitchen is warm.')],
};
const PLAIN =
  'I tried to run a retrospective and nobody spoke, I felt I had prepared the wrong questions';
/** What a telling may be made of: words of the network, plain words, and words that nobody uses. */
const WORDS = [
  ...PLAIN.split(/\W+/u),
  'bread',
  'kitchen',
  'phases',
  'I',
  'felt',
  'really',
  'zebras',
  'manager',
];

describe.each(engines)('findExperience on %s', (engine) => {
  let stage: FindingStage;
  let memberId: number;
  let person: (name: string) => number;
  beforeAll(async () => {
    stage = await setFindingStage(engine, NETWORK);
    ({ id: memberId } = await stage.world.member('ada'));
    person = await stage.bringIn(memberId);
  });
  afterAll(() => stage.world.close());

  const told = (text: string, more: object = {}) =>
    findExperience(stage.world.kith, { memberId, text, around: '', ...more });
  const namesIn = async (text: string) => (await told(text)).people.map(({ name }) => name);

  it('finds for a plain sentence who met the same, first who tells it from experience', async () => {
    const { people } = await told(PLAIN);
    const names = people.map(({ name }) => name);
    expect(names.slice(0, 3).toSorted()).toEqual(['Jan', 'Marit', 'Nora']);
    expect(names[2]).toBe('Jan');
    expect(people[0]).toMatchObject({ strength: 'told' });
    expect(people[0]?.evidence[0]?.quote).not.toBeNull();
    expect(names).not.toContain('Tom');
  });

  it('says where little is in common', async () => {
    const { people } = await told('I waited for applause, and only elephants and zebras came');
    expect(people.find(({ name }) => name === 'Sofia')).toMatchObject({
      strength: 'little',
      told: null,
    });
  });

  it('puts first who puts it down to what is suspected', async () => {
    for (const [wanted, name] of [
      ['method', 'Marit'],
      ['situation', 'Nora'],
    ] as const) {
      const [first] = (await told(PLAIN, { wanted })).people;
      expect(first).toMatchObject({ name, strength: 'told', told: wanted });
    }
  });

  it('finds nobody in words that say nothing, says which words nobody uses, and which would find', async () => {
    const found = await told('I always felt bad about the zebras', {
      around: 'hold a retrospective that helps',
    });
    expect(found.people).toEqual([]);
    expect(found.missing).toEqual(['zebras']);
    expect(found.suggestions).toContain('retrospective');
    for (const word of found.suggestions) expect(await namesIn(word)).not.toEqual([]);
  });

  it('tells no word as missing that only joins others, in whatever language it is told', async () => {
    const german = await told(
      'Ich habe mit dem Team über die Zebras geredet und es war für niemanden gut',
    );
    expect(german.missing).toContain('zebras');
    for (const joining of ['ich', 'mit', 'dem', 'über', 'die', 'und', 'es', 'war', 'für'])
      expect(german.missing).not.toContain(joining);
    expect((await told('für die Zebras')).missing).toEqual(['zebras']);
  });

  it('leaves out whom the member dismissed for the goal', async () => {
    const goalId = await stage.goalOf(memberId, ['retrospectives']);
    const choice = { goalId, personId: person('Marit'), decision: 'dismissed' as const };
    await decide(stage.world.kith, memberId, choice);
    const { people } = await told(PLAIN, { goalId });
    expect(people.map(({ name }) => name)).not.toContain('Marit');
  });

  it('finds no fewer people when more is said', async () => {
    const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(words, words, async (said, more) => {
        const before = await namesIn(said.join(' '));
        const after = await namesIn([...said, ...more].join(' '));
        expect(after).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 40 },
    );
  });
});
