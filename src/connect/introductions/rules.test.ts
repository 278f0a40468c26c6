import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS, mayIntroduce, type Standing, stageOf, whyNot } from './rules.ts';

const START: Standing = { first: 'unasked', second: 'unasked', isMade: false };
const Act = fc.oneof(
  fc.record({
    side: fc.constantFrom('first' as const, 'second' as const),
    answer: fc.constantFrom(...ANSWERS),
  }),
  fc.record({ isMade: fc.boolean() }),
);

function after(standing: Standing, act: typeof Act extends fc.Arbitrary<infer One> ? One : never) {
  if ('isMade' in act)
    return act.isMade && !mayIntroduce(standing) ? standing : { ...standing, isMade: act.isMade };
  return whyNot(standing, act.side, act.answer) === null
    ? { ...standing, [act.side]: act.answer }
    : standing;
}

describe('an introduction', () => {
  it('goes from asking the one to asking the other to bringing them together', () => {
    const stages = [
      START,
      { ...START, first: 'asked' as const },
      { ...START, first: 'yes' as const },
      { first: 'yes' as const, second: 'asked' as const, isMade: false },
      { first: 'yes' as const, second: 'yes' as const, isMade: false },
      { first: 'yes' as const, second: 'yes' as const, isMade: true },
    ].map(stageOf);
    expect(stages).toEqual([
      'planned',
      'first-asked',
      'first-agreed',
      'second-asked',
      'agreed',
      'made',
    ]);
  });

  it('is declined by a no of either', () => {
    expect(stageOf({ ...START, first: 'no' })).toBe('declined');
    expect(stageOf({ first: 'yes', second: 'no', isMade: false })).toBe('declined');
  });

  it('never brings people together who have not both agreed, whatever is noted in which order', () => {
    fc.assert(
      fc.property(fc.array(Act, { maxLength: 30 }), (acts) => {
        let standing: Standing = START;
        for (const act of acts) {
          standing = after(standing, act);
          if (standing.isMade) expect(mayIntroduce(standing)).toBe(true);
          if (standing.second !== 'unasked') expect(standing.first).toBe('yes');
        }
      }),
    );
  });
});
