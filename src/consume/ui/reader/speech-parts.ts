/** Some voices stop for good in the middle of more. */
const CHARS_AT_ONCE = 200;

/** Sentences together, as many as are said at once. */
export function partsOf(words: string): string[] {
  const parts: string[] = [];
  for (const sentence of words.split(/(?<=[.!?。！？;:])\s*/u)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length < CHARS_AT_ONCE)
      parts[parts.length - 1] = `${last} ${sentence}`;
    else parts.push(sentence);
  }
  return parts.filter((part) => part !== '');
}
