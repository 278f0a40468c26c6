import type { MessageProposal } from '../../interactions/readers/propose.ts';
import { emptyLog, type Log } from './log-form.ts';

/** What a message says of itself begins the form; a day that it does not say is asked for, not taken to be today. */
export const startOf = (proposal: MessageProposal, keptText: string): Partial<Log> => ({
  ...emptyLog(),
  people: proposal.people.flatMap(({ person }) => person ?? []),
  unknown: proposal.people.flatMap(({ person, name, email }) => (person ? [] : [name || email])),
  day: proposal.day,
  direction: proposal.direction,
  channel: proposal.channel,
  keptText,
});

/** What the message leaves open and only the member knows; null where it says who and when. */
export function openWords({ people, day }: Pick<MessageProposal, 'people' | 'day'>): string | null {
  const parts = [
    ...(people.some(({ person }) => person !== null) ? [] : ['with whom it was']),
    ...(day === null ? ['on which day'] : []),
  ];
  return parts.length === 0
    ? null
    : `The message does not say ${parts.join(', or ')}: please say it.`;
}
