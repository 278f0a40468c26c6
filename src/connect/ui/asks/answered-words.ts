import type { AnsweredCounts, AnsweredView } from '../../asks/schema.ts';

export const STATE_WORDS: Record<AnsweredView['asks'][number]['state'], string> = {
  waiting: 'not sent yet',
  sent: 'no answer noted',
  answered: 'answered',
  declined: 'declined',
};

/** For the middle of a line: "answered 2 of your 3 asks". */
export const answeredLine = ({ asked, answered }: Omit<AnsweredCounts[number], 'personId'>) =>
  asked === 1
    ? `${answered === 1 ? 'answered' : 'did not answer'} the one thing you asked them`
    : `answered ${answered === 0 ? 'none' : answered} of your ${asked} asks`;

/** The same as a sentence, with how soon where enough of them came. */
export function answeredWords({ asked, answered, open, halfWithinDays }: AnsweredView): string {
  const waiting = open === 0 ? '' : ` ${open === 1 ? 'One is' : `${open} are`} still open.`;
  if (asked === 0)
    return `Not enough evidence: none of your asks to them has come to an end.${waiting}`;
  const line = answeredLine({ asked, answered });
  const soon =
    halfWithinDays === null
      ? ''
      : `; half of the answers came within ${halfWithinDays === 1 ? 'a day' : `${halfWithinDays} days`}`;
  return `They ${line}${soon}.${waiting}`;
}
