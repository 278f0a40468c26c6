/** Wall clocks and instants, by the zones that the system knows rather than by what a stranger's file says of them. */

/** A time as a clock on the wall shows it: `YYYY-MM-DD` and `HH:MM`. */
export interface Wall {
  day: string;
  time: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The zone of this name; null where the system knows none. Some programs write an address before it. */
export function zoneNamed(name: string): string | null {
  const parts = name.split('/');
  for (const known of [name, parts.slice(-2).join('/')]) if (clockOf(known)) return known;
  return null;
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone);
  if (known) return known;
  try {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    clocks.set(zone, clock);
    return clock;
  } catch {
    return null;
  }
}

/** What a clock in this zone shows at an instant (epoch ms). Throws for a zone that `zoneNamed` does not know. */
export function wallIn(zone: string, at: number): Wall {
  const clock = clockOf(zone);
  if (!clock) throw new Error(`no zone ${zone}`);
  const [day = '', time = ''] = clock.format(at).split(' ');
  return { day, time };
}

/** The instant (epoch ms) at which a clock in this zone shows this; an hour that a clock leaves out is the one after. */
export function instantOf(wall: Wall, zone: string): number {
  const asUtc = utcOf(wall);
  const first = asUtc - offsetAt(zone, asUtc);
  return asUtc - offsetAt(zone, first);
}

export const utcOf = ({ day, time }: Wall): number => Date.parse(`${day}T${time}:00Z`);

/** How far the zone's clock is ahead of UTC, in ms. */
const offsetAt = (zone: string, at: number): number =>
  utcOf(wallIn(zone, at)) - Math.floor(at / 60_000) * 60_000;
