import { describe, expect, it } from 'vitest';
import { CRITERIA } from '#people';
import { type Coverage, gapsOf } from './gaps.ts';

const full: Coverage = {
  questions: [
    { id: 1, text: 'heat pumps', people: 2 },
    { id: 2, text: 'old roofs', people: 1 },
  ],
  criteria: CRITERIA.map((criterion) => ({ criterion, people: 1 })),
  people: 4,
  areChosen: false,
  silent: 0,
  sharedSite: null,
};
const gaps = (changes: Partial<Coverage>) => gapsOf({ ...full, ...changes });
const without = (...open: string[]) =>
  CRITERIA.map((criterion) => ({ criterion, people: open.includes(criterion) ? 0 : 1 }));

describe('gapsOf', () => {
  it('finds none where everything is covered', () => {
    expect(gaps({})).toEqual([]);
  });

  it.each([
    [false, 'Nobody in your network writes about “old roofs”.'],
    [true, 'Nobody you chose writes about “old roofs”.'],
  ])('names a question that nobody writes about (chosen: %s)', (areChosen, text) => {
    const questions = full.questions.map((one) => (one.id === 2 ? { ...one, people: 0 } : one));
    expect(gaps({ questions, areChosen })).toMatchObject([
      { kind: 'question', key: 'question 2', text },
    ]);
  });

  it.each([
    ['disruptive', 'Nobody here challenges this view.'],
    ['reality-check', 'Nobody here says when it does not work.'],
    ['does-things-differently', 'Nobody here stands out by drawing on other sources.'],
  ])('says in words what lacks without %s, and whom to look for', (criterion, text) => {
    const found = gaps({ criteria: without(criterion) });
    expect(found).toMatchObject([{ kind: 'criterion', key: `criterion ${criterion}`, text }]);
    expect(found[0]?.brief).not.toBe('');
  });

  it('has different words for each criterion, and says questions first', () => {
    const questions = full.questions.map((one) => ({ ...one, people: 0 }));
    const found = gaps({ questions, criteria: without(...CRITERIA) });
    expect(found.map(({ kind }) => kind)).toEqual([
      'question',
      'question',
      ...CRITERIA.map(() => 'criterion'),
    ]);
    expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  it('says nothing of criteria where there is nobody', () => {
    const questions = full.questions.map((one) => ({ ...one, people: 0 }));
    const found = gaps({ people: 0, questions, criteria: without(...CRITERIA) });
    expect(found.map(({ kind }) => kind)).toEqual(['question', 'question']);
  });

  it.each([
    [4, 3, true],
    [4, 2, false],
    [2, 2, true],
    [1, 1, false],
    [5, 3, true],
  ])('of %i people, %i on one site are alike: %s', (people, sharing, isGap) => {
    const found = gaps({ people, sharedSite: { site: 'Group blog', people: sharing } });
    expect(found.map(({ kind }) => kind)).toEqual(isGap ? ['alike'] : []);
    if (isGap)
      expect(found[0]?.text).toBe(`${sharing} of these ${people} people write on Group blog.`);
  });

  it.each([
    [4, 2, true],
    [4, 1, false],
    [1, 1, true],
    [3, 0, false],
  ])('of %i people, %i silent is worth saying: %s', (people, silent, isGap) => {
    expect(gaps({ people, silent }).map(({ kind }) => kind)).toEqual(isGap ? ['silent'] : []);
  });
});
