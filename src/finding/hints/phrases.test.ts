import { describe, expect, it } from 'vitest';
import { analyse } from '#search';
import type { MatchedEntry } from './evidence.ts';
import { phraseOf, viewName } from './phrases.ts';

let nextId = 1;
const entryOf = (title: string, excerpt = '', language = 'en'): MatchedEntry => ({
  id: nextId++,
  personId: 1,
  questionIds: [1],
  title,
  url: null,
  excerpt,
  words: 100,
  language,
  publishedAt: null,
  votes: null,
  cited: [],
  cues: [],
  terms: analyse(`${title} ${excerpt}`, language),
});
const termsOf = (words: string, language = 'en') => analyse(words, language);

describe('phraseOf', () => {
  it('is a phrase that several entries share, as they write it', () => {
    const entries = [
      entryOf('Borehole', 'Our street has a housing cooperative. It pays.'),
      entryOf('Who pays', 'A housing cooperative shares the cost.'),
    ];
    expect(phraseOf(termsOf('housing cooperative street'), entries)).toBe('housing cooperative');
  });

  it('has no stop word, name, filler or boilerplate in it', () => {
    const entries = [
      entryOf(
        'New',
        'Read more about Marit Solheim. The way of the rollback. Subscribe to the newsletter.',
      ),
      entryOf(
        'New',
        'Read more about Marit Solheim. The way of the rollback. Subscribe to the newsletter.',
      ),
    ];
    const terms = termsOf('read marit solheim way rollback subscribe newsletter');
    expect(phraseOf(terms, entries)).toBeNull();
  });

  it('does not go across the end of a sentence', () => {
    const entries = [
      entryOf('A', 'We share boreholes. Radiators hum.'),
      entryOf('B', 'They share boreholes; radiators hum.'),
    ];
    expect(phraseOf(termsOf('boreholes radiators'), entries)).not.toContain('boreholes radiators');
  });

  it('keeps the capitals of German', () => {
    const entries = [
      entryOf('Heizung', 'Die niedrige Vorlauftemperatur spart.', 'de'),
      entryOf('Keller', 'Eine niedrige Vorlauftemperatur genügt.', 'de'),
    ];
    expect(phraseOf(termsOf('Vorlauftemperatur', 'de'), entries)).toBe(
      'niedrige Vorlauftemperatur',
    );
  });
});

describe('viewName', () => {
  it('is else one of the entries as it is called, or begins where it has no title', () => {
    const entries = [entryOf('Compare versions, not yesterdays', 'Quite another text.')];
    expect(viewName(termsOf('versions'), entries)).toBe('as in “Compare versions, not yesterdays”');
    const untitled = entryOf('', 'Versions are cheap. So we keep them.');
    expect(viewName(termsOf('versions'), [untitled])).toBe('as in “Versions are cheap.”');
    expect(viewName([], [entryOf(' ', '')])).toBeNull();
  });
});
