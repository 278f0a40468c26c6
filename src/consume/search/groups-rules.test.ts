import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups-rules.ts';
import { parseQuery } from './query-rules.ts';

const asked = (line: string) => groupsOf(parseQuery(line).clauses);

describe('groupsOf', () => {
  it('asks every list for words', () => {
    expect(asked('heat "cold water"')).toEqual({
      people: 'heat cold water',
      goals: 'heat cold water',
      notes: { words: 'heat cold water', tag: null },
    });
  });

  it('asks only the list that an operator names', () => {
    expect(asked('person:"Ada L"')).toEqual({ people: 'Ada L', goals: null, notes: null });
    expect(asked('goal:heat')).toEqual({ people: null, goals: 'heat', notes: null });
    expect(asked('tag:heat pump')).toEqual({
      people: null,
      goals: null,
      notes: { words: 'pump', tag: 'heat' },
    });
  });

  it.each(['', 'heat -pump', 'heat before:2026', 'heat is:unread', 'tag:a tag:b'])(
    'asks none of them for %j',
    (line) => expect(asked(line)).toEqual({ people: null, goals: null, notes: null }),
  );
});
