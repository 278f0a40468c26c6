import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, analyseQuestion, matches } from './index.ts';

describe('analyse', () => {
  it.each([
    ['en', 'How do teachers motivate their learners?', 'teacher motiv learner'],
    ['nl', 'Hoe motiveer ik leerlingen op scholen?', 'motiver leerling schol'],
    ['de', 'Wie motiviere ich meine Schüler?', 'motivi schul'],
    [
      'fr',
      "Comment l'école enseigne-t-elle les fractions aux élèves",
      'comment ecol enseign fraction elev',
    ],
    ['es', '¿Cómo enseñar estadística a los niños?', 'ensen estadist nin'],
  ])('stems %s, without stop words and accents', (language, text, terms) => {
    expect(analyse(text, language).join(' ')).toBe(terms);
  });

  it('detects the language when none is given', () => {
    expect(analyse('Hoe motiveer ik mijn leerlingen in de klas?')).toContain('leerling');
  });

  it('remembers words for each language, not for each code that a feed makes up', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const before = process.memoryUsage().arrayBuffers;
    for (const first of letters) for (const second of letters) analyse('lesson', first + second);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 2 ** 20);
  });

  it('brings the forms of a word together', () => {
    for (const [language, one, many] of [
      ['en', 'lesson', 'lessons'],
      ['nl', 'vergadering', 'vergaderingen'],
      ['de', 'Prüfung', 'Prüfungen'],
      ['fr', 'méthode', 'méthodes'],
      ['es', 'herramienta', 'herramientas'],
    ] as const) {
      expect(analyse(one, language)).toEqual(analyse(many, language));
    }
  });

  it('keeps the names of technical things', () => {
    expect(analyse('C++ and C# in Node.js 3.5, R', 'en')).toEqual(
      'c++ c# node.js node js 3.5 r'.split(' '),
    );
  });

  it('drops addresses and what is too long to be a word', () => {
    expect(
      analyse(`see https://example.org/a?b=c or www.example.org ${'x'.repeat(41)}`, 'en'),
    ).toEqual(['see']);
  });

  it('reads apostrophes as the language does', () => {
    expect(analyse("the teacher's class, don't", 'en')).toEqual(['teacher', 'class']);
    expect(analyse("qu'il aime l’apprentissage", 'fr')).toEqual(['aim', 'apprentissag']);
  });

  it('reads scripts without spaces as pairs of characters', () => {
    expect(analyse('如何学习R', 'zh')).toEqual(['r', '如何', '何学', '学习']);
    expect(analyse('書', 'ja')).toEqual(['書']);
  });

  it('folds full-width and decomposed writing', () => {
    expect(analyse('ＬＥＡＲＮ', 'en')).toEqual(['learn']);
    expect(analyse('cafe\u0301', 'fr')).toEqual(analyse('caf\u00e9', 'fr'));
  });

  it('gives terms that no index splits or reads as syntax', () => {
    const languages = fc.constantFrom('en', 'nl', 'de', 'fr', 'es', 'zh', 'ru', 'hi', 'xx', null);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), languages, (text, language) => {
        for (const term of analyse(text, language))
          expect(term).toMatch(/^[\p{L}\p{N}\p{M}.+#ー]+$/u);
      }),
    );
  });

  it('makes no term of marks that stand without a letter', () => {
    expect(analyse('\u0313\u0300 a\u0300.\u0301', 'xx')).toEqual(['a']);
  });

  it('cuts a text where its words end, whatever stands beside them', () => {
    // Written anew: an address, or letters joined by dots and apostrophes, with what names a programming language.
    const PIECE =
      /(?:https?:\/\/|www\.)[^\s<>"']+|[\p{L}\p{N}\p{M}]+(?:[.'’][\p{L}\p{N}\p{M}]+)*(?:(?:\+\+|#)(?![\p{L}\p{N}]))?/gu;
    const part = fc.oneof(
      fc.constantFrom(
        ...'www.|http://|https:|http|.|..|+|++|#|’|—|é|ß|ı|中文|\u0301|😀| |-|a.b|C#|x+y'.split(
          '|',
        ),
        "'",
      ),
      fc.stringMatching(/^[A-Za-z0-9]{1,5}$/),
      fc.stringMatching(/^[a-z]{39,42}$/),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const languages = fc.constantFrom('en', 'de', 'fr', 'tr', 'zh', 'xx', null);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), languages, (parts, language) => {
        const text = parts.join('');
        const pieces = text.match(PIECE) ?? [];
        expect(analyse(text, language)).toEqual(pieces.flatMap((one) => analyse(one, language)));
      }),
    );
  });

  it('forgets nothing when its memory is full', () => {
    const words = Array.from({ length: 100_010 }, (_, i) => `word${i.toString(36)}`);
    const once = analyse(words.join(' '), 'en');
    expect(once).toHaveLength(words.length);
    expect(analyse(words.join(' '), 'en')).toEqual(once);
  });
});

describe('analyseQuestion', () => {
  it('reads a short question in English too', () => {
    const terms = analyseQuestion('teaching databases', 'nl');
    expect(terms).toEqual(expect.arrayContaining(analyse('teaching databases', 'en')));
    expect(terms).toEqual(expect.arrayContaining(analyse('teaching databases', 'nl')));
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('reads a long one in its own language only', () => {
    const text = 'leerlingen docenten scholen klassen toetsen lessen boeken cijfers ouders vakken';
    expect(analyseQuestion(text, 'nl')).toEqual(analyse(text, 'nl'));
  });
});

describe('matches', () => {
  it('gives the places of the words whose stem is wanted', () => {
    const text = 'Teachers, and teaching: https://teach.example/teach';
    const found = matches(text, new Set(['teach', 'teacher']), 'en');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Teachers', 'teaching']);
  });

  it('joins the pairs of a script without spaces', () => {
    const text = '我们统计学习吧';
    const found = matches(text, new Set(['统计', '计学', '学习']), 'zh');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['统计学习']);
  });

  it('marks something for every term, in order and apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const terms = new Set(analyse(text, 'en'));
        const found = matches(text, terms, 'en');
        expect(found.length > 0).toBe(terms.size > 0);
        for (const [i, { start, end }] of found.entries()) {
          expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });
});
