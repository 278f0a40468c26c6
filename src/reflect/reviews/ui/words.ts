import type { Choice } from '#kit';
import { type DecisionKind, SATISFACTION_WORDS } from '../limits.ts';
import { daysOf } from '../week-rules.ts';

export const SATISFACTION: Choice<string>[] = SATISFACTION_WORDS.map((label, place) => ({
  value: String(place + 1),
  label,
}));

export const DECISION_CHOICES: (Choice<DecisionKind> & { act: string })[] = [
  {
    value: 'continue',
    label: 'Go on as before',
    description: 'It works. Set the next day to look back.',
    act: 'Go on',
  },
  {
    value: 'strategy',
    label: 'Change the way I go about it',
    description: 'Add a step now if you have one; the plan opens next.',
    act: 'Change the plan',
  },
  {
    value: 'people',
    label: 'Ask other people',
    description: 'Who fits this goal opens next.',
    act: 'Look for people',
  },
  {
    value: 'goal',
    label: 'Change the goal',
    description: 'Smaller, bigger or another; the goal opens next to be changed.',
    act: 'Change the goal',
  },
  {
    value: 'park',
    label: 'Park it',
    description: 'It rests, and nothing of it is lost.',
    act: 'Park the goal',
  },
  {
    value: 'met',
    label: 'It is met',
    description: 'You can do what you wanted to be able to do.',
    act: 'Say it is met',
  },
];

export const decisionOf = (kind: DecisionKind) =>
  DECISION_CHOICES.find(({ value }) => value === kind);

/** Where a decision leads to; null where all is done with deciding. */
export function placeAfter(kind: DecisionKind, goalId: number): string | null {
  if (kind === 'strategy') return `/goals/${goalId}/plan`;
  if (kind === 'people') return `/goals/${goalId}`;
  return kind === 'goal' ? `/goals/${goalId}/edit` : null;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', timeZone: 'UTC' });
const DAY_MONTH = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** "23 to 29 November", "30 November to 6 December". */
export function weekDaysWords(week: string): string {
  const days = daysOf(week) ?? [];
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${(isOneMonth ? DAY : DAY_MONTH).format(at(first))} to ${DAY_MONTH.format(at(last))}`;
}

export const weekName = (week: string): string => `Week ${Number(week.slice(6))}`;
export const weekdayWords = (day: string): string => WEEKDAY.format(at(day));

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
