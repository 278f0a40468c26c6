import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutComments } from './comments.ts';
import { htmlOf, plainOf } from './index.ts';

describe('withoutComments', () => {
  it.each([
    ['one %%two%% three', 'one  three'],
    ['<!-- a -->b', 'b'],
    ['a\n%% b\n\nc %%\nd', 'a\nd'],
    ['a\n\n%%\n```\nb\n```\n%%\n\nc', 'a\n\n\nc'],
    ['%%a ` b%% c ` d', ' c ` d'],
    ['`%%a%%` ``%%`%%`` %%b%%', '`%%a%%` ``%%`%%`` '],
    ['```\n%%a%%\n```\n%%b%%c', '```\n%%a%%\n```\nc'],
    ['~~~~\n%%a%%\n```\n%%', '~~~~\n%%a%%\n```\n%%'],
    ['100%% sure', '100%% sure'],
    ['a <!-- b', 'a <!-- b'],
    ['| %%a%% b |', '|  b |'],
    ['', ''],
  ])('makes of %j %j', (text, left) => expect(withoutComments(text)).toBe(left));

  it('takes what a cut leaves open for a comment', () => {
    expect(withoutComments('a %%b', { isCut: true })).toBe('a ');
    expect(withoutComments('a <!-- b %%c%%', { isCut: true })).toBe('a ');
    expect(withoutComments('a `%%` b', { isCut: true })).toBe('a `%%` b');
  });

  it('leaves no word of a comment, wherever it stands, and all others', () => {
    const plain = fc
      .array(fc.constantFrom('a', ' ', '\n', '|', '- ', '> ', '*', '[[x]]', '%', '<', '-'))
      .map((pieces) => pieces.join(''))
      .filter((text) => !/%%|%$|^%|<!--|<$/.test(text));
    fc.assert(
      fc.property(fc.array(plain), plain, (texts, hidden) => {
        const text = texts.join(`%%secret${hidden}%%`);
        const words = (of: string) => of.replace(/\s/gu, '');
        expect(words(withoutComments(text))).toBe(words(texts.join('')));
      }),
    );
  });

  it('ends whatever is repeated', () => {
    // Quadratic work on these would take minutes, and the test with it.
    for (const piece of [
      '%%',
      '<!--',
      '`%%',
      '%%a%%',
      '``` ',
      '`a``b```c%%',
      '\n%%',
      ' %% ',
      '~~~\n',
    ])
      expect(typeof withoutComments(piece.repeat(400_000 / piece.length))).toBe('string');
  }, 60_000);
});

describe('what is shown of a text', () => {
  it('holds no comments', () => {
    for (const shown of [htmlOf, plainOf]) {
      expect(shown('# One %%two%%\n\n%%\nthree\n%%\n\n- four <!-- five -->')).not.toMatch(
        /two|three|five|%%|!--/,
      );
    }
  });
});
