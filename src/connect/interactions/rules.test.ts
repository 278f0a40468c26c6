import { describe, expect, it } from 'vitest';
import { isTwoWay, momentOf, tellingsOf } from './rules.ts';

describe('isTwoWay', () => {
  it('takes it that people who met or called both spoke', () => {
    expect(isTwoWay({ channel: 'call', direction: null })).toBe(true);
    expect(isTwoWay({ channel: 'met', direction: 'given' })).toBe(true);
  });

  it('takes no message for contact, sent or received, before it was answered', () => {
    expect(isTwoWay({ channel: 'email', direction: 'given' })).toBe(false);
    expect(isTwoWay({ channel: 'email', direction: 'received' })).toBe(false);
    expect(isTwoWay({ channel: 'email', direction: 'both' })).toBe(true);
  });

  it('takes what was received because one had asked for an answer', () => {
    expect(isTwoWay({ channel: null, direction: 'received', wasAsked: true })).toBe(true);
    expect(isTwoWay({ channel: null, direction: 'given', wasAsked: true })).toBe(false);
  });
});

describe('tellingsOf', () => {
  it('tells of an interaction once for each goal, and once where it served none', () => {
    expect(tellingsOf(4, [])).toEqual([{ key: 'interaction:4', goalId: null }]);
    expect(tellingsOf(4, [7, 9]).map(({ goalId }) => goalId)).toEqual([7, 9]);
  });
});

describe('momentOf', () => {
  it('is noon of the day, and never after now', () => {
    const noon = Date.parse('2026-11-20T12:00:00Z');
    expect(momentOf('2026-11-20', noon + 1)).toBe(noon);
    expect(momentOf('2026-11-20', noon - 1)).toBe(noon - 1);
  });
});
