import { moveWords } from '../../../src/connect/ui/intents.ts';
import type { Home } from './answer.ts';

/** One line of what is due with people. */
export interface WithPeople {
  key: string;
  href: string;
  words: string;
  on: string | null;
}

const ASK_WORDS: Record<Home['asks'][number]['thing'], (names: string) => string> = {
  thank: (names) => `Thank ${names} for the answer`,
  tell: (names) => `Tell ${names} what came of it`,
  closes: (names) => `Your ask to ${names} closes`,
};

/** Moves and asks whose day has come, as one list: the earliest first, of one day first who waits for thanks. */
export function withPeople({ moves, asks }: Pick<Home, 'moves' | 'asks'>): WithPeople[] {
  const lines = [
    ...asks.map(({ thing, askId, names, on }) => ({
      key: `${thing} ${askId}`,
      href: `/asks/${askId}`,
      words: ASK_WORDS[thing](named(names)),
      on,
    })),
    ...moves.map((move) => ({
      key: `move ${move.id}`,
      href: '/moves',
      words: moveWords({ ...move, state: 'planned' }),
      on: move.dueOn,
    })),
  ];
  return lines.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : a.on === b.on ? 0 : 1));
}

/** "Bo Lund", "Bo Lund and Cy Roe", "Bo Lund and 2 others": a line has no room for four names. */
function named(names: readonly string[]): string {
  const [first = 'somebody', second, ...more] = names;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${names.length - 1} others`;
}
