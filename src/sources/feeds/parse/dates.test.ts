import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './dates.ts';

const newYear = '2004-01-01T19:48:21.000Z';

describe('parseDate', () => {
  const table: [string, string | null][] = [
    // RFC 822 and 2822, right and wrong
    ['Thu, 01 Jan 2004 19:48:21 GMT', newYear],
    ['Thu, 01 Jan 04 19:48:21 GMT', newYear],
    ['01 Jan 2004 19:48:21 GMT', newYear],
    ['Wed, 01 Jan 2004 19:48:21 GMT', newYear],
    ['Thursday, 1 January 2004 19:48:21 +0000 (UTC)', newYear],
    ['Thu, 1 Jan 2004 14:48:21 EST', newYear],
    ['Thu, 1 Jan 2004 11:48:21 PST', newYear],
    ['Thu, 1 Jan 2004 20:48:21 CET', newYear],
    ['Thu, 1 Jan 2004 21:48:21 +02:00', newYear],
    ['Thu,01 Jan 2004 19:48:21', newYear],
    ['Thu, 01 Jan 2004', '2004-01-01T00:00:00.000Z'],
    ['1 Jan 2004 19:48', '2004-01-01T19:48:00.000Z'],
    ['03 Apr 02 1500 GMT', '2002-04-03T15:00:00.000Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['31 Dec 99 23:59:60 GMT', '2000-01-01T00:00:00.000Z'],
    ['Thu, 01 Jan 2004 24:00:00 GMT', '2004-01-02T00:00:00.000Z'],
    ['31 Jun 2010 10:00:00 GMT', '2010-07-01T10:00:00.000Z'],
    // ISO 8601 and W3CDTF
    ['2004-01-01T19:48:21Z', newYear],
    ['2004-01-01T19:48:21.123+00:00', newYear],
    ['2004-01-01T14:48:21-0500', newYear],
    ['2004-01-01 19:48:21', newYear],
    ['2004-01-01 19:48:21 UTC', newYear],
    ['20040101T194821Z', newYear],
    ['2004-01-01T19:48Z', '2004-01-01T19:48:00.000Z'],
    ['2004-01', '2004-01-01T00:00:00.000Z'],
    ['2004', '2004-01-01T00:00:00.000Z'],
    ['20040229', '2004-02-29T00:00:00.000Z'],
    ['2003-335', '2003-12-01T00:00:00.000Z'],
    ['2004-W01-4', '2004-01-01T00:00:00.000Z'],
    // Others that are met
    ['Thu Jan  1 19:48:21 2004', newYear],
    ['Thu Jan 1 14:48:21 EST 2004', newYear],
    ['January 1st, 2004 at 7:48 PM', '2004-01-01T19:48:00.000Z'],
    ['1/31/2004 7:48:21 PM', '2004-01-31T19:48:21.000Z'],
    ['31/1/2004', '2004-01-31T00:00:00.000Z'],
    ['31.01.2004 19:48', '2004-01-31T19:48:00.000Z'],
    ['2004/01/31 19:48', '2004-01-31T19:48:00.000Z'],
    ['23-Nov-2026', '2026-11-23T00:00:00.000Z'],
    ['1072986501', newYear],
    ['1072986501000', newYear],
    ['Do, 01 Jan 2004 20:48:21 +0100', newYear],
    ['mardi 23 novembre 2026 10:00', '2026-11-23T10:00:00.000Z'],
    ['3 März 2026', '2026-03-03T00:00:00.000Z'],
    ['maandag 5 mei 2025', '2025-05-05T00:00:00.000Z'],
    ['5 мая 2026', '2026-05-05T00:00:00.000Z'],
    ['2026年5月3日', '2026-05-03T00:00:00.000Z'],
    ['2026년 11월 23일 오후 09:30', '2026-11-23T12:30:00.000Z'],
    // No dates
    ['', null],
    ['yesterday', null],
    ['0000-00-00 00:00:00', null],
    ['-0001-11-30T00:00:00+00:00', null],
    ['0001-01-01T00:00:00Z', null],
    ['2004-13-01', null],
    ['2004-01-01T99:00:00Z', null],
    ['42', null],
  ];
  it.each(table)('reads %j as %s', (text, expected) => expect(parseDate(text)).toBe(expected));

  it('reads back every moment it could have written', () => {
    const moments = fc.date({
      min: new Date('1950-01-01'),
      max: new Date('2049-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (date) => {
        date.setUTCMilliseconds(0);
        expect(parseDate(date.toISOString())).toBe(date.toISOString());
        expect(parseDate(date.toUTCString())).toBe(date.toISOString());
      }),
    );
  });

  it('never throws and gives a valid date or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:/.T+ -]{0,30}$/)), (text) => {
        const date = parseDate(text);
        expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
      }),
    );
  });
});
