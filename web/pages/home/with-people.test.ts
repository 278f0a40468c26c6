import { describe, expect, it } from 'vitest';
import type { Home } from './answer.ts';
import { withPeople } from './with-people.ts';

const ask = (thing: Home['asks'][number]['thing'], names: string[], on: string) => ({
  thing,
  askId: 7,
  names,
  on,
});
const move = (on: string) => ({
  id: 3,
  intent: 'share' as const,
  person: { id: 2, name: 'Cy Roe' },
  goal: { id: 1, title: 'sail' },
  dueOn: on,
});

describe('withPeople', () => {
  it('is one list of moves and asks, the earliest first', () => {
    const lines = withPeople({
      moves: [move('2026-11-20')],
      asks: [ask('thank', ['Bo Lund'], '2026-11-22'), ask('tell', ['Bo Lund'], '2026-11-19')],
    });
    expect(lines.map(({ words, href }) => `${words} ${href}`)).toEqual([
      'Tell Bo Lund what came of it /asks/7',
      'Share something with Cy Roe /moves',
      'Thank Bo Lund for the answer /asks/7',
    ]);
  });

  it('says whom, and of many how many', () => {
    const words = (...names: string[]) =>
      withPeople({ moves: [], asks: [ask('thank', names, '2026-11-22')] })[0]?.words;
    expect(words('Bo', 'Cy')).toBe('Thank Bo and Cy for the answer');
    expect(words('Bo', 'Cy', 'Di')).toBe('Thank Bo and 2 others for the answer');
  });

  it('puts thanks before a move of the same day', () => {
    const [first] = withPeople({
      moves: [move('2026-11-22')],
      asks: [ask('thank', ['Bo'], '2026-11-22')],
    });
    expect(first?.words).toBe('Thank Bo for the answer');
  });
});
