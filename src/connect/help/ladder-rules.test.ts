import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRung } from './ladder-rules.ts';
import { RUNGS, type Rung } from './limits.ts';

const Taken = fc.subarray([...RUNGS]);

describe('nextRung', () => {
  it('begins at the bottom', () => {
    expect(nextRung(new Set())).toBe('notice');
    expect(nextRung(new Set<Rung>(['notice', 'thank']))).toBe('send');
  });

  it('proposes a rung that was not taken, with all below it taken', () => {
    fc.assert(
      fc.property(Taken, (taken) => {
        fc.pre(taken.length < RUNGS.length);
        const next = nextRung(new Set(taken));
        expect(taken).not.toContain(next);
        expect(RUNGS.slice(0, RUNGS.indexOf(next)).every((rung) => taken.includes(rung))).toBe(
          true,
        );
      }),
    );
  });

  it('climbs one rung at a time to the top, whoever takes what it proposes', () => {
    const taken = new Set<Rung>();
    const climbed = RUNGS.map(() => {
      const next = nextRung(taken);
      taken.add(next);
      return next;
    });
    expect(climbed).toEqual(RUNGS);
  });
});
