import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focusOf, focusOfSentence, groundOf } from './ground.ts';

const equal = (...terms: string[]) => terms.map((term) => ({ term, weight: 1 }));

describe('focusOf', () => {
  it('keeps each word once, the rarest first, and those that no entry has before all', () => {
    const focus = focusOf(['herring', 'sturgeon', 'lamprey', 'sturgeon'], {
      entries: 1_000,
      having: new Map([
        ['herring', 500],
        ['sturgeon', 3],
      ]),
    });
    expect(focus.map(({ term }) => term)).toEqual(['lamprey', 'sturgeon', 'herring']);
  });

  it('lets no word in which anything is asked stand for the matter, unless there is no other', () => {
    const having = new Map([
      ['web', 90],
      ['access', 60],
      ['better', 2],
    ]);
    const focus = focusOf(['manag', 'better', 'web', 'access'], { entries: 100, having });
    expect(groundOf('Web access for all', focus)).toBeGreaterThan(0.8);
    expect(groundOf('To manage it better', focus)).toBeLessThan(0.2);
    const bare = focusOf(['better', 'week'], { entries: 100, having });
    expect(groundOf('A better week', bare)).toBe(1);
  });

  it('keeps no more words than an entry can be asked to speak of', () => {
    const words = Array.from({ length: 40 }, (_, n) => `word${n}`);
    expect(focusOf(words, { entries: 10, having: new Map() })).toHaveLength(6);
  });
});

describe('focusOfSentence', () => {
  const statistics = {
    entries: 100,
    having: new Map([
      ['heat', 5],
      ['pump', 4],
      ['house', 40],
    ]),
  };
  const said = ['honest', 'heat', 'pump', 'house', 'mistak', 'winter'];

  it('finds whoever speaks of all that anybody writes of, whatever else was said', () => {
    const focus = focusOfSentence(said, statistics);
    expect(groundOf('A heat pump in our house', focus)).toBeGreaterThan(0.6);
    expect(groundOf('A heat pump in our house', focusOf(said, statistics))).toBeLessThan(0.5);
  });

  it('asks for at least half of it, and for all the same where nobody has any of its words', () => {
    expect(groundOf('Our house', focusOfSentence(said, statistics))).toBeLessThan(0.5);
    expect(focusOfSentence(['honest'], statistics)).toEqual(focusOf(['honest'], statistics));
    expect(focusOfSentence([], statistics)).toEqual([]);
  });
});

describe('groundOf', () => {
  it.each([
    ['Heat pumps in old houses', equal('heat', 'pump', 'hous'), 1],
    ['Heat pumps in cellars', equal('heat', 'pump', 'hous', 'roof'), 0.5],
    ['Nothing of it', equal('heat', 'pump'), 0],
    ['', equal('heat'), 0],
    ['a wheat field', equal('heat'), 0],
    ['wheat and heating', equal('heat'), 1],
    ['HEAT', equal('heat'), 1],
    ['une école à Genève', equal('ecol', 'genev'), 1],
    ['Wärmepumpe', equal('warmepump'), 1],
    ['学习日本語', equal('日本', '本語'), 1],
    ['written in c++, mostly', equal('c++'), 1],
    ['(pump)', equal('pump'), 1],
    ['heatpump', equal('pump'), 0],
    ['anything', [], 0],
    ['teachers teach', equal('teach'), 1],
    ['teachability', equal('teach'), 0],
    ['Accessibility', equal('access'), 1],
    ['written in R', equal('r'), 1],
    ['reading and running', equal('r'), 0],
  ])('of “%s”', (text, focus, share) => {
    expect(groundOf(text, focus)).toBeCloseTo(share, 9);
  });

  it('counts what stands close together, and what the title says beside it', () => {
    const apart = ' and so on'.repeat(60);
    const focus = equal('heat', 'pump');
    expect(groundOf(`On houses\nheat and a pump${apart}`, focus)).toBe(1);
    expect(groundOf(`On houses\nheat${apart} a pump`, focus)).toBe(0.5);
    expect(groundOf(`On heat\n${apart} a pump`, focus)).toBe(1);
  });

  it('counts by weight', () => {
    const focus = [
      { term: 'heat', weight: 3 },
      { term: 'pump', weight: 1 },
    ];
    expect(groundOf('heat', focus)).toBeCloseTo(0.75, 9);
    expect(groundOf('pump', focus)).toBeCloseTo(0.25, 9);
  });

  it('is a share, and grows with what is said', () => {
    const words = fc.array(fc.constantFrom('heat', 'pump', 'roof', 'solar', 'grid'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, words, words, (asked, said, more) => {
        const focus = focusOf(asked, { entries: 100, having: new Map([['heat', 50]]) });
        const share = groundOf(said.join(' '), focus);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
        expect(groundOf([...said, ...more].join(' '), focus)).toBeGreaterThanOrEqual(share - 1e-9);
      }),
    );
  });
});
