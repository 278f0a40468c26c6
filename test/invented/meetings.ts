/** What stands in an invented calendar and mailbox: meetings with invented people. */

const eventOf = (lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

/** A calendar with two meetings and a dentist, on these days (`YYYY-MM-DD`). */
export function calendarOf(day: string, later: string): string {
  const at = (one: string) => `DTSTART:${one.replaceAll('-', '')}T090000Z`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//invented//EN',
    ...eventOf([
      'UID:rehearsal@calendar.example',
      at(day),
      'SUMMARY:Rehearsal with Priya Raman',
      'ATTENDEE;CN=Sam Okoro:mailto:sam@okoro.example',
    ]),
    ...eventOf([
      'UID:review@calendar.example',
      at(later),
      'SUMMARY:Incident review',
      'ATTENDEE;CN=Marit Solheim:mailto:marit@work.example',
    ]),
    ...eventOf(['UID:dentist@calendar.example', at(later), 'SUMMARY:Dentist']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** A mail of that day, as it is pasted. */
export const MESSAGE = (day: string): string =>
  [
    'From: Marit Solheim <marit@work.example>',
    `Date: ${day}`,
    'Subject: Re: rolling back',
    '',
    'Hi Robin,',
    'we keep the version before warm for a day. Tell me how it goes.',
    'Marit',
  ].join('\n');
