import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './count.ts';

describe('countWords', () => {
  it.each([
    ['', 0],
    [' \n ', 0],
    ['Three plain words.', 3],
    ['“Hard” — or\u00a0not…', 4],
    ['하나 둘 셋', 3],
    ['学校で学ぶ。', 3],
    ['我们用 Node.js 写了一个程序，共 300 行。', 8],
    ['ประเทศไทย', 3],
    ['コンピューター', 4],
  ])('finds in “%s” %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('counts no line of signs, however long it is', () => {
    expect(countWords(`学ぶ and ${'='.repeat(150_000)}`)).toBe(2);
  });

  it('counts every two characters of Chinese and Japanese beside what is parted by spaces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('drill', 'Übung', '42'), { maxLength: 20 }),
        fc.array(fc.constantFrom('学', 'ぶ', 'カ', '𠮷'), { maxLength: 40 }),
        (spaced, characters) => {
          const text = `${spaced.join(' ')} ${characters.join('')}`;
          expect(countWords(text)).toBe(spaced.length + Math.ceil(characters.length / 2));
        },
      ),
    );
  });
});
