/** The beginnings of the months in the languages that mail programs write dates in, by which they differ. */
const MONTHS: readonly RegExp[] = [
  /^jan|^ene|^gen/,
  /^f[eé][bv]/,
  /^m[aä]r|^mrz|^mars|^maa/,
  /^a[pbv]r|^avr/,
  /^ma[iyj]|^mag/,
  /^jun|^juin|^giu/,
  /^jul|^juil|^lug/,
  /^aug|^ao[uû]|^ago/,
  /^sep|^set/,
  /^o[ck]t|^out|^ott/,
  /^nov/,
  /^de[czs]|^d[eé]c|^dic/,
];

const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const DAY_FIRST = /\b(\d{1,2})\.?\s+(?:de\s+)?([\p{L}]{3,12})\.?\s+(?:de\s+)?(\d{4})\b/u;
const MONTH_FIRST = /\b([\p{L}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u;
const NUMBERS = /\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/;

/**
 * The first day that a text names, as `YYYY-MM-DD`; null where it names none. Of "3/4/2026", which could
 * be two days, the one that is not to come is taken, else the third of April: it is a proposal.
 */
export function dayIn(text: string, today: string, order: Order | null = null): string | null {
  const iso = ISO.exec(text);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const first = DAY_FIRST.exec(text);
  if (first) {
    const day = dayFrom(Number(first[3]), monthOf(first[2]), Number(first[1]));
    if (day) return day;
  }
  const month = MONTH_FIRST.exec(text);
  if (month) {
    const day = dayFrom(Number(month[3]), monthOf(month[1]), Number(month[2]));
    if (day) return day;
  }
  const numbers = NUMBERS.exec(text);
  return numbers ? ofNumbers(numbers, today, order) : null;
}

/** Which of two numbers comes first in a day. */
export type Order = 'day' | 'month';

const US_TIME = /^\[?\d{1,2}\/\d{1,2}\/\d{2},?\s+\d{1,2}:\d{2}(?::\d{2})?\s?[AP]M\b/;
const PADDED = /\b0\d\//;

/**
 * In which order the lines of one chat write their days: a number above twelve anywhere tells it for all. Else
 * `5/4/26, 9:12 AM` is as phones write it in the United States; null where nothing tells.
 */
export function orderIn(lines: readonly string[]): Order | null {
  const numbers = lines.flatMap((line) => {
    const found = NUMBERS.exec(line);
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  if (numbers.some(([one]) => one > 12)) return 'day';
  if (numbers.some(([, other]) => other > 12)) return 'month';
  const isUs = lines.length > 0 && lines.every((line) => US_TIME.test(line) && !PADDED.test(line));
  return isUs ? 'month' : null;
}

function ofNumbers(
  [, one, other, year]: RegExpExecArray,
  today: string,
  order: Order | null,
): string | null {
  const full = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  const dayFirst = dayFrom(full, Number(other), Number(one));
  const monthFirst = dayFrom(full, Number(one), Number(other));
  if (order !== null) return order === 'day' ? dayFirst : monthFirst;
  if (dayFirst && monthFirst && dayFirst > today && monthFirst <= today) return monthFirst;
  return dayFirst ?? monthFirst;
}

function monthOf(word: string | undefined): number {
  const folded = (word ?? '').toLowerCase();
  return MONTHS.findIndex((month) => month.test(folded)) + 1;
}

/** Null for a day that is none, such as 31 February. */
function dayFrom(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || year < 1970) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
