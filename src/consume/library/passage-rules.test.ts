import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOfParts, passageOfParts } from './passage-rules.ts';

const filler = 'All sorts of other things are told first, at some length. '.repeat(20);
const marked = ({ text, marks }: ReturnType<typeof passageOfParts>) =>
  marks.map(({ start, end }) => text.slice(start, end));

describe('marksOfParts', () => {
  it('marks parts of words in any case, and signs as what they look like', () => {
    const text = 'Rollbacks roll (100 % of them) a.b';
    const words = (...parts: string[]) =>
      marksOfParts(text, parts).map(({ start, end }) => text.slice(start, end));
    expect(words('roll')).toEqual(['Roll', 'roll']);
    expect(words('roll', 'rollback')).toEqual(['Rollback', 'roll']);
    expect(words('%', '(1')).toEqual(['(1', '%']);
    expect(words('a.b', 'o.e')).toEqual(['a.b']);
    expect(words()).toEqual([]);
  });

  it('finds each sign of a keyboard, alone and within a word', () => {
    for (const sign of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
      for (const word of [sign, `e${sign}mail`])
        expect(marksOfParts(`an e${sign}mail`, [word]), word).toHaveLength(1);
  });
});

describe('passageOfParts', () => {
  it('is where most of the words stand together, not where one stands first', () => {
    const text = `A drill. ${filler} The drill of a rollback on a Tuesday. ${filler}`;
    const passage = passageOfParts(text, ['tuesday', 'drill', 'roll']);
    expect(marked(passage)).toEqual(['drill', 'roll', 'Tuesday']);
  });

  it('is the beginning where none stands', () => {
    expect(passageOfParts(filler, ['nowhere'])).toMatchObject({
      text: expect.stringMatching(/^All sorts/),
      marks: [],
    });
  });

  it('never throws, and marks only what was looked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 800 }),
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        (text, words) => {
          const { text: piece, marks } = passageOfParts(text, words);
          for (const { start, end } of marks) {
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(piece.length);
          }
        },
      ),
    );
  });
});
