const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const MONTHS = Array.from({ length: 12 }, (_, month) => MONTH.format(Date.UTC(2000, month)));

/** `3 February`, `17 May 1980`: a day that is stored as `--02-03` or `1980-05-17`. Anything else as it came. */
export function dayWords(day: string): string {
  const [, year = '', month, date] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return day;
  return `${Number(date)} ${name}${year === '-' ? '' : ` ${year}`}`;
}

/** Fields whose values are days. */
const DAYS: ReadonlySet<string> = new Set(['birthday', 'connected-on']);

/** A value as one reads it, where it is a day. */
export const dayWordsOf = (field: string, value: string): string =>
  DAYS.has(field) ? dayWords(value) : value;

/** The day as it is stored, from how people write it, with the year or without; null when it is none. */
export function dayOfWords(words: string): string | null {
  const text = words.trim();
  const stored = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
  if (stored) return dayFrom(stored[1], Number(stored[2]), Number(stored[3]));
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? +([a-z]{3,9})\.?,?(?: +(\d{4}))?$/i.exec(text);
  if (dayFirst) return dayFrom(dayFirst[3], monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?(?:,? +(\d{4}))?$/i.exec(text);
  if (monthFirst) return dayFrom(monthFirst[3], monthOf(monthFirst[1]), Number(monthFirst[2]));
  return null;
}

const monthOf = (word = ''): number =>
  MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase())) + 1;

/** In a leap year, where the year is not told. */
function dayFrom(year = '-', month: number, date: number): string | null {
  const at = new Date(Date.UTC(year === '-' ? 2000 : Number(year), month - 1, date));
  if (month < 1 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
