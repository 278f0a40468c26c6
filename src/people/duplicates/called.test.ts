import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../directory/limits.ts';
import { calledAlike, calledIn } from './called.ts';
import { traitsOf } from './traits.ts';

const who = (...said: [Field, string][]) =>
  traitsOf(
    1,
    said.map(([field, value]) => ({ field, value, origin: 'hand' as const })),
  );
const wordsOf = (...said: [Field, string][]) => [...calledIn(who(...said)).keys()];

describe('calledIn', () => {
  it('is a whole name, a handle, and the own part of a site', () => {
    expect(wordsOf(['name', 'Ada Lund'])).toEqual(['adalund']);
    expect(wordsOf(['fediverse', '@ada_lund@social.example'])).toEqual(['adalund']);
    expect(wordsOf(['site', 'https://blog.ada-lund.example/about'])).toEqual(['adalund']);
    expect(wordsOf(['site', 'https://adalund.github.io'])).toEqual(['adalund']);
    expect(wordsOf(['site', 'https://adalund.substack.com'])).toEqual(['adalund']);
  });

  it('is no short word and no first name, which are many people’s', () => {
    expect(wordsOf(['name', 'Ada'], ['site', 'https://ada.example'])).toEqual([]);
    expect(wordsOf(['site', 'https://blogs.example'])).toEqual([]);
  });

  it('is not the domain that many have a part of', () => {
    expect(wordsOf(['site', 'https://ben.substack.com'])).toEqual([]);
    expect(wordsOf(['site', 'https://www.cs.uni-somewhere.example/~ben'])).toEqual([]);
  });
});

describe('calledAlike', () => {
  it('tells by what, and needs more than two names', () => {
    const known = who(['name', 'Ada Lund'], ['github', 'adalund']);
    expect(calledAlike(known, who(['site', 'https://adalund.example']))?.words).toBe(
      'Their name is in its address: adalund.example',
    );
    expect(calledAlike(who(['name', 'Ada Lund']), who(['name', 'Ada Lund']))).toBeNull();
  });

  it('believes a whole name before an address', () => {
    const known = who(['name', 'Ada Lund']);
    const site: [Field, string] = ['site', 'https://adalund.example'];
    expect(calledAlike(known, who(site, ['name', 'Una Berg']))).toBeNull();
    expect(calledAlike(known, who(site, ['name', 'field notes: 2026']))).not.toBeNull();
    const shortened = who(['name', 'Ada L.'], ['github', 'adalund']);
    expect(calledAlike(shortened, who(site, ['name', 'Ada Lund']))).not.toBeNull();
  });

  it('says nothing of strangers, whatever stands in them', () => {
    const text = fc.string({ maxLength: 40 });
    const field = fc.constantFrom<Field>('name', 'site', 'github', 'fediverse', 'email');
    fc.assert(
      fc.property(fc.array(fc.tuple(field, text), { maxLength: 5 }), (said) => {
        const [a, b] = [who(...said), who(['site', 'https://zqzqzqzq.example'])];
        if (!JSON.stringify(said).toLowerCase().includes('zqz'))
          expect(calledAlike(a, b)).toBeNull();
      }),
    );
  });
});
