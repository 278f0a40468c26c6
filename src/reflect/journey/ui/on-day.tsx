const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The day itself, not how long ago it was: what is printed or kept must stay true. */
export function OnDay({ at, before = '' }: { at: number; before?: string }) {
  return (
    <time className="journey-day" dateTime={new Date(at).toISOString()}>
      {`${before}${DAY.format(at)}`}
    </time>
  );
}
