import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOOGLE, MEETUP, MOBILIZON } from '../../../../test/calendars.ts';
import { HAPPENINGS_MAX, type Happening, readCalendar, TURNS_MAX } from './read.ts';
import { calendarTitle, isCalendar } from './sniff.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const bytes = (text: string) => new TextEncoder().encode(text);

function happeningsOf(text: string, now = NOW): Happening[] {
  const read = readCalendar(text, now);
  if (read.kind === 'unreadable') throw new Error(read.why);
  return read.happenings;
}
const lineOf = ({ title, starts, ends, isCancelled }: Happening): string =>
  [
    `${starts.day} ${starts.time ?? 'all day'} to ${ends.day} ${ends.time ?? ''}`.trim(),
    title,
    ...(isCancelled ? ['cancelled'] : []),
  ].join(' | ');
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

describe('readCalendar', () => {
  it('reads what Meetup writes', () => {
    const found = happeningsOf(MEETUP);
    expect(found.map(lineOf)).toEqual([
      '2026-12-03 18:30 to 2026-12-03 20:30 | Rolling back, out loud',
      '2027-01-07 18:30 to 2027-01-07 20:30 | Reading graphs together | cancelled',
    ]);
    expect(found[0]).toMatchObject({
      starts: { zone: 'America/New_York', at: Date.UTC(2026, 11, 3, 23, 30) },
      location: 'Harbour Works (12 Pier Street, New York, NY)',
      url: 'https://www.meetup.com/calm-ops/events/311000001/',
      rhythm: '',
    });
  });

  it('reads what Google writes: rules, exceptions, whole days, and UTC in the calendar’s zone', () => {
    const found = happeningsOf(GOOGLE);
    expect(found.slice(0, 6).map(lineOf)).toEqual([
      '2026-11-24 all day to 2026-11-26 | Drei Tage Betrieb',
      '2026-12-02 18:30 to 2026-12-02 20:30 | Releases am Dienstag (diesmal Mittwoch)',
      '2026-12-10 18:00 to 2026-12-10 20:00 | Gast: Rückrollen üben',
      '2027-02-02 19:00 to 2027-02-02 21:00 | Releases am Dienstag | cancelled',
      '2027-03-02 19:00 to 2027-03-02 21:00 | Releases am Dienstag',
      '2027-04-06 19:00 to 2027-04-06 21:00 | Releases am Dienstag',
    ]);
    const [days, moved, guest, , march, april] = found;
    expect(days?.starts.zone).toBeNull();
    expect(moved).toMatchObject({ rhythm: '', url: 'https://video.example/abend' });
    expect(march?.rhythm).toBe('month-weekday');
    expect(guest).toMatchObject({ url: 'https://kurs.example/anmelden' });
    expect(guest?.starts.zone).toBe('Europe/Vienna');
    // The clock is put forward in between.
    expect([march?.starts.at, april?.starts.at]).toEqual([
      Date.UTC(2027, 2, 2, 18),
      Date.UTC(2027, 3, 6, 17),
    ]);
  });

  it('reads what Mobilizon writes: UTC, and zones that the file does not explain', () => {
    const found = happeningsOf(MOBILIZON);
    expect(found.map(lineOf)).toEqual([
      '2026-12-12 09:00 to 2026-12-12 11:00 | Lecture de post-mortems',
      '2026-12-19 10:00 to 2026-12-19 12:00 | Atelier | cancelled',
    ]);
    expect(found.map(({ starts }) => [starts.zone, starts.at])).toEqual([
      ['UTC', Date.UTC(2026, 11, 12, 9)],
      ['Europe/Paris', Date.UTC(2026, 11, 19, 9)],
    ]);
  });

  it('takes a zone that only the file explains as it says', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Own Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const dates = 'DTSTART;TZID=Own Standard Time:20261201T120000';
    const [found] = happeningsOf(calendar(...zone, ...event(dates, 'SUMMARY:Own')));
    expect(found?.starts).toEqual({
      day: '2026-12-01',
      time: '12:00',
      zone: 'Own Standard Time',
      at: Date.UTC(2026, 11, 1, 9),
    });
  });

  it('keeps a time without a zone as it is said', () => {
    const [found] = happeningsOf(calendar(...event('DTSTART:20261201T120000', 'SUMMARY:Here')));
    expect(found?.starts).toMatchObject({ day: '2026-12-01', time: '12:00', zone: null });
  });

  it.each([
    ['FREQ=WEEKLY', 'week'],
    ['FREQ=WEEKLY;INTERVAL=2', 'fortnight'],
    ['FREQ=WEEKLY;BYDAY=TU,TH', ''],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', 'month-weekday'],
    ['FREQ=MONTHLY;BYDAY=-1TU', ''],
    ['FREQ=MONTHLY', 'month'],
    ['FREQ=MONTHLY;INTERVAL=3', 'quarter'],
    ['FREQ=YEARLY', 'year'],
    ['FREQ=DAILY', ''],
  ])('has a word for %s: %j', (rule, rhythm) => {
    const text = calendar(...event('DTSTART:20261201T120000Z', `RRULE:${rule}`, 'SUMMARY:Again'));
    const [found] = happeningsOf(text);
    expect(found?.rhythm).toBe(rhythm);
  });

  it('goes through what repeats without end only so far', () => {
    const daily = event('DTSTART:20200101T120000Z', 'RRULE:FREQ=DAILY', 'SUMMARY:Daily');
    const secondly = event('DTSTART:20100101T120000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Never');
    const all = happeningsOf(calendar(...secondly, ...daily));
    expect(all.map(({ title }) => title)).toEqual(Array(TURNS_MAX).fill('Daily'));
    const many = Array.from({ length: 200 }, (_, n) =>
      event(`UID:${n}`, 'DTSTART:20261201T120000Z'),
    );
    expect(happeningsOf(calendar(...many.flat()))).toHaveLength(HAPPENINGS_MAX);
  });

  it('loses nothing by one event that is damaged', () => {
    const damaged = event('DTSTART:20269999T999999', 'SUMMARY:Damaged');
    const whole = event('DTSTART:20261201T120000Z', 'SUMMARY:Whole');
    expect(happeningsOf(calendar(...damaged, ...whole)).map(({ title }) => title)).toContain(
      'Whole',
    );
  });

  it('says what is no calendar', () => {
    for (const text of [
      '',
      '<html></html>',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n',
      'BEGIN:VCALENDAR\r\nnonsense',
    ])
      expect(readCalendar(text, NOW).kind).toBe('unreadable');
  });

  it('gives for whatever is written days that a place can have, in order', () => {
    const when = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    const stamp = (date: Date) => date.toISOString().replace(/[-:]|\.\d+/g, '');
    const made = fc.record({
      start: when,
      minutes: fc.integer({ min: -100, max: 10_000 }),
      title: fc.string(),
      rule: fc.constantFrom('', 'RRULE:FREQ=WEEKLY', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=31'),
      status: fc.constantFrom('CONFIRMED', 'CANCELLED', 'TENTATIVE'),
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 8 }), (events) => {
        const text = calendar(
          ...events.flatMap(({ start, minutes, title, rule, status }, n) =>
            event(
              `UID:${n}`,
              `DTSTART:${stamp(start)}`,
              `DTEND:${stamp(new Date(start.getTime() + minutes * 60_000))}`,
              `SUMMARY:${title.replace(/[\r\n]/g, ' ')}`,
              `STATUS:${status}`,
              ...(rule === '' ? [] : [rule]),
            ),
          ),
        );
        const found = happeningsOf(text);
        for (const { starts, ends, title } of found) {
          expect(starts.day).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(ends.at).toBeGreaterThanOrEqual(starts.at);
          expect(ends.at).toBeGreaterThan(NOW - 1);
          expect(title).not.toBe('');
        }
        expect(found).toEqual(found.toSorted((a, b) => a.starts.at - b.starts.at));
      }),
    );
  });
});

describe('isCalendar', () => {
  it('knows one by its first line', () => {
    expect([MEETUP, GOOGLE, `\uFEFF${MOBILIZON}`].map((text) => isCalendar(bytes(text)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isCalendar(bytes('<title>BEGIN:VCALENDAR</title>'))).toBe(false);
  });
  it('says what it is called', () => {
    expect([MEETUP, GOOGLE, MOBILIZON].map((text) => calendarTitle(bytes(text)))).toEqual([
      'Events - Calm Ops',
      'Wiener Abende',
      'Exploitation tranquille',
    ]);
    expect(calendarTitle(bytes('BEGIN:VCALENDAR\nEND:VCALENDAR'))).toBeNull();
  });
});
