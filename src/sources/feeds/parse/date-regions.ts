const namesMax = 700;
const formats = new Map<string, Intl.DateTimeFormat | null>();

// biome-ignore format: a list
const named = /[([]?\b(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\/[A-Za-z_]+(?:[/+-][A-Za-z_\d]+)*[)\]]?/i;

export interface Region {
  /** What else the date says. */
  rest: string;
  format: Intl.DateTimeFormat;
}

/** The region by whose clock a date was written, as America/New_York; undefined where none is named that is known. */
export function regionIn(text: string): Region | undefined {
  const found = named.exec(text)?.[0];
  if (found === undefined) return undefined;
  const format = formatOf(found.replace(/[^\w/+-]/g, '').toLowerCase());
  return format ? { rest: text.replace(found, ' '), format } : undefined;
}

/** Kept, since to make one takes as long as to read a hundred dates. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    } catch {
      format = null;
    }
    if (formats.size < namesMax) formats.set(timeZone, format);
  }
  return format;
}

/** Minutes east of Greenwich of a region at a moment of its own clock, given as if that were UTC. */
export function minutesIn({ format }: Region, clock: number): number {
  const first = minutesAt(format, clock);
  return minutesAt(format, clock - first * 60_000);
}

function minutesAt(format: Intl.DateTimeFormat, at: number): number {
  const offset = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(offset ?? '') ?? [];
  const all = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -all : all;
}
