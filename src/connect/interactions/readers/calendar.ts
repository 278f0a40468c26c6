import ICAL from 'ical.js';

/** Somebody who was invited, as the calendar names them. */
export interface Guest {
  name: string;
  /** Lower case; empty where the calendar gives none. */
  email: string;
}
export interface CalendarEvent {
  /** The same event on the same day is the same, in whichever file. */
  key: string;
  day: string;
  title: string;
  guests: Guest[];
  /** Also those who said no: whose calendar it is shows in whom it invites. */
  invited: Guest[];
}
export type ReadCalendar =
  | {
      kind: 'calendar';
      events: CalendarEvent[];
      isCut: boolean;
      /** The address that the calendar is called by, lower case; null where its name is none. */
      calledBy: string | null;
    }
  | { kind: 'unreadable'; why: string };

/** Days, both of them in it. */
export interface Span {
  from: string;
  to: string;
}

export const EVENTS_MAX = 500;
/** Steps through one event's repetitions; one that began long ago and comes daily needs many. */
const STEPS_MAX = 20_000;
const GUESTS_MAX = 50;
const TITLE_CHARS_MAX = 200;
const UID_CHARS_MAX = 400;

/** The events of a calendar file that were in these days, the latest first, each repetition by itself. */
export function readCalendar(text: string, span: Span): ReadCalendar {
  const root = parsed(text);
  if (root === null) return { kind: 'unreadable', why: NOT_A_CALENDAR };
  const days: CalendarEvent[] = [];
  for (const event of eventsOf(root)) days.push(...occurrencesOf(event, span));
  const inOrder = days.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return {
    kind: 'calendar',
    events: inOrder.slice(0, EVENTS_MAX),
    isCut: inOrder.length > EVENTS_MAX,
    calledBy: addressOf(String(root.getFirstPropertyValue('x-wr-calname') ?? '')),
  };
}

/** Some programs call a calendar by the address it belongs to. */
function addressOf(name: string): string | null {
  const [address] = /[^\s<>()"',;]+@[^\s<>()"',;]+/.exec(name) ?? [];
  return address?.toLowerCase() ?? null;
}

const NOT_A_CALENDAR =
  'This is no calendar file. Export your calendar, or save the invitation, as .ics and choose that.';

function parsed(text: string): ICAL.Component | null {
  try {
    const read: unknown = ICAL.parse(text);
    // Several calendars in one file come as a list.
    const calendars = (Array.isArray(read) && Array.isArray(read[0]) ? read : [read]) as never[];
    const [first, ...others] = calendars.map((one) => new ICAL.Component(one));
    if (first?.name !== 'vcalendar') return null;
    for (const other of others)
      for (const event of other.getAllSubcomponents('vevent')) first.addSubcomponent(event);
    return first;
  } catch {
    return null;
  }
}

/** Events by their UID, with the repetitions that were changed hung on to the event that repeats. */
function eventsOf(root: ICAL.Component): ICAL.Event[] {
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const all = root
    .getAllSubcomponents('vevent')
    .filter((component) => component.hasProperty('dtstart'))
    .map((component) => new ICAL.Event(component, { strictExceptions: false }));
  const byUid = Map.groupBy(all, (event) => event.uid ?? '');
  return [...byUid.values()].flatMap((same) => {
    const [main, ...others] = same.filter((event) => !event.isRecurrenceException());
    const changed = same.filter((event) => event.isRecurrenceException());
    if (!main) return changed;
    for (const exception of changed) main.relateException(exception);
    return [main, ...others];
  });
}

function occurrencesOf(event: ICAL.Event, span: Span): CalendarEvent[] {
  if (!event.isRecurring()) return isIn(dayOf(event.startDate), span) ? told(event) : [];
  const found: CalendarEvent[] = [];
  const repeats = event.iterator();
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = repeats.next();
    if (!next || dayOf(next) > span.to) break;
    if (dayOf(next) < span.from) continue;
    const { item, startDate } = event.getOccurrenceDetails(next);
    found.push(...told(item, dayOf(startDate)));
  }
  return found;
}

const isIn = (day: string, { from, to }: Span): boolean => day >= from && day <= to;

/** The day as the event's own time zone has it: when it was where it was. */
const dayOf = (time: ICAL.Time): string => time.toString().slice(0, 10);

function told(event: ICAL.Event, day = dayOf(event.startDate)): CalendarEvent[] {
  const status = String(event.component.getFirstPropertyValue('status') ?? '').toUpperCase();
  if (status === 'CANCELLED') return [];
  const uid = (event.uid ?? '').slice(0, UID_CHARS_MAX);
  const title = (event.summary ?? '').replace(/\s+/g, ' ').trim().slice(0, TITLE_CHARS_MAX);
  return [
    {
      key: `ics ${uid || title} ${day}`,
      day,
      title: title.toWellFormed(),
      ...guestsOf(event),
    },
  ];
}

function guestsOf(event: ICAL.Event): Pick<CalendarEvent, 'guests' | 'invited'> {
  const named = [
    ...event.component.getAllProperties('organizer'),
    ...event.component.getAllProperties('attendee'),
  ];
  const guests = new Map<string, Guest>();
  const invited = new Map<string, Guest>();
  for (const property of named.slice(0, GUESTS_MAX * 2)) {
    const guest = guestOf(property);
    if (!guest || invited.size >= GUESTS_MAX) continue;
    const key = guest.email || guest.name;
    invited.set(key, guest);
    if (!saidNo(property)) guests.set(key, guest);
  }
  return { guests: [...guests.values()], invited: [...invited.values()] };
}

const saidNo = (property: ICAL.Property): boolean =>
  String(property.getParameter('partstat') ?? '').toUpperCase() === 'DECLINED';

const NO_PEOPLE = new Set(['ROOM', 'RESOURCE', 'GROUP']);

/** Null for a room. */
function guestOf(property: ICAL.Property): Guest | null {
  const said = (name: string) => String(property.getParameter(name) ?? '');
  if (NO_PEOPLE.has(said('cutype').toUpperCase())) return null;
  const value = String(property.getFirstValue() ?? '');
  const email = (/^mailto:/i.test(value) ? value.slice(7) : said('email')).trim().toLowerCase();
  const name = said('cn').trim();
  // Without a name some calendars put the address in its place.
  const isName = name !== '' && !name.includes('@');
  if (email === '' && !isName) return null;
  return { name: isName ? name.slice(0, TITLE_CHARS_MAX) : '', email };
}
