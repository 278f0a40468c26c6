/** What a day of contact is, and how much of it is kept. Apart from the schema, so that screens need not load that. */

/** Who it came from, seen from the member: `given` went to the person, `received` came from them. */
export const DIRECTIONS = ['given', 'received', 'both'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** By what it passed. An archive tells no more than that. */
export const CHANNELS = [
  'linkedin-message',
  'linkedin-invitation',
  'linkedin-endorsement',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** A message on every day of five years. */
export const CONTACTS_PER_PERSON_MAX = 2_000;

/** A day of contact in words that go on from "They" or "You". */
export const CHANNEL_WORDS: Record<Channel, Record<Direction, string>> = {
  'linkedin-message': {
    given: 'You wrote to them',
    received: 'They wrote to you',
    both: 'You wrote to each other',
  },
  'linkedin-invitation': {
    given: 'You invited them to connect',
    received: 'They invited you to connect',
    both: 'You invited each other to connect',
  },
  'linkedin-endorsement': {
    given: 'You confirmed a skill of theirs',
    received: 'They confirmed a skill of yours',
    both: 'You confirmed skills of each other',
  },
};
