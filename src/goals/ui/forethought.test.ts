import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from './goal-draft.ts';
import { withParts } from './goal-order.ts';
import { linePoints } from './line-points.ts';
import { smartHints } from './smart-hints.ts';

describe('smartHints', () => {
  const whole = {
    ...emptyDraft(0),
    need: 'Releases break',
    able: 'release three times a week',
    evidence: 'three in a row',
    confidence: 70,
    reviewOn: '2027-01-31',
  };
  it('has nothing to say of a goal that shows all five', () => {
    expect(smartHints(whole)).toEqual([]);
  });

  it.each([
    ['Specific', { able: 'release' }],
    ['Measurable', { evidence: 'it feels better' }],
    ['Attainable', { confidence: 10 }],
    ['Relevant', { need: '', why: '' }],
    ['With a day', { reviewOn: null }],
  ])('asks for what is not seen: %s', (word, fields) => {
    const hints = smartHints({ ...whole, ...fields });
    expect(hints).toHaveLength(1);
    expect(hints[0]?.startsWith(word)).toBe(true);
  });
});

describe('linePoints', () => {
  const size = { width: 320, height: 96 };
  const points = fc.array(fc.record({ at: fc.nat(), value: fc.nat({ max: 100 }) }), {
    minLength: 1,
    maxLength: 20,
  });
  it('keeps every point in the picture, in the order of time, higher for more', () => {
    fc.assert(
      fc.property(points, (made) => {
        const sorted = made.toSorted((a, b) => a.at - b.at);
        const places = linePoints(sorted, size);
        for (const [index, { x, y }] of places.entries()) {
          expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true);
          expect(x).toBeGreaterThanOrEqual(places[index - 1]?.x ?? 0);
        }
        const [least, most] = [0, 100].map((value) => linePoints([{ at: 0, value }], size)[0]?.y);
        expect(least).toBeGreaterThan(most ?? 0);
      }),
    );
  });
});

describe('withParts', () => {
  it('puts parts after their whole and loses none', () => {
    const goals = [
      { id: 4, parentId: 2 },
      { id: 3, parentId: 1 },
      { id: 1, parentId: null },
      { id: 5, parentId: 99 },
      { id: 2, parentId: 1 },
    ];
    expect(withParts(goals).map(({ id }) => id)).toEqual([1, 3, 2, 4, 5]);
  });
});
