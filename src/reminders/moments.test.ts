import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#days';
import {
  dayAt,
  isQuiet,
  isStillGood,
  isTimeZone,
  nextSlot,
  type Rhythm,
  slotOn,
  weekdayOf,
} from './moments.ts';

const ZONES = [
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'Africa/Casablanca',
];
const clock = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map(
    (at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
  );
const rhythms: fc.Arbitrary<Rhythm> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  sendAt: clock,
  quietFrom: clock,
  quietTo: clock,
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
});
const moments = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });

const WORKDAYS: Rhythm = {
  timeZone: 'Europe/Zurich',
  sendAt: '08:00',
  quietFrom: '20:00',
  quietTo: '07:00',
  days: [1, 2, 3, 4, 5],
};
const utc = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

describe('nextSlot', () => {
  it('is later, on one of the days, and never in quiet hours', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, after) => {
        const slot = nextSlot(rhythm, after);
        if (!slot) throw new Error('no slot in two weeks');
        expect(slot.at).toBeGreaterThan(after);
        expect(dayAt(rhythm.timeZone, slot.at)).toBe(slot.day);
        expect(rhythm.days).toContain(weekdayOf(slot.day));
        expect(isQuiet(rhythm, slot.at)).toBe(false);
        expect(isStillGood(rhythm, slot.day, slot.at)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('goes from day to day, none twice and none left out but by a change of clocks', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, start) => {
        let slot = nextSlot(rhythm, start);
        for (let steps = 0; steps < 10 && slot; steps++) {
          const following = nextSlot(rhythm, slot.at);
          if (!following) throw new Error('no slot in two weeks');
          expect(following.day > slot.day).toBe(true);
          for (let day = addDays(slot.day, 1); day < following.day; day = addDays(day, 1))
            expect(slotOn(rhythm, day)).toBeNull();
          slot = following;
        }
      }),
    );
  });

  it('does not depend on how often one asks on the way', () => {
    fc.assert(
      fc.property(
        rhythms,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rhythm, after, part) => {
          const slot = nextSlot(rhythm, after);
          const between = Math.floor(after + ((slot?.at ?? after) - after - 1) * part);
          expect(nextSlot(rhythm, Math.max(after, between))).toEqual(slot);
        },
      ),
    );
  });

  it('keeps to the clock on the wall when summer time begins and ends', () => {
    const following = (day: string) => utc(nextSlot(WORKDAYS, Date.parse(`${day}T12:00:00Z`))?.at);
    expect(following('2027-03-26')).toBe('2027-03-29T06:00:00.000Z');
    expect(following('2027-03-25')).toBe('2027-03-26T07:00:00.000Z');
    expect(following('2026-10-23')).toBe('2026-10-26T07:00:00.000Z');
    expect(following('2026-10-22')).toBe('2026-10-23T06:00:00.000Z');
  });

  it('comes at the end of the quiet hours when its time lies in them', () => {
    const late = { ...WORKDAYS, sendAt: '22:00' };
    expect(utc(nextSlot(late, Date.UTC(2026, 10, 23, 0))?.at)).toBe('2026-11-23T06:00:00.000Z');
  });

  it('is an hour later where the clock skips its time', () => {
    const night = { ...WORKDAYS, days: [7], sendAt: '02:30', quietFrom: '00:00', quietTo: '00:00' };
    expect(utc(nextSlot(night, Date.UTC(2027, 2, 27))?.at)).toBe('2027-03-28T01:30:00.000Z');
  });

  it('is none without a day', () => {
    expect(nextSlot({ ...WORKDAYS, days: [] }, 0)).toBeNull();
  });
});

describe('isTimeZone', () => {
  it.each(['Europe/Zurich', 'UTC', 'America/Argentina/Buenos_Aires'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  it.each(['Europe/Bielefeld', '+01:00', '', 'x'])('does not know %s', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
