/** A calendar that a stranger wrote, read as what is to come. Pure and slow, therefore run in a thread. */

import ICAL from 'ical.js';
import { DAY_MS } from '#days';
import type { Rhythm } from '#people';
import { type Moment, momentsOf } from './moments.ts';
import { rhythmOf } from './rhythm.ts';
import { zoneNamed } from './zones.ts';

export interface Happening {
  title: string;
  url: string | null;
  location: string;
  starts: Moment;
  /** Of whole days the last one. */
  ends: Moment;
  rhythm: Rhythm;
  isCancelled: boolean;
}

export type ReadCalendar =
  | { kind: 'calendar'; happenings: Happening[] }
  | { kind: 'unreadable'; why: string };

export const HAPPENINGS_MAX = 60;
/** Of one that comes again and again: what comes after is read in time. */
export const TURNS_MAX = 12;
const AHEAD_MAX_MS = 400 * 24 * 60 * 60 * 1000;
/** What has begun longer ago is not looked at, however long it takes. */
const LENGTH_MAX_MS = 60 * DAY_MS;
const EVENTS_MAX = 5_000;
/** Through the repetitions of one event, and of all together: one that comes daily since long needs many. */
const STEPS_MAX = 20_000;
const STEPS_IN_ALL_MAX = 100_000;
const TITLE_CHARS_MAX = 200;
const URL_CHARS_MAX = 2_000;

const NO_CALENDAR = 'This calendar cannot be read: it is damaged, or none.';

/** What is on or to come at `now` (epoch ms), the soonest first. A damaged event loses no other. */
export function readCalendar(text: string, now: number): ReadCalendar {
  const root = parsed(text);
  if (root === null) return { kind: 'unreadable', why: NO_CALENDAR };
  const named = String(root.getFirstPropertyValue('x-wr-timezone') ?? '');
  const reading: Reading = {
    now,
    zone: named === '' ? null : zoneNamed(named),
    isCalledOff: /^cancel$/i.test(String(root.getFirstPropertyValue('method') ?? '')),
    stepsLeft: STEPS_IN_ALL_MAX,
  };
  const happenings = eventsOf(root)
    .flatMap((event) => spared(() => turnsOf(event, reading)))
    .toSorted((a, b) => a.starts.at - b.starts.at || a.title.localeCompare(b.title));
  return { kind: 'calendar', happenings: happenings.slice(0, HAPPENINGS_MAX) };
}

interface Reading {
  now: number;
  /** Of times that say no other. */
  zone: string | null;
  isCalledOff: boolean;
  stepsLeft: number;
}

/** ical.js throws for values that it cannot read. */
function spared<Made>(make: () => Made[]): Made[] {
  try {
    return make();
  } catch {
    return [];
  }
}

function parsed(text: string): ICAL.Component | null {
  try {
    const read: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    const first = Array.isArray(read) && Array.isArray(read[0]) ? read[0] : read;
    const root = new ICAL.Component(first as never);
    return root.name === 'vcalendar' ? root : null;
  } catch {
    return null;
  }
}

/** Events by their UID, with the repetitions that were changed hung on to the event that repeats. */
function eventsOf(root: ICAL.Component): ICAL.Event[] {
  const all = root
    .getAllSubcomponents('vevent')
    .slice(0, EVENTS_MAX)
    .filter((component) => component.hasProperty('dtstart'))
    .map((component) => new ICAL.Event(component, { strictExceptions: false }));
  const byUid = Map.groupBy(all, (event) => event.uid ?? event);
  return [...byUid.values()].flatMap((same) => {
    const [main, ...others] = same.filter((event) => !event.isRecurrenceException());
    const changed = same.filter((event) => event.isRecurrenceException());
    if (!main) return changed;
    for (const exception of changed) spared(() => [main.relateException(exception)]);
    return [main, ...others];
  });
}

/** The turns of an event that are not over; those of one that comes again up to a number. */
function turnsOf(event: ICAL.Event, reading: Reading): Happening[] {
  const { now } = reading;
  const isOver = ({ ends }: Happening): boolean => overAt(ends) <= now;
  if (!event.isRecurring()) {
    const once = told(event, event, reading);
    return isOver(once) || once.starts.at > now + AHEAD_MAX_MS ? [] : [once];
  }
  const found: Happening[] = [];
  const repeats = event.iterator();
  for (let step = 0; step < STEPS_MAX && found.length < TURNS_MAX; step++) {
    const next = repeats.next();
    reading.stepsLeft -= 1;
    if (!next || reading.stepsLeft < 0) break;
    const about = Date.UTC(next.year, next.month - 1, next.day);
    if (about > now + AHEAD_MAX_MS) break;
    if (about < now - LENGTH_MAX_MS) continue;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const turn = told(item, event, reading, { startDate, endDate });
    // Moved to another day, it says nothing of the days to come.
    if (turn.starts.day !== next.toString().slice(0, 10)) turn.rhythm = '';
    if (!isOver(turn)) found.push(turn);
  }
  return found;
}

/** Whole days are over when they are over everywhere. */
const overAt = ({ at, time }: Moment): number => (time === null ? at + 1.5 * DAY_MS : at);

function told(
  item: ICAL.Event,
  main: ICAL.Event,
  { zone, isCalledOff }: Reading,
  at: { startDate: ICAL.Time; endDate: ICAL.Time } = item,
): Happening {
  const said = (name: string): string =>
    String(
      item.component.getFirstPropertyValue(name) ??
        main.component.getFirstPropertyValue(name) ??
        '',
    );
  const isOff = /^cancelled$/i.test(said('status')) || isCalledOff;
  return {
    title: oneLine(item.summary ?? '') || 'Without a title',
    url: addressIn(said('url'), item.location ?? '', item.description ?? ''),
    location: oneLine(item.location ?? ''),
    ...momentsOf(item, at, zone),
    rhythm: rhythmOf(main),
    isCancelled: isOff,
  };
}

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, TITLE_CHARS_MAX)
    .toWellFormed();

/** Its own address, or the first that place or description names. */
function addressIn(...texts: string[]): string | null {
  for (const text of texts) {
    const [address] = /https?:\/\/[^\s<>"'\\]+/i.exec(text) ?? [];
    const url = address && URL.parse(address.replace(/[).,;:!?\]]+$/, ''));
    if (url && url.href.length <= URL_CHARS_MAX) return url.href;
  }
  return null;
}
