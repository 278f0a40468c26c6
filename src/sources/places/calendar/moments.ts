import type ICAL from 'ical.js';
import { DAY_MS, dayOf } from '#days';
import { instantOf, utcOf, wallIn, zoneNamed } from './zones.ts';

/** When something begins or ends: as a clock there shows it, and as an instant. */
export interface Moment {
  day: string;
  /** Null for a whole day. */
  time: string | null;
  /** Null where none is said. */
  zone: string | null;
  /** Epoch ms; of a whole day, and of a time without a zone, as if it were UTC. */
  at: number;
}

const ZONE_CHARS_MAX = 100;
/** Beyond it a date is a mistake, and no text of ten signs. */
const isDay = (day: string): boolean => /^[12]\d{3}-\d\d-\d\d$/.test(day);

/** Beginning and end of an event; `zone` is that of times which say none. Throws for a date that is none. */
export function momentsOf(
  { component }: ICAL.Event,
  { startDate, endDate }: { startDate: ICAL.Time; endDate: ICAL.Time },
  zone: string | null,
): { starts: Moment; ends: Moment } {
  const begin = component.getFirstProperty('dtstart')?.getParameter('tzid');
  const named = typeof begin === 'string' ? begin : null;
  const starts = momentOf(startDate, named, zone);
  const end = momentOf(endDate ?? startDate, named, zone);
  // A whole day ends where the next begins.
  const last = end.time === null ? wholeDay(end.at - DAY_MS) : end;
  return { starts, ends: last.at < starts.at ? starts : last };
}

const wholeDay = (at: number): Moment => ({
  day: dayOf(at),
  time: null,
  zone: null,
  at,
});

function momentOf(time: ICAL.Time, named: string | null, calendarZone: string | null): Moment {
  const [day = '', clock = ''] = time.toString().replace('Z', '').split('T');
  if (!isDay(day)) throw new Error('no date');
  if (time.isDate) return wholeDay(Date.parse(`${day}T00:00:00Z`));
  const wall = { day, time: clock.slice(0, 5) };
  if (time.zone?.tzid === 'UTC') return inZone(utcOf(wall), calendarZone ?? 'UTC');
  const known = named === null ? calendarZone : zoneNamed(named);
  if (known !== null) return { ...wall, zone: known, at: instantOf(wall, known) };
  // A name that only this file explains, such as those of Windows.
  if (named !== null && time.zone?.tzid === named)
    return { ...wall, zone: named.slice(0, ZONE_CHARS_MAX), at: time.toUnixTime() * 1000 };
  return { ...wall, zone: null, at: utcOf(wall) };
}

const inZone = (at: number, zone: string): Moment => ({ ...wallIn(zone, at), zone, at });
