import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from './dates.ts';
import { readMessage } from './message.ts';

const TODAY = '2026-11-23';
const read = (...lines: string[]) => readMessage(lines.join('\n'), TODAY);

describe('dayIn', () => {
  it.each([
    ['Date: Tue, 5 May 2026 10:12:00 +0200', '2026-05-05'],
    ['Dienstag, 5. Mai 2026 10:12', '2026-05-05'],
    ['mardi 5 août 2025 10:12', '2025-08-05'],
    ['5 de marzo de 2026', '2026-03-05'],
    ['May 5, 2026 at 10:12 AM', '2026-05-05'],
    ['2026-05-05T10:12', '2026-05-05'],
    ['25/12/25', '2025-12-25'],
    ['3.4.2026', '2026-04-03'],
    ['2/12/2026', '2026-02-12'],
    ['31 February 2026', null],
    ['no day at all', null],
  ])('reads %s', (text, day) => {
    expect(dayIn(text, TODAY)).toBe(day);
  });
});

describe('readMessage', () => {
  it('reads the head of a mail', () => {
    const message = read(
      'From: "Bo Lund" <Bo@Lund.example>',
      'Sent: Tuesday, May 5, 2026 10:12 AM',
      'To: Ada Berg <ada@berg.example>; cy@roe.example',
      'Subject: Re: canaries',
      '',
      'Hi Ada,',
      'we wait for ten minutes.',
      'Best,',
      'Bo',
    );
    expect(message).toEqual({
      senders: [{ name: 'Bo Lund', email: 'bo@lund.example' }],
      recipients: [
        { name: 'Ada Berg', email: 'ada@berg.example' },
        { name: '', email: 'cy@roe.example' },
      ],
      greeted: 'Ada',
      signed: 'Bo',
      day: '2026-05-05',
      channel: 'email',
    });
  });

  it('reads a head in German, and who is quoted', () => {
    expect(read('Von: Bo Lund [mailto:bo@lund.example]', 'Gesendet: 5. Mai 2026')).toMatchObject({
      senders: [{ name: 'Bo Lund', email: 'bo@lund.example' }],
      day: '2026-05-05',
    });
    const quoted = read(
      'Thanks!',
      'On Tue, 5 May 2026 at 10:12, Bo Lund <bo@lund.example> wrote:',
      '> we wait',
    );
    expect(quoted).toMatchObject({
      senders: [{ name: 'Bo Lund', email: 'bo@lund.example' }],
      day: '2026-05-05',
      channel: 'email',
    });
    expect(
      read('Am Di., 5. Mai 2026 um 10:12 Uhr schrieb Bo Lund <bo@lund.example>:').senders,
    ).toEqual([{ name: 'Bo Lund', email: 'bo@lund.example' }]);
  });

  it('reads chats, of which the last day counts', () => {
    expect(
      read(
        '[05/05/2026, 10:12:33] Bo Lund: wait ten minutes',
        '[06/05/2026, 08:01:00] Ada: thanks',
      ),
    ).toMatchObject({
      senders: [{ name: 'Bo Lund' }, { name: 'Ada' }],
      day: '2026-05-06',
      channel: 'message',
    });
    expect(read('05.05.26, 10:12 - Bo Lund: hi')).toMatchObject({ senders: [{ name: 'Bo Lund' }] });
    expect(read('Bo Lund, [05.05.2026 10:12]', 'hi')).toMatchObject({ day: '2026-05-05' });
    expect(read('Bo Lund  10:12 AM', 'hi')).toMatchObject({ senders: [{ name: 'Bo Lund' }] });
  });

  it('goes by greeting and signature where there is no head', () => {
    expect(read('Liebe Cy Roe,', 'danke für gestern!', 'Ada')).toMatchObject({
      senders: [],
      greeted: 'Cy Roe',
      signed: 'Ada',
      day: null,
      channel: null,
    });
  });

  it('reads anything without falling, and names no day that is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { day, senders } = readMessage(`From: ${text}\n${text}`, TODAY);
        expect(senders.length).toBeLessThanOrEqual(20);
        if (day !== null) expect(day).toBe(new Date(day).toISOString().slice(0, 10));
      }),
    );
  });
});
