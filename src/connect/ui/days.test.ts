import { describe, expect, it } from 'vitest';
import type { MoveView } from '../moves/schema.ts';
import { byDay, dueBefore, groupOf } from './days.ts';

const NOW = new Date(2026, 10, 23, 23, 30).getTime();

describe('groupOf', () => {
  it.each([
    ['2026-11-22', 'past'],
    ['2026-11-23', 'soon'],
    ['2026-11-30', 'soon'],
    ['2026-12-01', 'later'],
    [null, 'none'],
  ])('puts %s under %s', (day, group) => {
    expect(groupOf(day, NOW)).toBe(group);
  });
});

describe('dueBefore', () => {
  it('speaks of a day that has passed as past', () => {
    expect(dueBefore('2026-11-22', NOW)).toBe('Was due');
    expect(dueBefore('2026-11-23', NOW)).toBe('Due');
  });
});

describe('byDay', () => {
  it('keeps the order and leaves out what is empty', () => {
    const days = ['2026-11-20', '2026-11-21', '2027-01-01', null];
    const moves = days.map((dueOn, id) => ({ id, dueOn }) as MoveView);
    expect(
      byDay(moves, NOW).map(({ group, moves: some }) => [group, some.map(({ id }) => id)]),
    ).toEqual([
      ['past', [0, 1]],
      ['later', [2]],
      ['none', [3]],
    ]);
  });
});
