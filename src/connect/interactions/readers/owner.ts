import type { CalendarEvent, Guest } from './calendar.ts';

/** In so large a share of the meetings is whoever keeps the calendar: they may be left out of one by mistake. */
const SHARE_MIN = 0.8;
/** Among more there is no telling. */
const ASKED_MAX = 3;

/** By what somebody in a calendar is the same in another of its meetings. */
const guestKey = ({ name, email }: Guest): string => email || name;

interface Telling {
  /** The address that the calendar is called by; null where its name is none. */
  calledBy: string | null;
  isMe: (guest: Guest) => boolean;
  isKnown: (guest: Guest) => boolean;
}

/**
 * Who could be the member whose calendar it is: whom it is named after, else whoever was asked to nearly all meetings of
 * several, also where they said no. Empty where the member is known among them, or nobody stands out. Pure.
 */
export function maybeOwners(
  events: readonly CalendarEvent[],
  { calledBy, isMe, isKnown }: Telling,
): Guest[] {
  const meetings = events.map(({ invited }) => invited).filter(({ length }) => length > 1);
  const all = new Map(meetings.flat().map((guest) => [guestKey(guest), guest]));
  const named = calledBy === null ? undefined : all.get(calledBy);
  if (named) return isMe(named) ? [] : [named];
  const counts = new Map<string, number>();
  for (const key of meetings.flatMap((invited) => invited.map(guestKey)))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = [...all].flatMap(([key, guest]) =>
    (counts.get(key) ?? 0) >= meetings.length * SHARE_MIN ? [guest] : [],
  );
  if (often.some(isMe)) return [];
  const strangers = often.filter((guest) => !isKnown(guest));
  // Who is known already was met; only where all meetings but a few are with nobody else is it likely oneself.
  const likely = strangers.length > 0 || meetings.length < 3 ? strangers : often;
  return likely.length > ASKED_MAX ? [] : likely;
}
