/** An invented note of a given length, with everything that the editor draws. The same each time. */
const WORDS =
  'the a queue train change release waits review small batch team learns asks why pair reads test signal slow quick map note friend shares page season habit question answer tries again river stone window'.split(
    ' ',
  );

/** A row of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function longNote(wordsMin: number): string {
  const next = numbers(7);
  const word = () => WORDS[Math.floor(next() * WORDS.length)] ?? 'word';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const marked = [
    () => `**${words(2)}**`,
    () => `*${words(2)}*`,
    () => `[[${words(2)}]]`,
    () => `[${words(2)}](https://example.org/${word()})`,
    () => `\`${words(2)}\``,
    () => '$a_1^2 + b$',
  ];
  const paragraph = () =>
    Array.from(
      { length: 6 },
      () => `${words(11)} ${marked[Math.floor(next() * marked.length)]?.()}`,
    )
      .join(', ')
      .concat('.');
  const blocks = [
    () => `- [ ] ${words(8)}\n- [x] ${words(8)}\n- ${words(9)}`,
    () => `| ${word()} | ${word()} |\n|---|--:|\n| ${words(2)} | 12 |\n| ${words(2)} | 7 |`,
    () => `> ${words(18)}`,
    () => `\`\`\`\n${words(6)}\n${words(6)}\n\`\`\``,
    () => '$$\n\\sum_{i=1}^n i = \\frac{n(n+1)}{2}\n$$',
  ];
  const parts: string[] = [];
  for (let count = 0, at = 0; count < wordsMin; at++) {
    const part = [`## ${words(4)}`, paragraph(), paragraph(), blocks[at % blocks.length]?.() ?? ''];
    parts.push(...part);
    count += part.join(' ').split(/\s+/).length;
  }
  return parts.join('\n\n');
}
