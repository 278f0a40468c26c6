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
      speakers: [],
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

  it('reads names as address books sort them: a comma in a name parts nobody', () => {
    const bo = { name: 'Bo Lund', email: 'bo@lund.example' };
    expect(read('Von: Lund, Bo <bo@lund.example>', 'An: Berg, Ada; Roe, Cy')).toMatchObject({
      senders: [bo],
      recipients: [{ name: 'Ada Berg' }, { name: 'Cy Roe' }],
    });
    expect(read('To: "Lund, Bo" <bo@lund.example>, Cy Roe <cy@roe.example>').recipients).toEqual([
      bo,
      { name: 'Cy Roe', email: 'cy@roe.example' },
    ]);
    expect(read('To: Ada, Bo Lund <bo@lund.example>').recipients).toEqual([
      { name: 'Ada', email: '' },
      bo,
    ]);
  });

  it('reads the whole name where nothing but a space stands between the time and it', () => {
    for (const line of ['2026-05-05 10:12 Amina Lund: hi', '05.05.26, 10:12:33 Uhr Amina Lund: hi'])
      expect(read(line)).toMatchObject({ senders: [{ name: 'Amina Lund' }], day: '2026-05-05' });
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

  it('reads chats as each program copies them', () => {
    const bo = { senders: [{ name: 'Bo Lund', email: '' }], channel: 'message' };
    const cases: [string[], string | null][] = [
      [['\u200e[5/4/26, 9:12:33\u202fAM] Bo Lund: hi'], '2026-05-04'],
      [['5/4/26, 9:12\u202fAM - Bo Lund: hi'], '2026-05-04'],
      [['05/04/26, 9:12 am - Bo Lund: hi'], '2026-04-05'],
      [['5/4/26, 09:12 - Bo Lund: hi', '5/13/26, 09:12 - Bo Lund: ho'], '2026-05-13'],
      [['05/05/2026, 10:12 - Bo Lund: hi', '13/05/2026, 10:12 - Bo Lund: ho'], '2026-05-13'],
      [['[05.05.2026 10:12] Lund, Bo', 'hi'], '2026-05-05'],
      [['[Yesterday 10:12] Bo Lund', 'hi'], '2026-11-22'],
      [['[26.11.25, 10:14:03] Bo Lund: hi'], '2025-11-26'],
      [['26/11/2025 às 10:14 - Bo Lund: oi'], '2025-11-26'],
      [['26.11.2025 kl. 10.14 - Bo Lund: hej'], '2025-11-26'],
      [['Bo Lund, 10:14 AM', 'hi'], null],
      [['Bo Lund, Yesterday at 10:14 AM', 'hi'], '2026-11-22'],
      [['Bo Lund — Today at 10:14', 'hi'], '2026-11-23'],
      [['Bo Lund  [10:14 AM]', 'hi'], null],
      [['Bo Lund, Donnerstag 10:14', 'moin'], '2026-11-19'],
      [['[Monday 10:14 AM] Bo Lund', 'hi'], '2026-11-16'],
      [['Bo Lund Nov 5, 2026, 10:14 AM', 'hi'], '2026-11-05'],
      [['Bo Lund', 'Nov 5, 2026, 10:14 AM', 'hi'], '2026-11-05'],
      [['Bo Lund', 'hier à 10:14', 'salut'], '2026-11-22'],
      [['Bo Lund, 05/11/2026 10:14', 'hi'], '2026-11-05'],
      [['Bo Lund', '5/5/2026 10:12 AM', 'hi'], '2026-05-05'],
      [['Bo Lund', '  10:12 AM', 'hi'], null],
    ];
    for (const [lines, day] of cases) expect(read(...lines)).toMatchObject({ ...bo, day });
  });

  it('takes no remark with a time for somebody who wrote', () => {
    for (const line of [
      'Lunch 12:30',
      'Monday, 10:14',
      'See you at 10:14',
      'It was 5/5/2026 10:12',
    ])
      expect(read(line, 'as always').senders).toEqual([]);
    expect(read('26/11/2025, 10:14 - Bo Lund changed the subject to “plan: B”').senders).toEqual(
      [],
    );
  });

  it('reads who is quoted, in the languages of mail programs, with and without an address', () => {
    const day = '2026-11-05';
    const lines = [
      ['On Thu, Nov 5, 2026 at 10:14 AM Bo Lund <bo@lund.example> wrote:'],
      ['On 5 Nov 2026, at 10:14, Bo Lund wrote:'],
      ['> On Thu, Nov 5, 2026 at 10:14 AM Bo Lund', '> <bo@lund.example> wrote:'],
      ['Bo Lund wrote on 5/11/2026 10:14:'],
      ['Am Do., 5. Nov. 2026 um 10:14 Uhr schrieb Bo Lund <bo@lund.example>:'],
      ['Am 05.11.2026 um 10:14 schrieb Bo Lund:'],
      ['Le jeu. 5 nov. 2026 à 10:14, Bo Lund <bo@lund.example> a écrit :'],
      ['El jue, 5 nov 2026 a las 10:14, Bo Lund (<bo@lund.example>) escribió:'],
      ['Il giorno gio 5 nov 2026 alle ore 10:14 Bo Lund <bo@lund.example> ha scritto:'],
      ['Op do 5 nov. 2026 om 10:14 schreef Bo Lund <bo@lund.example>:'],
      ['Op 5 nov 2026 om 10:14 heeft Bo Lund <bo@lund.example> het volgende geschreven:'],
      ['Em qui., 5 de nov. de 2026 às 10:14, Bo Lund <bo@lund.example> escreveu:'],
      ['Den tors 5 nov. 2026 kl 10:14 skrev Bo Lund <bo@lund.example>:'],
    ];
    for (const quoted of lines)
      expect(read('Thanks!', '', ...quoted, '> we wait'), quoted[0]).toMatchObject({
        senders: [{ name: 'Bo Lund' }],
        day,
        channel: 'email',
      });
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
