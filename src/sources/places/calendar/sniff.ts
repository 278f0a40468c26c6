/** Whether bytes are a calendar, and what it is called: quick, without reading it. */

/** A calendar of a group has some dozens of events; one of millions is none that somebody looks at. */
export const CALENDAR_BYTES_MAX = 5 * 1024 * 1024;
/** As `feed.format` has it. */
export const CALENDAR_FORMAT = 'icalendar';
const HEAD_BYTES_MAX = 64 * 1024;
const NAME_CHARS_MAX = 200;

export const isCalendar = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*BEGIN:VCALENDAR\b/i.test(headOf(bytes.subarray(0, 200)));

/** What a calendar calls itself: NAME (RFC 7986) or X-WR-CALNAME; null where it does not. */
export function calendarTitle(bytes: Uint8Array): string | null {
  const lines = headOf(bytes).replace(/\r?\n[ \t]/g, '');
  const value = /^(?:NAME|X-WR-CALNAME)(?:;[^:\r\n]*)?:(.*)$/im.exec(lines)?.[1] ?? '';
  const words = value
    .replace(/\\n/gi, ' ')
    .replace(/\\([\\;,])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? null : words.slice(0, NAME_CHARS_MAX).toWellFormed();
}

const headOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES_MAX));
