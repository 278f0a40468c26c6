const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

interface OnDayProps {
  /** `2026-11-27`. */
  day: string;
  before?: string;
  /** Said to the ear only, where the eye sees it a line above. */
  isQuiet?: boolean;
}

/** The day itself, not how long ago it was: what is printed or kept must stay true. */
export function OnDay({ day, before = '', isQuiet = false }: OnDayProps) {
  return (
    <time className={isQuiet ? 'journey-day visually-hidden' : 'journey-day'} dateTime={day}>
      {`${before}${DAY.format(Date.parse(day))}`}
    </time>
  );
}
