import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNAL_WEIGHTS, SIGNALS } from '../ranking/index.ts';
import { type Differences, type Lesson, learnedWeights, movementOf, voicesOn } from './learn.ts';
import { VERDICTS } from './limits.ts';

const NONE: Differences = {
  recent: 0,
  lasting: 0,
  replies: 0,
  lately: 0,
  activity: 0,
  today: 0,
  hours: 0,
};
const difference = fc.double({ min: -1, max: 1, noNaN: true });
const anyLesson: fc.Arbitrary<Lesson> = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  differences: fc.record({
    recent: difference,
    lasting: difference,
    replies: difference,
    lately: difference,
    activity: difference,
    today: difference,
    hours: difference,
  }),
});
const repeated = (lesson: Lesson, times: number): Lesson[] =>
  Array.from({ length: times }, () => lesson);

describe('learnedWeights', () => {
  it('gives the shipped weights without lessons, and with lessons that tell nothing apart', () => {
    expect(learnedWeights([])).toEqual(SIGNAL_WEIGHTS);
    const weights = learnedWeights(repeated({ verdict: 'helped', differences: NONE }, 50));
    for (const signal of SIGNALS) expect(weights[signal]).toBeCloseTo(SIGNAL_WEIGHTS[signal], 9);
  });

  it('never moves a weight below half or above double, and keeps their sum', () => {
    fc.assert(
      fc.property(fc.array(anyLesson, { maxLength: 60 }), (lessons) => {
        const weights = learnedWeights(lessons);
        for (const signal of SIGNALS) {
          expect(weights[signal]).toBeGreaterThanOrEqual(SIGNAL_WEIGHTS[signal] / 2 - 1e-9);
          expect(weights[signal]).toBeLessThanOrEqual(SIGNAL_WEIGHTS[signal] * 2 + 1e-9);
        }
        const sum = SIGNALS.reduce((all, signal) => all + weights[signal], 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it('moves little for one lesson and more for many that agree', () => {
    const lesson: Lesson = { verdict: 'helped', differences: { ...NONE, replies: 0.8 } };
    const one = learnedWeights([lesson]).replies / SIGNAL_WEIGHTS.replies;
    const many = learnedWeights(repeated(lesson, 40)).replies / SIGNAL_WEIGHTS.replies;
    expect(one).toBeGreaterThan(1);
    expect(one).toBeLessThan(1.05);
    expect(many).toBeGreaterThan(one);
  });

  it('counts more what the people had who helped, and less what those had who did not', () => {
    const helped: Lesson = { verdict: 'helped', differences: { ...NONE, lasting: 0.6 } };
    const failed: Lesson = { verdict: 'not-helped', differences: { ...NONE, recent: 0.6 } };
    const weights = learnedWeights([...repeated(helped, 20), ...repeated(failed, 20)]);
    expect(weights.lasting).toBeGreaterThan(SIGNAL_WEIGHTS.lasting);
    expect(weights.recent).toBeLessThan(SIGNAL_WEIGHTS.recent);
    expect(movementOf('lasting', weights)).toMatch(/more/);
    expect(movementOf('recent', weights)).toMatch(/less/);
    expect(movementOf('recent', SIGNAL_WEIGHTS)).toBe('as-shipped');
  });

  it('does not depend on the order of the lessons', () => {
    fc.assert(
      fc.property(fc.array(anyLesson, { maxLength: 20 }), (lessons) => {
        const [one, other] = [learnedWeights(lessons), learnedWeights([...lessons].reverse())];
        for (const signal of SIGNALS) expect(one[signal]).toBeCloseTo(other[signal], 9);
      }),
    );
  });
});

describe('voicesOn', () => {
  it('counts who was wanted for standing out, and who was refused for it', () => {
    const lessons: Lesson[] = [
      { verdict: 'helped', differences: { ...NONE, replies: 0.4 } },
      { verdict: 'dismissed', differences: { ...NONE, replies: 0.4 } },
      { verdict: 'dismissed', differences: { ...NONE, replies: -0.4 } },
      { verdict: 'chosen', differences: { ...NONE, replies: 0.01 } },
    ];
    expect(voicesOn('replies', lessons)).toEqual({ for: 2, against: 1 });
  });
});
