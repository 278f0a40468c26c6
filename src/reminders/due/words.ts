import type { MoveView } from '#connect';

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
