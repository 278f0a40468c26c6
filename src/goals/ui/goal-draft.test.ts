import { describe, expect, it } from 'vitest';
import { learnIds, type Session, sessionAt, timeWords, withIds } from './goal-draft.ts';

const before = [{ id: 1, text: 'one' }, { id: 2, text: 'two' }, { text: 'new' }];

describe('withIds', () => {
  it('keeps the id of a question that is reworded', () => {
    expect(withIds(before, ['one', 'two, again', 'new'])[1]).toEqual({ id: 2, text: 'two, again' });
  });

  it('keeps the ids of those left when one is removed', () => {
    expect(withIds(before, ['two', 'new'])).toEqual([{ id: 2, text: 'two' }, { text: 'new' }]);
  });

  it('gives no id to one that is added', () => {
    expect(withIds(before, ['one', 'two', 'new', 'four'])[3]).toEqual({ text: 'four' });
  });

  it('never gives one id to two questions', () => {
    const ids = withIds(before, ['two', 'x', 'one']).map((question) => question.id);
    expect(ids).toEqual([2, undefined, 1]);
  });
});

describe('learnIds', () => {
  it('learns the ids of what was new', () => {
    expect(learnIds(before, [{ id: 3, text: 'new' }])[2]).toEqual({ id: 3, text: 'new' });
  });

  it('leaves what was written while the answer was on its way', () => {
    const draft = [{ text: 'newer' }];
    expect(learnIds(draft, [{ id: 3, text: 'new' }])).toBe(draft);
  });
});

describe('sessionAt', () => {
  const fresh: Session = { key: 0, goalId: null, isNamed: true };
  const started: Session = { key: 0, goalId: '12', isNamed: false };

  it('stays while the goal that was started has not reached the address', () => {
    expect(sessionAt(started, null)).toBe(started);
    expect(sessionAt(started, '12')).toEqual({ key: 0, goalId: '12', isNamed: true });
  });

  it('is another when a new goal or another one is opened', () => {
    const named = sessionAt(started, '12');
    expect(sessionAt(named, null)).toEqual({ key: 1, goalId: null, isNamed: true });
    expect(sessionAt(named, '13').key).toBe(1);
    expect(sessionAt(fresh, '13').key).toBe(1);
    expect(sessionAt(fresh, null)).toBe(fresh);
  });
});

describe('timeWords', () => {
  it.each([
    [0, '0 minutes'],
    [45, '45 minutes'],
    [60, '1 hour'],
    [150, '2 hours 30 minutes'],
  ])('says %i minutes as %s', (minutes, words) => {
    expect(timeWords(minutes)).toBe(words);
  });
});
