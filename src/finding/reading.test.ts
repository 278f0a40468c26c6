import { describe, expect, it } from 'vitest';
import { analyse } from '#search';
import { readingOf } from './reading.ts';

const knowing = (...texts: [string, string][]): Map<string, number> =>
  new Map(texts.flatMap(([text, language]) => analyse(text, language).map((term) => [term, 3])));

describe('readingOf', () => {
  it('reads few words as English where entries know more of them so', () => {
    const having = knowing(['databases and migrations', 'en'], ['eine Migration', 'de']);
    // Else half of it would be words that no entry has.
    expect(analyse('database migration')).not.toEqual(analyse('database migration', 'en'));
    expect(readingOf('database migration', having)).toEqual(['databas', 'migrat']);
  });

  it('leaves them in their own language where that is known', () => {
    const having = knowing(['warmtepompen in oude huizen', 'nl'], ['a pump in a house', 'en']);
    const question = 'warmtepompen in oude huizen';
    expect(readingOf(question, having)).toEqual(analyse(question));
    expect(readingOf('', having)).toEqual([]);
  });
});
