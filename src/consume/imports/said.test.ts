import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAKEAWAY_CHARS_MAX } from '../library/limits.ts';
import { divided, partsOf } from './said.ts';

const bare = (text: string) => text.replace(/\s/gu, '');
/** Long texts of few signs, with and without places to cut. */
const texts = fc
  .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.nat(1_200))
  .map(([words, times]) => words.repeat(times));

describe('partsOf', () => {
  it('loses no sign, and each part fits', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = partsOf(text);
        expect(bare(parts.join(''))).toBe(bare(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(TAKEAWAY_CHARS_MAX);
          expect(part).not.toBe('');
          expect(part.isWellFormed()).toBe(text.isWellFormed());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('cuts between lines where there are some', () => {
    const line = 'A rollback that nobody rehearsed is a hope.';
    const [first] = partsOf(`${line}\n`.repeat(400));
    expect(first?.endsWith(line)).toBe(true);
  });
});

describe('divided', () => {
  it('leaves what stands there as it is when the two have no room together', () => {
    const [before, said] = ['a'.repeat(6_000), 'b'.repeat(6_000)];
    expect(divided(before, said)).toEqual({ takeaway: before, rest: [said] });
    expect(divided(before, 'c')).toEqual({ takeaway: `${before}\n\nc`, rest: [] });
    expect(divided(before, before)).toEqual({ takeaway: before, rest: [] });
  });
});
