import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateOf } from '../../../test/ask-candidate.ts';
import { missingIn, missingWords } from './missing-rules.ts';
import { type Candidate, mixOf } from './mix-rules.ts';

const TODAY = '2026-11-23';
const limits = { today: TODAY, capMax: 2 };
const missing = (candidates: Candidate[], placesMax = 3) =>
  missingIn(mixOf(candidates, { ...limits, placesMax }), candidates, limits);
const told = (candidates: Candidate[], placesMax = 3) =>
  missing(candidates, placesMax).map(({ kind, why, names }) => [kind, why, ...names].join(' '));

const close = candidateOf(1, { tie: 'close' });
const weak = candidateOf(2);
const other = candidateOf(3, { contrast: 'Disruptive' });

describe('missingIn', () => {
  it('is silent on a mix of all three', () => {
    expect(told([close, weak, other])).toEqual([]);
  });

  it('says of whom there is nobody', () => {
    expect(told([close])).toEqual(['distant nobody', 'contrasting nobody']);
    expect(told([weak])).toEqual(['close nobody', 'contrasting nobody']);
    expect(told([])).toEqual(['close nobody', 'distant silent', 'contrasting silent']);
  });

  it('does not count somebody at a distance who wrote nothing of it', () => {
    expect(told([close, candidateOf(4, { strength: null, isDormant: true })])).toContain(
      'distant nobody',
    );
    const silent = candidateOf(4, { strength: null });
    expect(missing([silent]).map(missingWords)[1]).toMatch(/^Nobody in your network wrote of it/);
  });

  it('names who was asked enough, who stands there for something else, and for whom no room was left', () => {
    expect(told([close, { ...weak, askedLately: 2 }])).toContain('distant asked P2');
    expect(told([close, other])).toEqual(['contrasting elsewhere P3']);
    expect(told([close, weak, other], 2)).toEqual(['contrasting no-room P3']);
  });

  it('says each in a sentence that names whom it means', () => {
    expect(missing([close, { ...weak, askedLately: 2 }]).map(missingWords)[0]).toBe(
      'At a distance from you is P2, who was asked enough lately.',
    );
    expect(missing([close, other]).map(missingWords)).toEqual([
      'Seeing it otherwise is P3, who is in the mix already.',
    ]);
  });

  it('tells each of the three once: it is in the mix, or missing with a reason', () => {
    const candidates = fc
      .array(
        fc.record({
          strength: fc.constantFrom('much' as const, null),
          tie: fc.constantFrom('close' as const, 'weak' as const, null),
          isDormant: fc.boolean(),
          contrast: fc.constantFrom(null, 'Disruptive'),
          askedLately: fc.nat(2),
        }),
        { maxLength: 8 },
      )
      .map((many) => many.map((known, at) => candidateOf(at + 1, known)));
    fc.assert(
      fc.property(candidates, fc.nat(4), (all, placesMax) => {
        const mix = mixOf(all, { ...limits, placesMax });
        const slots = new Set(mix.map(({ slot }) => slot));
        const kinds = missingIn(mix, all, limits).map(({ kind }) => kind);
        expect(kinds.includes('close')).toBe(!slots.has('close'));
        expect(kinds.includes('distant')).toBe(!slots.has('weak') && !slots.has('dormant'));
        expect(kinds.includes('contrasting')).toBe(!slots.has('contrasting'));
      }),
    );
  });
});
