import { describe, expect, it } from 'vitest';
import { told } from './change-words.ts';
import type { Change } from './compare.ts';

const line = (from: string | null, to: string | null): Change => ({ field: 'card-line', from, to });

describe('told', () => {
  it('tells kept lines by what they say, paired by what they are of, and counts the rest', () => {
    const changes = told([
      { field: 'role', from: 'Cook', to: 'Baker' },
      { field: 'birthday', from: null, to: '--02-03' },
      line('ANNIVERSARY:20100605', 'ORG:Valley;Ovens'),
      line('ORG:Alpine;Ripening', 'TEL;TYPE=CELL:+49 171 1'),
      line('X-ODD:1', null),
      line('X-ODD:2', null),
    ]);
    expect(changes.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Role', 'Cook', 'Baker'],
      ['Birthday', null, '3 February'],
      ['Anniversary', '5 June 2010', null],
      ['Department', 'Ripening', 'Ovens'],
      ['Kept for other programs', '2 lines', null],
      ['Phone', null, '+49 171 1 (mobile)'],
    ]);
  });
});
