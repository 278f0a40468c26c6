import { asHeading } from '#kit';
import type { ResponsivenessView } from '../responsiveness/schema.ts';
import type { FoundPerson } from '../view.ts';
import { entriesWords } from './words.ts';

/** Whether they are around, in a few words. It says nothing of what they know. */
export function respondsWords({ latestAt, responsiveness }: FoundPerson): string {
  const { entriesLately, replies } = responsiveness;
  const around =
    entriesLately > 0
      ? `Around: ${entriesWords(entriesLately)} in the last three months`
      : latestAt === null
        ? 'Not enough evidence: nothing of theirs has a date'
        : 'Quiet: nothing in the last three months';
  return replies === 0 ? around : `${around}; replied to others on this ${timesWords(replies)}`;
}

/** "7 times in the last year, to 4 people; half of them within 2 days." */
export function repliesWords({
  count,
  people,
  halfWithinDays,
  floor,
}: ResponsivenessView['replies']): string {
  if (count === 0) return 'Not enough evidence: none seen in the last year.';
  const said = `${asHeading(timesWords(count))} in the last year${people > 0 ? `, to ${peopleWords(people)}` : ''}`;
  if (count < floor) return `${said}. Not enough evidence of how soon: ${count} of ${floor}.`;
  if (halfWithinDays === null) return `${said}. How soon is not known: dates are missing.`;
  return `${said}; half of them ${withinWords(halfWithinDays)}.`;
}

export const withinWords = (days: number): string =>
  days === 1 ? 'within a day' : `within ${days} days`;

const timesWords = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const peopleWords = (count: number): string => (count === 1 ? 'one person' : `${count} people`);
