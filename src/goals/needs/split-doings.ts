import type { Grammar } from './grammar.ts';

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
    const isOpen = before.endsWith(',') || grammar.joining.test(before);
    const mayBegin =
      isOpen && !grammar.joining.test(word) && isWhole(parts.at(-1) ?? [], first, grammar);
    if (mayBegin && grammar.begins(words, at, first)) parts.push([]);
    parts.at(-1)?.push(word);
  }
  return parts.map((part) => withoutTail(part, grammar).join(' '));
}

/** "Design and" waits for what is designed; "to design and" for what is designed and built. */
function isWhole(part: readonly string[], first: string, { isLike, joining }: Grammar): boolean {
  const said = part.filter((word) => !joining.test(word));
  const last = said.at(-1) ?? '';
  const isOpenVerb = isLike(last, first) && said.at(-2) === 'to' && !last.endsWith(',');
  const isChain = (word: string, at: number) =>
    isLike(word, first) && said[at]?.endsWith(',') === true;
  return !isOpenVerb && said.slice(1).some((word, at) => !isChain(word, at));
}

function withoutTail(words: string[], { joining }: Grammar): string[] {
  const end = words.findLastIndex((word) => !joining.test(word.replace(/,$/u, '')));
  return words.slice(0, end + 1);
}
