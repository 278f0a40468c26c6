const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A moment (epoch milliseconds) or a calendar day (`YYYY-MM-DD`, without a time zone). */
export type Moment = number | string;

// Made once: each costs as much as all else that a row of a list needs.
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const ofThisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const ofAnyYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const wholeDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });
const wholeMoment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/**
 * A date as people say it: "3 hours ago", "yesterday", "in 5 days", "12 March", "12 March 2024".
 * Beyond four weeks the day itself says more than a count. Days are counted in the reader's own
 * time zone. Text that is no date is given back as it came.
 */
export function whenWords(moment: Moment, now: number): string {
  const at = startOf(moment);
  if (Number.isNaN(at)) return String(moment);
  const isDay = typeof moment === 'string';
  const awayMs = at - now;
  if (!isDay && Math.abs(awayMs) < hourMs * 12) {
    if (Math.abs(awayMs) < minuteMs) return 'just now';
    if (Math.abs(awayMs) < hourMs) return relative.format(Math.trunc(awayMs / minuteMs), 'minute');
    return relative.format(Math.trunc(awayMs / hourMs), 'hour');
  }
  const days = daysBetween(now, at);
  if (Math.abs(days) < 14) return relative.format(days, 'day');
  if (Math.abs(days) <= 28) return relative.format(Math.trunc(days / 7), 'week');
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? ofThisYear : ofAnyYear).format(at);
}

/** The whole date, with the time of day where there is one: "Monday 23 November 2026 at 14:05". */
export function exactWords(moment: Moment): string {
  const at = startOf(moment);
  if (Number.isNaN(at)) return String(moment);
  return (typeof moment === 'string' ? wholeDay : wholeMoment).format(at);
}

/** For `<time datetime>`, which only machines read; `undefined` when it is no date. */
export function machineWords(moment: Moment): string | undefined {
  if (Number.isNaN(startOf(moment))) return undefined;
  return typeof moment === 'string' ? moment : new Date(moment).toISOString();
}

/** A calendar day starts at the reader's own midnight, not at Greenwich's. */
function startOf(moment: Moment): number {
  if (typeof moment === 'number') return Math.abs(moment) > 8.64e15 ? Number.NaN : moment;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(moment);
  if (!parts) return Number.NaN;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])).getTime();
}

/** Days between two dates, not periods of 24 hours: midnight parts yesterday from today. */
function daysBetween(from: number, to: number): number {
  const day = (at: number) => {
    const date = new Date(at);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(to) - day(from)) / dayMs);
}
