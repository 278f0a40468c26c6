import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectOf } from './subject.ts';

describe('subjectOf', () => {
  it.each([
    ['heat pump in an old house', 'heat pump house'],
    [
      'I am looking for somebody who has lived with a heat pump in an old house.',
      'heat pump house.',
    ],
    ['How do you rehearse a rollback?', 'rehearse rollback?'],
    [
      'Someone who writes about retrospectives that went wrong, and what they tried instead',
      'retrospectives',
    ],
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
  ])('of “%s”', (sentence, subject) => {
    expect(subjectOf(sentence)).toBe(subject);
  });

  it('is what it shares with a question of the goal, where it is about that', () => {
    const sentence = 'Someone who practises web accessibility daily and can explain the pitfalls';
    const questions = ['How to recruit for usability tests?', 'web accessibility'];
    expect(subjectOf(sentence, questions)).toBe('web accessibility');
    expect(subjectOf('Somebody who has tested with blind users', questions)).toBe(
      'tested blind users',
    );
  });

  it('is the sentence where nothing else is in it', () => {
    expect(subjectOf('Somebody who has done it?')).toBe('Somebody who has done it?');
    expect(subjectOf('')).toBe('');
  });

  it('adds no word, and keeps their order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (sentence) => {
        let rest = sentence.split(/\s+/u);
        for (const word of subjectOf(sentence).split(/\s+/u)) {
          expect(rest).toContain(word);
          rest = rest.slice(rest.indexOf(word) + 1);
        }
      }),
    );
  });
});
