/** The time a self-portrait is of: a quarter (`2026-Q4`) or a year (`2026`). */
const PERIOD = /^(\d{4})(?:-Q([1-4]))?$/;

/** Within what a calendar can count: the day after the last one must be a day too. */
export const isPeriod = (period: string): boolean =>
  PERIOD.test(period) && period > '1900' && period < '9999';
export const isYear = (period: string): boolean => /^\d{4}$/.test(period);

/** The quarter and the year that a day is in. */
export function periodsOf(day: string): { quarter: string; year: string } {
  const [year = '', month = ''] = day.split('-');
  return { quarter: `${year}-Q${Math.ceil(Number(month) / 3)}`, year };
}

/** The first day of a period, and the first after it. */
export function boundsOf(period: string): { from: string; to: string } | null {
  const [, year = '', quarter] = PERIOD.exec(period) ?? [];
  if (year === '') return null;
  const first = quarter === undefined ? 0 : (Number(quarter) - 1) * 3;
  const day = (month: number) => {
    const over = Math.floor(month / 12);
    return `${String(Number(year) + over).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  };
  return { from: day(first), to: day(first + (quarter === undefined ? 12 : 3)) };
}

const MONTHS = ['January to March', 'April to June', 'July to September', 'October to December'];

/** "October to December 2026", "the year 2026". */
export function periodWords(period: string): string {
  const [, year = '', quarter] = PERIOD.exec(period) ?? [];
  return quarter === undefined ? `The year ${year}` : `${MONTHS[Number(quarter) - 1]} ${year}`;
}

const QUARTERS_SHORT = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'];

/** Where there is little room: "Oct–Dec 2026". */
export function periodShort(period: string): string {
  const [, year = '', quarter] = PERIOD.exec(period) ?? [];
  return quarter === undefined ? year : `${QUARTERS_SHORT[Number(quarter) - 1]} ${year}`;
}
