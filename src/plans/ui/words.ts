import { todayHere } from '#days';
import type { StepView } from '../steps/schema.ts';

type C = StepView['c'];
type Phase = StepView['phase'];

/** The names are those of the map; what they mean stands beside them. */
export const C_CHOICES: { value: C; label: string; description: string }[] = [
  { value: 'consume', label: 'Consume', description: 'take in: read, watch, listen, follow' },
  { value: 'create', label: 'Create', description: 'make: write, build, try, put into own words' },
  { value: 'connect', label: 'Connect', description: 'talk with people, link ideas' },
  { value: 'contribute', label: 'Contribute', description: 'give: share, answer, publish' },
];
export const PHASE_CHOICES: { value: Phase; label: string; description: string }[] = [
  { value: 'forethought', label: 'Forethought', description: 'before: what for, and how' },
  { value: 'performance', label: 'Performance', description: 'while you are at it' },
  { value: 'reflection', label: 'Self-reflection', description: 'looking back: did it work' },
];

const labelIn = (choices: readonly { value: string; label: string }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** "Create, forethought". */
export const cellWords = ({ c, phase }: { c: C; phase: Phase }): string =>
  `${labelIn(C_CHOICES, c)}, ${labelIn(PHASE_CHOICES, phase).toLowerCase()}`;

/** Whether what is left of a step has its day today or before. */
export const isDue = (step: StepView, today: string): boolean =>
  step.nextDueOn !== null && step.nextDueOn <= today;

/** Whether its day has passed, and with it the moment of its cue. */
export const isMissed = (step: StepView, today = todayHere()): boolean =>
  step.nextDueOn !== null && step.nextDueOn < today;

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const WEEKDAY_WORDS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

export const OWN_RULE = 'own';
export const ONCE = 'once';

/** Rules that most people want, by the day on which they begin. */
export function rulesFrom(day: string): { value: string; label: string }[] {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay();
  const name = WEEKDAY_WORDS[weekday] ?? '';
  const byDay = `BYDAY=${WEEKDAYS[weekday] ?? 'MO'}`;
  return [
    { value: 'FREQ=DAILY', label: 'Every day' },
    { value: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', label: 'Every workday' },
    { value: `FREQ=WEEKLY;${byDay}`, label: `Every ${name}` },
    { value: `FREQ=WEEKLY;INTERVAL=2;${byDay}`, label: `Every 2 weeks on ${name}` },
    {
      value: `FREQ=MONTHLY;BYMONTHDAY=${date.getUTCDate()}`,
      label: `Every month on day ${date.getUTCDate()}`,
    },
  ];
}
