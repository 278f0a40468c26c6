/** The days of moments (epoch ms) in a zone, as `YYYY-MM-DD`. Made once for many: a format costs more than its use. */
export function dayFormat(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}
