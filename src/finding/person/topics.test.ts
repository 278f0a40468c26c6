import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicsOf } from './topics.ts';

const bag = (...terms: string[]) => ({ all: new Set(terms), title: new Set(terms) });
const nobody = { entries: 1_000, entriesWith: () => 0 };

describe('topicsOf', () => {
  it('tells what is new from what they always write about, and leaves out what everybody writes', () => {
    const past = Array.from({ length: 10 }, () => bag('database', 'week'));
    const recent = [bag('database', 'rollback', 'week'), bag('database', 'rollback'), bag('cat')];
    const everybody = {
      entries: 1_000,
      entriesWith: (term: string) => (term === 'week' ? 900 : 5),
    };
    expect(topicsOf(recent, past, everybody)).toEqual([
      { term: 'database', entries: 2, isNew: false, standsAlone: true },
      { term: 'rollback', entries: 2, isNew: true, standsAlone: true },
    ]);
  });

  it('calls nothing new where hardly anything is known of before', () => {
    const topics = topicsOf([bag('rollback'), bag('rollback')], [bag('cat')], nobody);
    expect(topics).toMatchObject([{ term: 'rollback', entries: 2, isNew: false }]);
    expect(topicsOf([], [], nobody)).toEqual([]);
  });

  it('names no words in which anything is told, and few words only beside others', () => {
    const minutes = bag('two', 'minut', 'rollback');
    const other = { all: new Set(['two', 'minut', 'rollback']), title: new Set<string>() };
    expect(topicsOf([minutes, other], [], nobody)).toEqual([
      { term: 'rollback', entries: 2, isNew: false, standsAlone: false },
    ]);
    expect(topicsOf([minutes, other, other], [], nobody)).toMatchObject([{ standsAlone: true }]);
  });

  it('asks for a title, or where there are none for more entries', () => {
    const post = (...terms: string[]) => ({ all: new Set(terms), title: new Set<string>() });
    const titled = { all: new Set(['rollback', 'time']), title: new Set(['rollback']) };
    expect(topicsOf([titled, post('rollback', 'time')], [], nobody)).toMatchObject([
      { term: 'rollback' },
    ]);
    const posts = Array.from({ length: 6 }, () => post('rollback'));
    expect(topicsOf(posts, [], nobody)).toMatchObject([{ term: 'rollback', entries: 6 }]);
    expect(topicsOf(posts.slice(0, 3), [], nobody)).toEqual([]);
  });

  it('names only terms that so many recent entries hold, whatever there is', () => {
    const bags = fc.array(fc.uniqueArray(fc.constantFrom('aaa', 'bbb', 'ccc', 'ddd', '12')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(bags, bags, fc.nat(2_000), (recent, past, having) => {
        const sets = (lists: string[][]) => lists.map((list) => bag(...list));
        const everybody = { entries: 2_000, entriesWith: () => having };
        return topicsOf(sets(recent), sets(past), everybody).every(
          ({ term, entries }) =>
            entries >= 2 &&
            recent.filter((one) => one.some((other) => other === term)).length === entries,
        );
      }),
    );
  });
});
