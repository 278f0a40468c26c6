/** Since 1972 a day begins on a quarter of an hour everywhere. */
const QUARTER_MS = 15 * 60 * 1000;

/**
 * The days of moments (epoch ms) in a zone, as `YYYY-MM-DD`. Made once for many: a format costs more than its use, and
 * that more than remembering.
 */
export function dayFormat(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const day = known.get(quarter) ?? format.format(at);
    known.set(quarter, day);
    return day;
  };
}
