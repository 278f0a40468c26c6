import { describe, expect, it } from 'vitest';
import { dayOfWeekWords, timeWords } from './happening-words.ts';

const evening = {
  startsOn: '2026-12-03',
  endsOn: '2026-12-03',
  startTime: '18:30',
  endTime: '20:30',
  startsAt: Date.UTC(2026, 11, 3, 23, 30),
  zone: 'America/New_York',
};

describe('dayOfWeekWords', () => {
  it('says the year where it is another', () => {
    const today = new Date(2026, 10, 25, 12);
    expect(dayOfWeekWords('2026-12-03', today)).toBe('Thu 3 December');
    expect(dayOfWeekWords('2027-01-07', today)).toBe('Thu 7 January 2027');
  });
});

describe('timeWords', () => {
  it('says the hours of a clock there, and of the reader’s where it shows something else', () => {
    expect(timeWords(evening, 'America/New_York')).toBe(', 18:30 to 20:30');
    expect(timeWords(evening, 'America/Chicago')).toBe(
      ', 18:30 to 20:30 in New York (17:30 where you are)',
    );
    expect(timeWords(evening, 'Europe/Vienna')).toBe(
      ', 18:30 to 20:30 in New York (00:30 on 4 December where you are)',
    );
  });
  it('says the last of several days, and nothing for one whole day', () => {
    const whole = { ...evening, startTime: null, endTime: null, zone: null };
    expect(timeWords(whole, 'Europe/Vienna')).toBe('');
    expect(timeWords({ ...whole, endsOn: '2026-12-05' }, 'Europe/Vienna')).toBe(
      ', until 5 December',
    );
  });
  it('leaves a time without a zone as it is, and names no end where none is said', () => {
    const floating = { ...evening, zone: null, endTime: '18:30' };
    expect(timeWords(floating, 'Europe/Vienna')).toBe(', 18:30');
    expect(
      timeWords({ ...evening, endsOn: '2026-12-04', endTime: '01:00' }, 'America/New_York'),
    ).toBe(', 18:30 to 01:00 on 4 December');
  });
});
