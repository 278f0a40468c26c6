import { describe, expect, it } from 'vitest';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import {
  type Chosen,
  calledIn,
  formsOf,
  isReady,
  logWords,
  stillIn,
  unknownIn,
  withEvent,
  withNewcomer,
} from './calendar-choice.ts';

const bo = { id: 1, name: 'Bo' };
const event = (key: string, person: typeof bo | null = bo) => ({
  key,
  day: '2026-11-12',
  title: 'Coffee',
  guests: [
    { name: 'Bo', email: 'bo@x.example', person, by: 'email' as const, isSeveral: false },
    { name: '', email: 'who@x.example', person: null, by: null, isSeveral: false },
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
    expect(unknownIn(event('a', null)).map(calledIn)).toEqual(['Bo', 'who@x.example']);
    expect(isReady(withEvent(none, event('a', null), true))).toBe(false);
  });

  it('does not offer to add whoever may be oneself', () => {
    const me = { name: '', email: 'who@x.example', person: null, by: null };
    expect(unknownIn(event('a', null), [me]).map(calledIn)).toEqual(['Bo']);
  });

  it('has a newcomer in every chosen meeting to which they were asked, and drops a meeting that has gone', () => {
    const events = [event('a'), event('b'), { ...event('c'), guests: [] }, event('d')];
    const proposal = { events, withoutPeople: 0, isCut: false, maybeMe: [] };
    const chosen = new Map(['a', 'b', 'c'].map((key) => [key, [bo]]));
    const who = { id: 2, name: 'who@x.example' };
    const guest = unknownIn(event('a'))[0];
    if (!guest) throw new Error('Nobody is unknown');
    const next = withNewcomer(chosen, proposal, { guest, person: who });
    expect([...next]).toEqual([
      ['a', [bo, who]],
      ['b', [bo, who]],
      ['c', [bo]],
    ]);
    const left = stillIn(next, { ...proposal, events: events.slice(1) });
    expect([...left.keys()]).toEqual(['b', 'c']);
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
      maybeMe: [],
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
