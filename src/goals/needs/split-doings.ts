import type { Grammar } from './grammar.ts';

const JOINING = /^(?:and|or|&|then|und|sowie|en|of|et|y)$/iu;

/** "Lead reviews, draft papers and mentor juniors" as three things to do; nouns joined by "and" stay together. */
export function splitDoings(text: string, grammar: Grammar): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const first = words[0] ?? '';
  const parts: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? '';
    const isOpen = before.endsWith(',') || JOINING.test(before);
    const isWhole = (parts.at(-1) ?? []).filter((one) => !JOINING.test(one)).length > 1;
    if (isWhole && isOpen && !JOINING.test(word) && grammar.begins(words, at, first))
      parts.push([]);
    parts.at(-1)?.push(word);
  }
  return parts.map((part) => withoutTail(part).join(' '));
}

function withoutTail(words: string[]): string[] {
  const end = words.findLastIndex((word) => !JOINING.test(word.replace(/,$/u, '')));
  return words.slice(0, end + 1);
}
