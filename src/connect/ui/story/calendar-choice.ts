import type { NamedPerson } from '#web-api';
import { LOGGED_AT_ONCE_MAX } from '../../interactions/limits.ts';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import type { NewInteraction } from '../../interactions/schema.ts';

export type ProposedEvent = CalendarProposal['events'][number];

/** What is chosen of a calendar: by the key of each event who was there. Nothing is chosen at first. */
export type Chosen = ReadonlyMap<string, readonly NamedPerson[]>;

/** Who of an event is a person of the network. */
export const peopleIn = (event: ProposedEvent): NamedPerson[] =>
  event.guests.flatMap(({ person }) => person ?? []);

export type ProposedGuest = ProposedEvent['guests'][number];

/** Those invited whom nobody fits, without whoever may be oneself: that is asked first. */
export const unknownIn = (
  event: ProposedEvent,
  maybeMe: CalendarProposal['maybeMe'] = [],
): ProposedGuest[] =>
  event.guests.filter(
    ({ person, name, email }) =>
      person === null && !maybeMe.some((one) => one.email === email && one.name === name),
  );

/** As the calendar has them: by their name, else by their address. */
export const calledIn = ({ name, email }: Pick<ProposedGuest, 'name' | 'email'>): string =>
  name || email;

/** Somebody new is there in every chosen meeting that they were asked to. */
export function withNewcomer(
  chosen: Chosen,
  { events }: CalendarProposal,
  { guest, person }: { guest: ProposedGuest; person: NamedPerson },
): Chosen {
  const isTheirs = (one: ProposedGuest) =>
    one.person === null && one.email === guest.email && one.name === guest.name;
  return new Map(
    [...chosen].map(([key, people]) => {
      const isThere = events.some((event) => event.key === key && event.guests.some(isTheirs));
      return [key, isThere ? [...people, person] : people];
    }),
  );
}

/** What is chosen of a proposal, where it was read anew: a meeting with nobody but oneself has gone from it. */
export const stillIn = (chosen: Chosen, { events }: CalendarProposal): Chosen =>
  new Map([...chosen].filter(([key]) => events.some((event) => event.key === key)));

export function withEvent(chosen: Chosen, event: ProposedEvent, isWanted: boolean): Chosen {
  const next = new Map(chosen);
  if (isWanted && next.size < LOGGED_AT_ONCE_MAX) next.set(event.key, peopleIn(event));
  if (!isWanted) next.delete(event.key);
  return next;
}

/** An event without anybody cannot be logged: it has no story. */
export const isReady = (chosen: Chosen): boolean =>
  chosen.size > 0 && [...chosen.values()].every((people) => people.length > 0);

/** What the button says: it names no number before there is one. */
export function logWords(count: number): string {
  if (count === 0) return 'Log what you choose';
  return count === 1 ? 'Log this meeting' : `Log ${count} meetings`;
}

/** What is sent: each chosen event as an encounter. That people met is taken to be so; the rest is theirs to say. */
export function formsOf(
  { events }: CalendarProposal,
  chosen: Chosen,
  goalId: number | null,
): NewInteraction[] {
  return events.flatMap((event) => {
    const people = chosen.get(event.key);
    if (!people || people.length === 0) return [];
    return [
      {
        day: event.day,
        title: event.title,
        channel: 'met' as const,
        personIds: people.map(({ id }) => id),
        goalIds: goalId === null ? [] : [goalId],
        origin: 'calendar' as const,
        originKey: event.key,
      },
    ];
  });
}
