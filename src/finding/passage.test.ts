import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, passageOf } from './passage.ts';

/** Terms as a question's focus, all of the same weight. */
const focus = (...terms: string[]) => terms.map((term) => ({ term, weight: 1 }));
const filler = (count: number) => Array.from({ length: count }, (_, n) => `filler${n}`).join(' ');
const marked = ({ text, marks }: { text: string; marks: { start: number; end: number }[] }) =>
  marks.map(({ start, end }) => text.slice(start, end));

describe('passageOf', () => {
  it('shows a short text whole', () => {
    const passage = passageOf('Heat pumps work in old houses.', focus('pump', 'hous'), 'en');
    expect(passage.text).toBe('Heat pumps work in old houses.');
    expect(marked(passage)).toEqual(['pumps', 'houses']);
  });

  it('shows the part where most of the words stand together', () => {
    const text = `${filler(60)} a pump alone ${filler(60)} the pump and the roof of houses ${filler(60)}`;
    const passage = passageOf(text, focus('pump', 'roof', 'hous'), 'en');
    expect(marked(passage)).toEqual(['pump', 'roof', 'houses']);
    expect(passage.text.startsWith('… ')).toBe(true);
    expect(passage.text.endsWith(' …')).toBe(true);
    expect(passage.text.length).toBeLessThan(300);
    expect(text).toContain(`${passage.text.slice(2, -2)} `);
  });

  it('shows the beginning where no word is found', () => {
    const passage = passageOf(filler(200), focus('pump'), 'en');
    expect(passage.text.startsWith('filler0 ')).toBe(true);
    expect(passage.marks).toEqual([]);
  });

  const pieces = fc.constantFrom(
    'pump',
    'Pumps',
    'roof',
    '🏠',
    '👩‍🔬',
    '日本語',
    'é',
    'e\u0301',
    ' ',
    '. ',
    'x'.repeat(50),
    '\n',
  );
  const texts = fc.array(pieces, { maxLength: 200 }).map((list) => list.join(''));
  const termSets = fc
    .uniqueArray(fc.constantFrom('pump', 'roof', '日本', 'none'))
    .map((list) => focus(...list));

  it('marks ranges inside the text, in order and apart, and splits no character', () => {
    fc.assert(
      fc.property(texts, termSets, (text, terms) => {
        const passage = passageOf(text, terms, 'en');
        expect(passage.text.isWellFormed()).toBe(true);
        let end = 0;
        for (const mark of passage.marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(passage.text.slice(mark.start, mark.end).isWellFormed()).toBe(true);
          end = mark.end;
        }
        expect(end).toBeLessThanOrEqual(passage.text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is a part of the text but for the signs that something is left out', () => {
    fc.assert(
      fc.property(texts, termSets, (text, terms) => {
        const { text: shown } = passageOf(text, terms, 'en');
        // A character that a cut went through is replaced, never left as a half.
        const inner = shown.replace(/^… /, '').replace(/ …$/, '');
        expect(text).toContain(inner.replace(/^\ufffd/, '').replace(/\ufffd$/, ''));
      }),
    );
  });
});

describe('marksOf', () => {
  it.each([
    ['Les écoles d’été', ['ecol'], 'fr', ['écoles']],
    ['Wärmepumpen im Altbau', ['warmepump'], 'de', ['Wärmepumpen']],
    ['日本語を学ぶ', ['日本'], 'ja', ['日本']],
    ['nothing here', ['pump'], 'en', []],
  ])('finds the words of “%s”', (text, terms, language, words) => {
    expect(marked({ text, marks: marksOf(text, new Set(terms), language) })).toEqual(words);
  });
});
