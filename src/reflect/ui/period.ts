import { dayHere } from '#days';

export const PERIODS = ['week', 'month', 'quarter', 'year', 'all', 'custom'] as const;
export type PeriodName = (typeof PERIODS)[number];

export const PERIOD_WORDS: Record<PeriodName, string> = {
  week: 'This week',
  month: 'This month',
  quarter: 'This quarter',
  year: 'This year',
  all: 'All time',
  custom: 'From … to …',
};

/** Epoch ms; from is in it, to is not. What is missing has no bound. */
export interface Bounds {
  from?: number;
  to?: number;
}

const MONTHS_OF_A_QUARTER = 3;
/** Days since Monday. */
const weekday = (date: Date) => (date.getDay() + 6) % 7;

/** A period in the time zone of this device: here a day begins when the clock on the wall says so. */
export function boundsOf(
  name: PeriodName,
  now: number,
  custom: { from: string | null; to: string | null } = { from: null, to: null },
): Bounds {
  const today = new Date(now);
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const between = (from: Date, to: Date) => ({ from: from.getTime(), to: to.getTime() });
  switch (name) {
    case 'week': {
      const monday = today.getDate() - weekday(today);
      return between(new Date(year, month, monday), new Date(year, month, monday + 7));
    }
    case 'month':
      return between(new Date(year, month, 1), new Date(year, month + 1, 1));
    case 'quarter': {
      const first = month - (month % MONTHS_OF_A_QUARTER);
      return between(new Date(year, first, 1), new Date(year, first + MONTHS_OF_A_QUARTER, 1));
    }
    case 'year':
      return between(new Date(year, 0, 1), new Date(year + 1, 0, 1));
    case 'custom':
      return {
        ...(custom.from ? { from: dayAt(custom.from, 0) } : {}),
        ...(custom.to ? { to: dayAt(custom.to, 1) } : {}),
      };
    case 'all':
      return {};
  }
}

/** When a day begins here, or some days later. */
function dayAt(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

/** A moment on a day: now for today, noon for any other, so that no time zone moves it to a neighbour. */
export function momentOn(day: string, now: number): number {
  if (day === dayHere(now)) return now;
  return dayAt(day, 0) + NOON_MS;
}
const NOON_MS = 12 * 60 * 60 * 1000;

/** The part of an address that asks for a period. */
export function asked(bounds: Bounds, goalId: number | null): string {
  const parts = new URLSearchParams();
  if (goalId !== null) parts.set('goal', String(goalId));
  if (bounds.from !== undefined) parts.set('from', String(bounds.from));
  if (bounds.to !== undefined) parts.set('to', String(bounds.to));
  const text = parts.toString();
  return text ? `?${text}` : '';
}
