import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tell } from './tell.ts';

/** What the package itself says. */
function theirs(text: string) {
  const found = eld.detect(text);
  return { language: found.language, isReliable: found.language !== '' && found.isReliable() };
}

const SENTENCES = [
  'How do I get my pupils to talk about what they read at home?',
  'Hoe krijg ik mijn leerlingen zover dat ze vertellen wat ze lezen?',
  'Comment amener mes élèves à parler de ce qu’ils lisent à la maison ?',
  'Как сделать так, чтобы ученики рассказывали о прочитанном?',
  'Πώς μιλούν οι μαθητές για όσα διαβάζουν ΣΤΟ ΣΠΙΤΙ;',
  '生徒が家で読んだものについて話すようにするにはどうすればよいですか。',
  'كيف أجعل تلاميذي يتحدثون عما يقرؤون في المنزل؟',
  'İSTANBUL’da öğrenciler okuduklarını nasıl anlatır?',
  "don't `quote` rock ’n’ roll 12' 3.5",
];
/** Letters of many scripts, spaces, and the signs that part words or do not. */
const letters = fc.oneof(
  fc.constantFrom(' ', ' ', "'", '’', '`', '-', '3', 'e', 'n', 'th'),
  fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x250, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);

describe('tell', () => {
  it.each(SENTENCES)('says of %j what the package says', (text) => {
    expect(tell(text)).toEqual(theirs(text));
  });

  it('says of anything what the package says', () => {
    const mixed = fc.array(fc.oneof(fc.constantFrom(...SENTENCES), letters), { maxLength: 120 });
    fc.assert(
      fc.property(mixed, (parts) => {
        expect(tell(parts.join(''))).toEqual(theirs(parts.join('')));
      }),
      { numRuns: 500 },
    );
  });

  it.each([1, 5, 69, 70, 71, 72, 73, 200, 500])(
    'takes a word of %i letters for what the package takes it',
    (length) => {
      const words = `${'abcdefghijklmnopqrstuvwxyz'.repeat(20).slice(0, length)} ${'x'.repeat(length)} the end`;
      expect(tell(words)).toEqual(theirs(words));
    },
  );
});
