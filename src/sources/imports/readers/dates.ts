/** Beginnings of month names in English, German, Dutch, French, Spanish, Italian, Portuguese. */
const months = [
  ['jan', 'ene', 'gen', 'jän'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrt', 'maa'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mei', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aoû', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
].map((names) => names.map(plain));

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
}

/**
 * `YYYY-MM-DD` of a day as exports write it (`28 Sep 2026`, `28. März 2026`, `Sep 28, 2026`,
 * `2026-09-28`, `28.09.2026`); null where day and month cannot be told apart, or no such day is.
 */
export function dayOf(given: string): string | null {
  const text = plain(given).trim().slice(0, 60);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[t\s])/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const dayFirst = /^(\d{1,2})[.\s-]+(?:de\s+)?([a-z]{3,})[.,]?[\s-]+(?:de\s+)?(\d{4})\b/.exec(
    text,
  );
  if (dayFirst) return day(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,})[.\s]+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/.exec(text);
  if (monthFirst) return day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b/.exec(text);
  return numeric ? numericDay(numeric) : null;
}

function numericDay([, first = '', separator, second = '', year = '']: RegExpExecArray) {
  const full = year.length === 2 ? `20${year}` : year;
  // Dots are written by those who put the day first; with strokes only a number over 12 tells.
  if (separator === '.' || Number(first) > 12) return day(full, second, first);
  return Number(second) > 12 || first === second ? day(full, first, second) : null;
}

function monthOf(name = ''): string | undefined {
  let best: { month: number; length: number } | undefined;
  months.forEach((beginnings, index) => {
    for (const beginning of beginnings) {
      const isLonger = beginning.length > (best?.length ?? 0);
      if (isLonger && name.startsWith(beginning))
        best = { month: index + 1, length: beginning.length };
    }
  });
  return best ? String(best.month) : undefined;
}

function day(year = '', month = '', date = ''): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const at = new Date(Date.UTC(y, m - 1, d));
  if (!(y >= 1900) || at.getUTCFullYear() !== y || at.getUTCMonth() !== m - 1) return null;
  return at.getUTCDate() === d ? at.toISOString().slice(0, 10) : null;
}
