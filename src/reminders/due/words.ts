import type { MoveView } from '#connect';
import { type IfThenNow, ifThenWords } from '#plans';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** "today", or "Tuesday 24 November". */
export function dayWords(day: string, today: string): string {
  return day === today ? 'today' : DAY.format(new Date(day));
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
