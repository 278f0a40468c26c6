const HOUR = 60;

/** A length of time, as one says it: "45 min", "2 h 10 min". */
export function minutesWords(minutes: number): string {
  if (minutes < HOUR) return `${minutes} min`;
  const rest = minutes % HOUR;
  return `${Math.floor(minutes / HOUR).toLocaleString('en')} h${rest > 0 ? ` ${rest} min` : ''}`;
}

interface Spent {
  minutes: number | null;
  weeks: readonly { minutes: number }[];
  /** What one set aside for it. */
  minutesPerWeek: number | null;
}

/** The time that was noted, beside what one had in mind. Empty where none was; a week without a note is no empty week. */
export function spentWords({ minutes, weeks, minutesPerWeek }: Spent): string {
  if (minutes === null) return '';
  const often = weeks.length === 1 ? 'in one week' : `in ${weeks.length} weeks`;
  const inMind =
    minutesPerWeek === null ? '' : ` You set aside ${minutesWords(minutesPerWeek)} a week.`;
  return `Time noted: ${minutesWords(minutes)} ${often}.${inMind}`;
}
