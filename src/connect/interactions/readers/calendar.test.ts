import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from './calendar.ts';

const SPAN = { from: '2026-10-01', to: '2026-11-23' };
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//invented//EN', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
const read = (text: string) => {
  const found = readCalendar(text, SPAN);
  if (found.kind !== 'calendar') throw new Error(found.why);
  return found.events;
};

describe('readCalendar', () => {
  it('reads who was there, without rooms and those who said no', () => {
    const events = read(
      calendar(
        event(
          'UID:1@x',
          'DTSTART;TZID=Europe/Berlin:20261112T233000',
          'SUMMARY:Coffee\\, and a walk',
          'ORGANIZER;CN="Bo Lund":mailto:Bo@Lund.example',
          'ATTENDEE;CN=Bo Lund;PARTSTAT=ACCEPTED:mailto:bo@lund.example',
          'ATTENDEE;CN=cy@roe.example:MAILTO:cy@roe.example',
          'ATTENDEE;PARTSTAT=DECLINED:mailto:no@thanks.example',
          'ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room@x.example',
        ),
      ),
    );
    expect(events).toEqual([
      {
        key: 'ics 1@x 2026-11-12',
        day: '2026-11-12',
        title: 'Coffee, and a walk',
        guests: [
          { name: 'Bo Lund', email: 'bo@lund.example' },
          { name: '', email: 'cy@roe.example' },
        ],
        invited: [
          { name: 'Bo Lund', email: 'bo@lund.example' },
          { name: '', email: 'cy@roe.example' },
          { name: '', email: 'no@thanks.example' },
        ],
      },
    ]);
  });

  it('takes the days asked for, the latest first, and nothing that was cancelled', () => {
    const on = (uid: string, day: string, ...more: string[]) =>
      event(`UID:${uid}`, `DTSTART;VALUE=DATE:${day}`, ...more);
    const events = read(
      calendar(
        on('early', '20260930'),
        on('first', '20261001'),
        on('last', '20261123'),
        on('late', '20261124'),
        on('off', '20261110', 'STATUS:CANCELLED'),
      ),
    );
    expect(events.map(({ day }) => day)).toEqual(['2026-11-23', '2026-10-01']);
  });

  it('takes each repetition by itself, as it was changed', () => {
    const events = read(
      calendar(
        event(
          'UID:weekly',
          'DTSTART:20200106T090000Z',
          'RRULE:FREQ=WEEKLY',
          'EXDATE:20261102T090000Z',
          'SUMMARY:Weekly',
        ),
        event(
          'UID:weekly',
          'RECURRENCE-ID:20261109T090000Z',
          'DTSTART:20261110T090000Z',
          'SUMMARY:Moved',
        ),
      ),
    );
    expect(events.slice(0, 4).map(({ day, title }) => [day, title])).toEqual([
      ['2026-11-23', 'Weekly'],
      ['2026-11-16', 'Weekly'],
      ['2026-11-10', 'Moved'],
      ['2026-10-26', 'Weekly'],
    ]);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
  });

  it('ends with an event that never does', () => {
    const events = read(
      calendar(event('UID:s', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY')),
    );
    expect(events).toEqual([]);
  });

  it('says what to do with a file that is no calendar, whatever is in it', () => {
    expect(readCalendar('BEGIN:VCARD\r\nEND:VCARD', SPAN).kind).toBe('unreadable');
    expect(readCalendar('', SPAN).kind).toBe('unreadable');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['calendar', 'unreadable']).toContain(readCalendar(text, SPAN).kind);
        const broken = calendar(event('UID:1', `SUMMARY:${text}`, 'DTSTART:20261112T100000Z'));
        expect(['calendar', 'unreadable']).toContain(readCalendar(broken, SPAN).kind);
      }),
    );
  });
});
