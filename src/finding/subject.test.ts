import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedBefore, tellingWords } from './subject.ts';

const told = (sentence: string): string =>
  tellingWords(sentence)
    .map(({ word }) => word)
    .join(' ');

describe('tellingWords', () => {
  it.each([
    ['heat pump in an old house', 'heat pump house'],
    [
      'I am looking for somebody who has lived with a heat pump in an old house.',
      'heat pump house',
    ],
    ['How do you rehearse a rollback?', 'rehearse rollback'],
    [
      'Someone who writes about retrospectives that went wrong, and what they tried instead',
      'retrospectives',
    ],
    ['An engineer who left C++, then “Rust”, for C#.', 'engineer C++ Rust C#'],
    ['Walks a beginner through it, step by step', 'Walks beginner step'],
    [
      'Ich suche jemanden, der über Wärmepumpen in alten Häusern geschrieben hat',
      'Wärmepumpen alten Häusern',
    ],
    ['Ik zoek iemand die schrijft over warmtepompen in oude huizen', 'warmtepompen oude huizen'],
    [
      'Je cherche quelqu’un qui explique le chauffage des vieilles maisons',
      'chauffage vieilles maisons',
    ],
    ['Busco a alguien que explica la calefacción de las casas viejas', 'calefacción casas viejas'],
    ['Somebody who has done it?', ''],
    ['', ''],
  ])('of “%s”', (sentence, words) => {
    expect(told(sentence)).toBe(words);
  });

  it('adds no word, keeps their order, and says none twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (sentence) => {
        const words = tellingWords(sentence).map(({ word }) => word);
        let rest = sentence.split(/\s+/u);
        for (const word of words) {
          const at = rest.findIndex((one) => one.includes(word));
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + 1);
        }
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });
});

describe('askedBefore', () => {
  it('is what a sentence shares with a question of the goal, where it is about that', () => {
    const questions = ['How to recruit for usability tests?', 'web accessibility'];
    const shared = (sentence: string): string =>
      askedBefore(tellingWords(sentence), questions)
        .map(({ word }) => word)
        .join(' ');
    const sentence = 'Someone who practises web accessibility daily and can explain the pitfalls';
    expect(shared(sentence)).toBe('web accessibility');
    expect(shared('Somebody who has tested with blind users')).toBe('');
    // One word in common is not yet that question.
    expect(shared('Somebody who tests web forms with patience')).toBe('');
  });
});
