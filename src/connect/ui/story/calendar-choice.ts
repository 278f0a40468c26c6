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

/** Those invited whom nobody fits, by the name that the calendar has. */
export const unknownIn = (event: ProposedEvent): string[] =>
  event.guests.flatMap(({ person, name, email }) => (person ? [] : [name || email]));

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
