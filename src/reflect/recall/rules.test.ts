import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALIBRATION_ANSWERS_MIN } from './limits.ts';
import { afterAnswer, calibrationOf, isConfidenceDue } from './rules.ts';

const anyGrade = fc.integer({ min: 1, max: 4 });
const anyAnswers = fc.array(
  fc.record({ confidence: fc.integer({ min: 0, max: 100 }), grade: anyGrade }),
  {
    maxLength: 60,
  },
);

describe('afterAnswer', () => {
  it('brings a question back after one to 365 whole days, whatever is answered and when', () => {
    const steps = fc.array(fc.tuple(anyGrade, fc.integer({ min: 0, max: 2000 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, (answers) => {
        let memory: Parameters<typeof afterAnswer>[0] = null;
        for (const [grade, days] of answers) {
          const next = afterAnswer(memory, days, grade);
          expect(Number.isInteger(next.days) && next.days >= 1 && next.days <= 365).toBe(true);
          memory = next;
        }
      }),
    );
  });

  it('waits longer the better one knew it', () => {
    const known = afterAnswer(null, 2, 3);
    const days = [1, 2, 3, 4].map((grade) => afterAnswer(known, known.days, grade).days);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(days[3]).toBeGreaterThan(days[0] ?? 0);
  });

  it('waits longer each time one knows it', () => {
    const first = afterAnswer(null, 2, 3);
    const second = afterAnswer(first, first.days, 3);
    const third = afterAnswer(second, second.days, 3);
    expect(first.days < second.days && second.days < third.days).toBe(true);
  });
});

describe('isConfidenceDue', () => {
  it('waits until one has not seen the answer for two days', () => {
    expect(isConfidenceDue('2026-11-23', '2026-11-24')).toBe(false);
    expect(isConfidenceDue('2026-11-23', '2026-11-25')).toBe(true);
  });
});

describe('calibrationOf', () => {
  it('is silent below ten answers and speaks from then on', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { answered, shown } = calibrationOf(answers);
        expect(answered).toBe(answers.length);
        expect(shown !== null).toBe(answers.length >= CALIBRATION_ANSWERS_MIN);
      }),
    );
  });

  it('puts each answer into one band, and no band holds none', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { shown } = calibrationOf(answers);
        const bands = shown?.bands ?? [];
        expect(bands.reduce((sum, band) => sum + band.count, 0)).toBe(shown ? answers.length : 0);
        expect(bands.every((band) => band.count > 0)).toBe(true);
        expect(bands.every((b) => b.confidence >= b.from && b.confidence <= b.to)).toBe(true);
      }),
    );
  });

  it('counts an answer that came with effort as recalled', () => {
    const answers = Array.from({ length: 10 }, (_, at) => ({
      confidence: 80,
      grade: at < 4 ? 1 : 2,
    }));
    expect(calibrationOf(answers).shown).toEqual({
      confidence: 80,
      recalled: 60,
      bands: [{ from: 80, to: 100, count: 10, confidence: 80, recalled: 60 }],
    });
  });
});
