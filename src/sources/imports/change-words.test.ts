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
      ['Phone +49 171 1', null, 'mobile'],
    ]);
  });

  const toldOf = (...changes: Change[]) =>
    told(changes).map(({ title, from, to }) => [title, from, to]);

  it('says of an address whose kind alone changed which kind it was and is', () => {
    const [home, work] = ['EMAIL;TYPE=HOME:bo@dahl.example', 'EMAIL;TYPE=WORK:bo@dahl.example'];
    expect(toldOf(line(home, work))).toEqual([['Email bo@dahl.example', 'home', 'work']]);
    const [theirs, thence] = ['EMAIL;TYPE=WORK:b@home.example', 'EMAIL;TYPE=HOME:b@home.example'];
    expect(toldOf(line(home, thence), line(theirs, work))).toEqual([
      ['Email bo@dahl.example', 'home', 'work'],
      ['Email b@home.example', 'work', 'home'],
    ]);
  });

  it('says of a kind in other words only that a line is kept, and tells a new address once', () => {
    const preferred = line('TEL;TYPE=CELL:+49 171 1', 'TEL;TYPE=CELL,PREF:+49 171 1');
    expect(toldOf(preferred)).toEqual([['Kept for other programs', null, '1 line']]);
    const email: Change = { field: 'email', from: 'bo@old.example', to: 'bo@new.example' };
    const kinds = line('EMAIL;TYPE=HOME:bo@old.example', 'EMAIL;TYPE=WORK:bo@new.example');
    expect(toldOf(email, kinds)).toEqual([['Email', 'bo@old.example', 'bo@new.example']]);
  });
});
