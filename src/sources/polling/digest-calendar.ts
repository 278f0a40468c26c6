import { readCalendar } from '../places/calendar/read.ts';
import { CALENDAR_BYTES_MAX, CALENDAR_FORMAT, calendarTitle } from '../places/calendar/sniff.ts';
import type { Digested } from './digest.ts';

/** Reads a calendar's bytes: it has no entries, but what is to come at `now` (epoch ms). */
export function digestCalendar(bytes: Uint8Array, now: number): Digested {
  if (bytes.length > CALENDAR_BYTES_MAX)
    return { kind: 'not-a-feed', why: 'This calendar is larger than Kith reads.' };
  const read = readCalendar(new TextDecoder().decode(bytes), now);
  if (read.kind === 'unreadable') return { kind: 'not-a-feed', why: read.why };
  return {
    kind: 'feed',
    format: CALENDAR_FORMAT,
    title: calendarTitle(bytes),
    siteUrl: null,
    description: '',
    language: null,
    authors: [],
    entries: [],
    happenings: read.happenings,
  };
}
