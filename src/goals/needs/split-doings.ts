import type { Grammar } from './grammar.ts';

const JOINING = /^(?:and|or|&|then|und|sowie|en|of|et|y)$/iu;

/** "Lead reviews, draft papers and mentor juniors" as three things to do; nouns joined by "and" stay together. */
export function splitDoings(text: string, grammar: Grammar): string[] {
  const words = text
    .replace(/^to /iu, '')
    .split(' ')
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const parts: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? '';
    const isOpen = before.endsWith(',') || JOINING.test(before);
    const mayBegin = isOpen && !JOINING.test(word) && isWhole(parts.at(-1) ?? [], first, grammar);
    if (mayBegin && grammar.begins(words, at, first)) parts.push([]);
    parts.at(-1)?.push(word);
  }
  return parts.map((part) => withoutTail(part).join(' '));
}

/** "Design and" waits for what is designed; "to design and" for what is designed and built. */
function isWhole(part: readonly string[], first: string, { isLike }: Grammar): boolean {
  const said = part.filter((word) => !JOINING.test(word));
  const before = said.at(-2) ?? '';
  const isOpenVerb = isLike(said.at(-1) ?? '', first) && (before === 'to' || before.endsWith(','));
  return said.slice(1).some((word) => !isLike(word, first)) && !isOpenVerb;
}

function withoutTail(words: string[]): string[] {
  const end = words.findLastIndex((word) => !JOINING.test(word.replace(/,$/u, '')));
  return words.slice(0, end + 1);
}
