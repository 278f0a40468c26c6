import type { Reading, Run } from './runs.ts';
import { areJoined, type Token } from './tokens.ts';
import { isMostlyUncased, UNCASED } from './uncased-rules.ts';

/** Words in letters without capitals amid others: each run of them may be a name, so each is asked about. */
export function uncasedIn({ text, tokens }: Reading, isTaken: (token: Token) => boolean): Run[] {
  if (isMostlyUncased(text)) return [];
  const runs: Run[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!UNCASED.test(token.text) || isTaken(token)) continue;
    const last = runs.at(-1);
    const before = tokens[at - 1];
    if (last && before?.end === last.end && areJoined(text, before, token)) {
      last.end = token.end;
      last.words.push(token.folded);
    } else
      runs.push({
        kind: 'name',
        isGuess: true,
        at: token.at,
        end: token.end,
        words: [token.folded],
      });
  }
  return runs;
}
