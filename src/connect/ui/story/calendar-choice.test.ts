import { describe, expect, it } from 'vitest';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import {
  type Chosen,
  formsOf,
  isReady,
  logWords,
  unknownIn,
  withEvent,
} from './calendar-choice.ts';

const bo = { id: 1, name: 'Bo' };
const event = (key: string, person: typeof bo | null = bo) => ({
  key,
  day: '2026-11-12',
  title: 'Coffee',
  guests: [
    { name: 'Bo', email: 'bo@x.example', person, by: 'email' as const },
    { name: '', email: 'who@x.example', person: null, by: null },
  ],
  loggedAs: null,
});
const none: Chosen = new Map();

describe('what is chosen of a calendar', () => {
  it('is nothing at first, and goes again', () => {
    expect(isReady(none)).toBe(false);
    const one = withEvent(none, event('a'), true);
    expect(isReady(one)).toBe(true);
    expect(withEvent(one, event('a'), false).size).toBe(0);
  });

  it('waits until one has said who was there', () => {
    expect(unknownIn(event('a', null))).toEqual(['Bo', 'who@x.example']);
    expect(isReady(withEvent(none, event('a', null), true))).toBe(false);
  });

  it('is counted on the button once there is something to count', () => {
    expect([0, 1, 2].map(logWords)).toEqual([
      'Log what you choose',
      'Log this meeting',
      'Log 2 meetings',
    ]);
  });

  it('is sent as encounters with the people that are known, and nothing that was not chosen', () => {
    const proposal: CalendarProposal = {
      events: [event('a'), event('b')],
      withoutPeople: 0,
      isCut: false,
    };
    expect(formsOf(proposal, withEvent(none, event('b'), true), 7)).toEqual([
      {
        day: '2026-11-12',
        title: 'Coffee',
        channel: 'met',
        personIds: [1],
        goalIds: [7],
        origin: 'calendar',
        originKey: 'b',
      },
    ]);
  });
});
