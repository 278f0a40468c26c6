import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredName, nameFromTitle, nameKey, personName } from './names.ts';

describe('nameFromTitle', () => {
  it.each([
    ['Jane Doe – Home', 'Jane Doe'],
    ['Home | Jane Doe', 'Jane Doe'],
    ['Jane Doe', 'Jane Doe'],
    ["Jane Doe's blog", 'Jane Doe'],
    ['Jane Doe’s Personal Website', 'Jane Doe'],
    ['James Stevens’ notes', 'James Stevens'],
    ['The blog of Jane Doe', 'Jane Doe'],
    ['Blog von Jörg Müller', 'Jörg Müller'],
    ['Le blog de Zoé Martin', 'Zoé Martin'],
    ["Le blog d'Anne Petit", 'Anne Petit'],
    ['El blog de Ana de la Cruz', 'Ana de la Cruz'],
    ['Jane Doe Blog', 'Jane Doe'],
    ['Adding Up - By Jane Doe', 'Jane Doe'],
    ['Notes by Jane Doe', 'Jane Doe'],
    ['About me: designer // Jane Doe: learning / research', 'Jane Doe'],
    ['Welcome to Jane Doe’s digital garden', 'Jane Doe'],
    ['Hi, I’m Jane Doe!', 'Jane Doe'],
    ['Dr. Jane Doe, PhD – Publications', 'Jane Doe'],
    ['Inside the head of JD (Jane Doe)', 'Jane Doe'],
    ['Joris Van den Broek', 'Joris Van den Broek'],
    ['Jane Q. Doe :: weblog', 'Jane Q. Doe'],
    ['Jean-Luc O’Brien', 'Jean-Luc O’Brien'],
    ['林小明的博客', '林小明'],
    ['Анна Иванова — блог', 'Анна Иванова'],
    ['Home', null],
    ['About me', null],
    ["jane's blog", null],
    ['The Learning Blog', null],
    ['Machine Learning Weekly', null],
    ['Deep Work', null],
    ['Computing Things', null],
    ['Acme Software Inc', null],
    ['404 Not Found', null],
    ['where the branches meet the roots', null],
    ['JANE', null],
    ['', null],
    ['…', null],
  ])('%s gives %s', (title, name) => {
    expect(nameFromTitle(title)).toBe(name);
  });

  it('never throws and gives only parts of the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = nameFromTitle(title);
        if (name !== null) expect(title.replace(/\s+/g, ' ')).toContain(name);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('personName', () => {
  it.each([
    ['By Jane Doe', 'Jane Doe'],
    ['Prof. Dr. Jane Doe', 'Jane Doe'],
    ['Jane & Joe Doe', null],
    ['jane doe', null],
    ['Jane', null],
    ['J. D.', null],
  ])('%s gives %s', (text, name) => {
    expect(personName(text)).toBe(name);
  });
});

describe('declaredName', () => {
  it.each([
    ['Jane Doe', 'Jane Doe'],
    ['m157', 'm157'],
    ['@jane_doe', 'jane_doe'],
    ['admin', null],
    ['Editor', null],
    ['Jane and Joe', null],
    ['example.org', null],
    ['42', null],
  ])('%s gives %s', (text, name) => {
    expect(declaredName(text)).toBe(name);
  });
});

describe('nameKey', () => {
  it.each([
    ['Gaël  VAROQUAUX', 'gael varoquaux'],
    ['Jean-Luc O’Brien', 'jean luc obrien'],
    ['Łukasz Øster, Ph.D.', 'lukasz oster ph d'],
    ['Straße', 'strasse'],
    ['Doe, Jane', 'doe jane'],
    ['林小明', '林小明'],
    ['김철수', '김철수'],
    ['İnci', 'inci'],
    ['—', ''],
  ])('of %s is %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 2_000 },
    );
  });
});
