import type { MoveView } from '#connect';
import { type IfThenNow, ifThenWords } from '#plans';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "today", or "Tuesday 24 November". */
export function dayWords(day: string, today: string): string {
  if (day === today) return 'today';
  const date = new Date(day);
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

const BEFORE_NAME: Record<MoveView['intent'], string> = {
  ask: 'Ask',
  thank: 'Thank',
  share: 'Share something with',
  challenge: 'Challenge',
  introduce: 'Introduce',
};

export const moveWords = ({ intent, person }: MoveView): string =>
  `${BEFORE_NAME[intent]} ${person.name}`;

/** An if-then plan beside what is due. A cue whose day has passed is told for the next time, not as if it were now. */
export function ifThenSentence(now: IfThenNow): string {
  const before =
    now.whose === 'goal' ? 'Your plan for this goal' : now.missedOn === null ? '' : 'Next time';
  const words = ifThenWords(now);
  return `${before ? `${before}: ${words}` : capitalised(words)}.`;
}

/** Words of a member's own may be pages long; a subject, a message on a phone and a link have room for a line. */
export function shortened(words: string, charsMax: number): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= charsMax) return line;
  return `${
    line
      .slice(0, charsMax)
      .toWellFormed()
      .replace(/\s*\S*$/u, '') || line.slice(0, charsMax).toWellFormed()
  } …`;
}

export const capitalised = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
