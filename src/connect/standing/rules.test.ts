import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContactDay, suggestedStage, suggestedTie, twoWayDays } from './rules.ts';

const TODAY = '2026-11-23';
const sent = (day: string): ContactDay => ({ day, direction: 'given', isTwoWay: false });
const got = (day: string): ContactDay => ({ day, direction: 'received', isTwoWay: false });
const met = (day: string): ContactDay => ({ day, direction: 'both', isTwoWay: true });
const stage = (contacts: ContactDay[], isFollowed = false) =>
  suggestedStage({ contacts, isFollowed, today: TODAY });
const tie = (contacts: ContactDay[]) => suggestedTie({ contacts, isFollowed: false, today: TODAY });

describe('twoWayDays', () => {
  it('takes an answer for contact, and no message without one', () => {
    expect(twoWayDays([sent('2026-01-01')])).toEqual([]);
    expect(twoWayDays([sent('2026-01-01'), sent('2026-01-09')])).toEqual([]);
    expect(twoWayDays([sent('2026-01-01'), got('2026-01-09')])).toEqual(['2026-01-09']);
    expect(twoWayDays([got('2026-01-09'), sent('2026-01-11'), sent('2026-01-12')])).toEqual([
      '2026-01-12',
      '2026-01-11',
    ]);
  });

  it('takes what came long after for something new', () => {
    expect(twoWayDays([sent('2026-01-01'), got('2026-06-01')])).toEqual([]);
  });

  it('holds no day that was not there, whatever the order', () => {
    const days = fc
      .integer({ min: 1, max: 28 })
      .map((n) => `2026-01-${String(n).padStart(2, '0')}`);
    const contact = fc.record({
      day: days,
      direction: fc.constantFrom('given' as const, 'received' as const, 'both' as const, null),
      isTwoWay: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(contact), (contacts) => {
        const real = twoWayDays(contacts);
        expect(real).toEqual([...new Set(real)].toSorted().toReversed());
        for (const day of real) expect(contacts.map((one) => one.day)).toContain(day);
        const oneWay = contacts.every(
          ({ direction, isTwoWay }) => direction === 'given' && !isTwoWay,
        );
        if (oneWay) expect(real).toEqual([]);
      }),
    );
  });
});

describe('suggestedStage', () => {
  it('begins with noticed, and says why', () => {
    expect(stage([])).toEqual({
      value: 'noticed',
      because: 'you know of them, and nothing has passed between you yet',
    });
  });

  it('observes whom one follows, and who has not answered', () => {
    expect(stage([], true).value).toBe('observing');
    expect(stage([sent('2026-11-01')]).value).toBe('observing');
  });

  it('exchanges after real contact of the last year', () => {
    expect(stage([met('2026-03-12')])).toEqual({
      value: 'exchanging',
      because: 'you were in touch on 12 March 2026',
    });
  });

  it('collaborates after many days on which both gave', () => {
    const days = ['01', '02', '03', '04', '05'].map((day) => met(`2026-10-${day}`));
    expect(stage(days).value).toBe('collaborating');
    expect(stage(days.map((one) => ({ ...one, direction: 'given' }))).value).toBe('exchanging');
  });

  it('does not say that both gave in the last year by what one of them gave long ago', () => {
    const given = ['01', '02', '03', '04', '05', '06'].map(
      (day): ContactDay => ({ day: `2026-10-${day}`, direction: 'given', isTwoWay: true }),
    );
    expect(stage([got('2019-05-01'), ...given]).value).toBe('exchanging');
    expect(tie([got('2019-05-01'), ...given])?.value).toBe('weak');
    expect(stage([got('2026-05-01'), ...given]).value).toBe('collaborating');
  });

  it('is dormant a year after the last real contact, whatever was sent since', () => {
    expect(stage([met('2025-10-01'), sent('2026-11-01')])).toEqual({
      value: 'dormant',
      because: 'you were last in touch on 1 October 2025',
    });
  });
});

describe('suggestedTie', () => {
  it('says nothing where nothing is known', () => {
    expect(tie([])).toBeNull();
  });

  it('goes by real contact', () => {
    expect(tie([sent('2026-10-01')])?.value).toBe('very-weak');
    expect(tie([met('2020-10-01')])).toEqual({
      value: 'weak',
      because: 'you were in touch on one day that Kith knows of',
    });
    const often = Array.from({ length: 6 }, (_, index) => met(`2026-10-0${index + 1}`));
    expect(tie(often)?.value).toBe('close');
  });
});
