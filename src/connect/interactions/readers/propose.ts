import { z } from '@hono/zod-openapi';
import { type Kith, Refusal } from '#platform';
import { Direction } from '../../moves/schema.ts';
import { CHANNELS } from '../limits.ts';
import type { CalendarEvent, Span } from './calendar.ts';
import { type Matched, type Matcher, matcherFor } from './match.ts';
import { type ReadMessage, readMessage } from './message.ts';
import { maybeOwners } from './owner.ts';
import { readCalendarInThread } from './reading.ts';

const Person = z.object({ id: z.number(), name: z.string() });
const MatchedView = z.object({
  name: z.string(),
  email: z.string(),
  person: Person.nullable(),
  /** Told by the address, or by the name alone. */
  by: z.enum(['email', 'name']).nullable(),
});

const GuestView = MatchedView.extend({
  /** Several have this name: the member says which of them it was. */
  isSeveral: z.boolean(),
});

export const CalendarProposal = z
  .object({
    events: z.array(
      z.object({
        key: z.string(),
        day: z.string(),
        title: z.string(),
        guests: z.array(GuestView),
        /** The interaction that this event is already. */
        loggedAs: z.number().nullable(),
      }),
    ),
    /** Events with nobody in them, which are left out. */
    withoutPeople: z.number(),
    /** More events than are shown: choose fewer days. */
    isCut: z.boolean(),
    /** Who could be the member themselves, whose calendar it is; empty where that is known, or nobody stands out. */
    maybeMe: z.array(MatchedView),
  })
  .openapi('CalendarProposal');
export type CalendarProposal = z.infer<typeof CalendarProposal>;

/** What could be logged of a calendar file. Nothing of it is stored. */
export async function proposeFromCalendar(
  kith: Kith,
  memberId: number,
  { text, span }: { text: string; span: Span },
): Promise<CalendarProposal> {
  const read = await readCalendarInThread(text, span);
  if (read.kind === 'unreadable') throw new Refusal('invalid', read.why);
  const emails = read.events.flatMap(({ invited }) => invited.map(({ email }) => email));
  const matcher = await matcherFor(kith, memberId, emails);
  const logged = await loggedAs(kith, memberId, read.events);
  const events = read.events.map((event) => ({
    key: event.key,
    day: event.day,
    title: event.title,
    guests: guestsOf(event, matcher),
    loggedAs: logged.get(event.key) ?? null,
  }));
  const shown = events.filter(({ guests }) => guests.length > 0);
  return {
    events: shown,
    withoutPeople: events.length - shown.length,
    isCut: read.isCut,
    maybeMe: maybeOwners(read.events, {
      calledBy: read.calledBy,
      isMe: (guest) => matcher.of(guest).isMe,
      isKnown: (guest) => matcher.of(guest).person !== null,
    }).map((guest) => viewOf(matcher.of(guest))),
  };
}

/** Those invited but for oneself, and people whom the title names. */
function guestsOf({ guests, title }: CalendarEvent, matcher: Matcher) {
  const matched = guests.map(matcher.of).filter(({ isMe }) => !isMe);
  const known = new Set(matched.map(({ person }) => person?.id));
  const named: Matched[] = matcher
    .inText(title)
    .filter(({ id }) => !known.has(id))
    .map((person) => ({ name: person.name, email: '', person, by: 'name', isMe: false }));
  return [...matched, ...named].map((one) => ({
    ...viewOf(one),
    isSeveral: one.person === null && matcher.isSeveral(one.name),
  }));
}

const viewOf = ({ name, email, person, by }: Matched) => ({ name, email, person, by });

async function loggedAs(
  kith: Kith,
  memberId: number,
  events: readonly CalendarEvent[],
): Promise<Map<string, number>> {
  if (events.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('interaction')
    .select(['id', 'origin_key'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where(
      'origin_key',
      'in',
      events.map(({ key }) => key),
    )
    .execute();
  return new Map(rows.map(({ id, origin_key }) => [origin_key ?? '', id]));
}

export const MessageProposal = z
  .object({
    people: z.array(MatchedView),
    day: z.string().nullable(),
    direction: Direction.nullable(),
    channel: z.enum(CHANNELS).nullable(),
  })
  .openapi('MessageProposal');
export type MessageProposal = z.infer<typeof MessageProposal>;

/** What a message says of itself: who, when, in which direction. Nothing of it is stored. */
export async function proposeFromMessage(
  kith: Kith,
  memberId: number,
  { text, today }: { text: string; today: string },
): Promise<MessageProposal> {
  const message = readMessage(text, today);
  const emails = [...message.senders, ...message.recipients].map(({ email }) => email);
  const matcher = await matcherFor(kith, memberId, emails);
  const senders = sendersOf(message, matcher);
  const recipients = message.recipients.map(matcher.of);
  const others = [...senders, ...recipients].filter(({ isMe }) => !isMe);
  const people = others.length > 0 ? others : byWords(message, matcher);
  const day = message.day !== null && message.day <= today ? message.day : null;
  return {
    people: eachOnce(people).map(viewOf),
    day,
    direction: directionOf(senders, message, matcher),
    channel: message.channel,
  };
}

/** Who wrote, by the head; without one, who speaks in it, if any of them is known. */
function sendersOf(message: ReadMessage, matcher: Matcher): Matched[] {
  if (message.senders.length > 0) {
    const senders = message.senders.map((one) => byFirstName(matcher.of(one), matcher));
    return message.channel === 'message' ? withMe(senders) : senders;
  }
  const speakers = message.speakers.map((name) =>
    byFirstName(matcher.of({ name, email: '' }), matcher),
  );
  return withMe(speakers).filter(({ person, isMe }) => person !== null || isMe);
}

/** Chats call people by their first name; it is somebody where only one person has it. */
function byFirstName(one: Matched, matcher: Matcher): Matched {
  if (one.person !== null || one.isMe || one.email !== '') return one;
  const person = matcher.byFirstName(one.name);
  return person === null ? one : { ...one, person, by: 'name' };
}

/** Of two who write to each other, of whom one is known, the other is whoever pasted it. */
function withMe(senders: Matched[]): Matched[] {
  const [known, ...others] = senders.filter(({ person }) => person !== null);
  const isOpen = senders.every(({ isMe }) => !isMe) && known !== undefined && others.length === 0;
  if (senders.length !== 2 || !isOpen) return senders;
  return senders.map((one) => (one === known ? one : { ...one, isMe: true }));
}

/** From me, from others, or a conversation. Without a head the greeting tells: whom I greet I write to. */
function directionOf(senders: Matched[], message: ReadMessage, matcher: Matcher): Direction | null {
  const [mine, theirs] = [senders.some(({ isMe }) => isMe), senders.some(({ isMe }) => !isMe)];
  if (mine && theirs) return 'both';
  if (theirs) return 'received';
  if (mine) return 'given';
  if (message.signed !== null && matcher.byFirstName(message.signed)) return 'received';
  return message.greeted !== null && matcher.byFirstName(message.greeted) ? 'given' : null;
}

function byWords({ greeted, signed }: ReadMessage, matcher: Matcher): Matched[] {
  return [signed, greeted].flatMap((name) => {
    const person = name === null ? null : matcher.byFirstName(name);
    return person
      ? [{ name: person.name, email: '', person, by: 'name' as const, isMe: false }]
      : [];
  });
}

function eachOnce(people: readonly Matched[]): Matched[] {
  const by = new Map<string, Matched>();
  for (const one of people) {
    const key = one.person ? `person ${one.person.id}` : one.email || one.name;
    if (!by.has(key)) by.set(key, one);
  }
  return [...by.values()];
}
