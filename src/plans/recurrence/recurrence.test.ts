import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, occurrencesBetween, ruleProblem, STRETCH_DAYS_MAX } from './occurrences.ts';
import { readRule } from './rule.ts';
import { ruleWords } from './words.ts';

const START = '2026-11-23'; // a Monday
const textOf = (written: string): string => {
  const read = readRule(written);
  if ('problem' in read) throw new Error(read.problem);
  return read.text;
};

describe('readRule', () => {
  it.each([
    ['RRULE:freq=weekly;byday=tu', 'FREQ=WEEKLY;BYDAY=TU'],
    [' FREQ=DAILY;INTERVAL=1; ', 'FREQ=DAILY'],
    ['COUNT=3;BYDAY=MO,WE;FREQ=WEEKLY;WKST=SU', 'FREQ=WEEKLY;BYDAY=MO,WE;WKST=SU;COUNT=3'],
    ['FREQ=MONTHLY;UNTIL=20270131T235959Z;BYDAY=-1FR', 'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270131'],
  ])('writes %s as %s', (written, text) => {
    expect(textOf(written)).toBe(text);
  });

  it.each([
    ['', 'parts such as FREQ=WEEKLY'],
    ['every Tuesday', 'parts such as FREQ=WEEKLY'],
    ['BYDAY=TU', 'Begin with FREQ='],
    ['FREQ=HOURLY', 'Begin with FREQ='],
    ['FREQ=DAILY;BYHOUR=9', 'Leave out BYHOUR'],
    ['FREQ=DAILY;SPEED=9', 'SPEED is no part'],
    ['FREQ=DAILY;FREQ=DAILY', 'stands there twice'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL is a number from 1'],
    ['FREQ=DAILY;INTERVAL=99999999', 'INTERVAL is a number from 1'],
    ['FREQ=DAILY;COUNT=1000000', 'COUNT is a number from 1'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'by COUNT or by UNTIL'],
    ['FREQ=DAILY;UNTIL=20270231', 'UNTIL is a day'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX is no value'],
    ['FREQ=WEEKLY;BYDAY=2TU', 'goes with FREQ=MONTHLY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY=32 is no value'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS chooses among days'],
    [`FREQ=DAILY;BYMONTH=${'1,'.repeat(200)}1`, 'at most 300 characters'],
  ])('refuses %s and says what to do', (written, words) => {
    const read = readRule(written);
    expect('problem' in read ? read.problem : read.text).toContain(words);
  });
});

describe('ruleProblem', () => {
  it.each(['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU'])(
    'refuses %s, which falls on no day',
    (rule) => {
      expect(ruleProblem(rule, START)).toBe('No day follows from this rule. Choose another one.');
    },
  );
  it('refuses a rule that is over before it begins', () => {
    expect(ruleProblem('FREQ=DAILY;UNTIL=20261122', START)).toContain('No day follows');
    expect(ruleProblem('FREQ=DAILY;UNTIL=20261123', START)).toBeNull();
  });
});

describe('ruleWords', () => {
  it.each([
    ['FREQ=DAILY', 'every day'],
    ['FREQ=WEEKLY', 'every week'],
    ['FREQ=WEEKLY;BYDAY=TU', 'every Tuesday'],
    ['FREQ=WEEKLY;BYDAY=MO,TH', 'every Monday and Thursday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every workday'],
    ['FREQ=WEEKLY;INTERVAL=2', 'every 2 weeks'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'every 2 weeks on Monday and Thursday'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday'],
    ['FREQ=MONTHLY;BYDAY=2TU;COUNT=3', 'every month on the 2nd Tuesday, 3 times'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'every month on the 1st and 15th'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', 'every month on the last of Monday and Tuesday'],
    ['FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=11', 'every year on the 11th in March and September'],
    ['FREQ=DAILY;UNTIL=20270131', 'every day, until 2027-01-31'],
  ])('says %s as "%s"', (rule, words) => {
    expect(ruleWords(rule)).toBe(words);
  });
});

describe('occurrences', () => {
  it('fall where the calendar has them', () => {
    const stretch = { from: '2026-12-01', to: '2027-02-28' };
    const days = (rule: string) => occurrencesBetween({ rule, start: START }, stretch);
    expect(days('FREQ=MONTHLY;BYDAY=-1FR')).toEqual(['2026-12-25', '2027-01-29', '2027-02-26']);
    // A month without a 31st is passed over.
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31')).toEqual(['2026-12-31', '2027-01-31']);
    // 4 times from 23 November on, of which the last two are in the stretch.
    expect(days('FREQ=WEEKLY;COUNT=4')).toEqual(['2026-12-07', '2026-12-14']);
    expect(days('FREQ=WEEKLY;UNTIL=20261207')).toEqual(['2026-12-07']);
  });
  it('begin with the first day on which the rule falls', () => {
    const tuesdays = { rule: 'FREQ=WEEKLY;BYDAY=TU', start: START };
    expect(around(tuesdays, START)).toEqual({ latest: null, next: '2026-11-24' });
    expect(around(tuesdays, '2026-11-24')).toEqual({ latest: '2026-11-24', next: '2026-12-01' });
  });
  it('are bounded by the stretch for which they are given', () => {
    const days = occurrencesBetween(
      { rule: 'FREQ=DAILY', start: START },
      { from: START, to: '2040-01-01' },
    );
    expect(days).toHaveLength(STRETCH_DAYS_MAX);
  });

  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
  const part = fc.oneof(
    fc.integer({ min: 1, max: 400 }).map((interval) => `INTERVAL=${interval}`),
    fc.integer({ min: 1, max: 400 }).map((count) => `COUNT=${count}`),
    fc.integer({ min: 20261001, max: 20281231 }).map((until) => `UNTIL=${until}`),
    fc
      .array(fc.tuple(fc.constantFrom('', '1', '-1', '5'), weekday), { minLength: 1, maxLength: 3 })
      .map((days) => `BYDAY=${days.map((day) => day.join('')).join(',')}`),
    fc.integer({ min: -32, max: 32 }).map((day) => `BYMONTHDAY=${day}`),
    fc.integer({ min: 0, max: 13 }).map((month) => `BYMONTH=${month}`),
    fc.integer({ min: -54, max: 54 }).map((week) => `BYWEEKNO=${week}`),
    fc.integer({ min: -367, max: 367 }).map((day) => `BYYEARDAY=${day}`),
    fc.integer({ min: -5, max: 5 }).map((nth) => `BYSETPOS=${nth}`),
  );
  const rule = fc
    .tuple(
      fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY'),
      fc.array(part, { maxLength: 3 }),
    )
    .map(([frequency, parts]) => [`FREQ=${frequency}`, ...parts].join(';'));
  const day = fc
    .integer({ min: 0, max: 2_000 })
    .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));

  it('of any rule that is taken are days in order, inside of the stretch, and what is around a day agrees', () => {
    fc.assert(
      fc.property(rule, day, day, (written, start, at) => {
        if (ruleProblem(written, start) !== null) return;
        const recurring = { rule: textOf(written), start };
        const to = new Date(Date.parse(at) + 90 * 86_400_000).toISOString().slice(0, 10);
        const days = occurrencesBetween(recurring, { from: at, to });
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.every((one) => one >= at && one <= to && one >= start)).toBe(true);
        const { latest, next } = around(recurring, at);
        const later = days.find((one) => one > at);
        if (later !== undefined) expect(next).toBe(later);
        else if (next !== null) expect(next > to).toBe(true);
        if (days[0] === at) expect(latest).toBe(at);
        else if (latest !== null) expect(latest < at && latest >= start).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it('of a rule read again are the same: what is written is what was read', () => {
    fc.assert(
      fc.property(rule, (written) => {
        const read = readRule(written);
        if ('problem' in read) expect(read.problem).not.toBe('');
        else expect(readRule(read.text)).toEqual(read);
      }),
    );
  });
  it('take any text for a rule or say why not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (written) => {
        const problem = ruleProblem(written, START);
        expect(problem === null || problem.length > 0).toBe(true);
      }),
    );
  });
});
