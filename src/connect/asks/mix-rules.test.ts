import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateOf } from '../../../test/ask-candidate.ts';
import { type Candidate, mixOf, tieSlotOf } from './mix-rules.ts';

const TODAY = '2026-11-23';
const mix = (candidates: Candidate[], placesMax = 3) =>
  mixOf(candidates, { today: TODAY, capMax: 2, placesMax }).map(
    ({ candidate, slot }) => `${candidate.personId} ${slot}`,
  );

const Candidates = fc
  .array(
    fc.record({
      strength: fc.constantFrom('much' as const, 'some' as const, null),
      tie: fc.constantFrom('close' as const, 'weak' as const, null),
      isDormant: fc.boolean(),
      contacts: fc.nat(5),
      lastContactOn: fc.constantFrom(null, '2026-11-01', '2025-01-01'),
      contrast: fc.constantFrom(null, 'Disruptive'),
      asked: fc.nat(4),
      askedLately: fc.nat(3),
    }),
    { maxLength: 12 },
  )
  .map((many) => many.map((known, at) => candidateOf(at + 1, known)));

describe('mixOf', () => {
  it('takes one who is close, one who is not, and one who sees it otherwise', () => {
    const close = candidateOf(1, { tie: 'close' });
    const weak = candidateOf(2, { strength: 'much' });
    const other = candidateOf(3, { contrast: 'Disruptive' });
    expect(mix([other, weak, close])).toEqual(['1 close', '2 weak', '3 contrasting']);
  });

  it('knows a close tie by contacts, and a dormant one by their end', () => {
    expect(tieSlotOf(candidateOf(1, { contacts: 3, lastContactOn: '2026-10-20' }), TODAY)).toBe(
      'close',
    );
    expect(tieSlotOf(candidateOf(1, { contacts: 9, lastContactOn: '2025-10-20' }), TODAY)).toBe(
      'dormant',
    );
    expect(tieSlotOf(candidateOf(1, { tie: 'close', isDormant: true }), TODAY)).toBe('dormant');
    expect(tieSlotOf(candidateOf(1), TODAY)).toBe('weak');
  });

  it('prefers who fits, and of equals who helped before', () => {
    const some = candidateOf(1);
    const much = candidateOf(2, { strength: 'much' });
    const helpful = candidateOf(3, { strength: 'much', asked: 2, helped: 2 });
    expect(mix([some, much, helpful], 1)).toEqual(['3 weak']);
    expect(mix([some, much], 1)).toEqual(['2 weak']);
  });

  it('asks a close one who wrote nothing of it before nobody close', () => {
    expect(mix([candidateOf(1, { tie: 'close', strength: null }), candidateOf(2)])).toEqual([
      '2 weak',
      '1 close',
    ]);
  });

  it('names nobody twice, nobody who was asked enough, and no stranger to the question but a close one', () => {
    fc.assert(
      fc.property(Candidates, fc.nat(4), (candidates, placesMax) => {
        const placed = mixOf(candidates, { today: TODAY, capMax: 2, placesMax });
        expect(placed.length).toBeLessThanOrEqual(placesMax);
        expect(new Set(placed.map(({ candidate }) => candidate.personId)).size).toBe(placed.length);
        for (const { candidate, slot } of placed) {
          expect(candidate.askedLately).toBeLessThan(2);
          if (slot !== 'close') expect(candidate.strength).not.toBeNull();
          if (slot === 'contrasting') expect(candidate.contrast).not.toBeNull();
        }
      }),
    );
  });

  it('does not depend on the order in which people come', () => {
    fc.assert(
      fc.property(Candidates, (candidates) => {
        expect(mix(candidates.toReversed())).toEqual(mix(candidates));
      }),
    );
  });
});
