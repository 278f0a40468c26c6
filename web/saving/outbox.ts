import { ApiError } from '#web-api';
import { type DeviceShelf, device } from './device-shelf.ts';

/** Where a device keeps things. */
export type Shelf = Pick<DeviceShelf, 'put' | 'take' | 'get' | 'names'>;

/** What makes sending it again safe. */
interface Keyed {
  draftKey: string;
}

/** What was done on this device and has not reached the server yet, of one kind; each member's own. */
export interface Outbox<Thing extends Keyed> {
  /** False where storage is switched off or full: then this tab alone holds it. */
  put(memberId: string | number, thing: Thing): boolean;
  take(memberId: string | number, draftKey: string): void;
  /** All that waits here for the server. */
  waiting(memberId: string | number): Thing[];
}

/** `isThing` looks at what was kept: an earlier version of Kith may have written it. */
export function outboxOf<Thing extends Keyed>(
  kind: string,
  isThing: (found: Partial<Thing>) => boolean,
  shelf: Shelf = device,
): Outbox<Thing> {
  const placeOf = (memberId: string | number) => `kith.unsaved.${memberId}.${kind}.`;
  const readable = (kept: string | null): Thing[] => {
    try {
      const found = JSON.parse(kept ?? 'null') as Partial<Thing> | null;
      const isWell = found !== null && typeof found.draftKey === 'string' && isThing(found);
      return isWell ? [found as Thing] : [];
    } catch {
      return [];
    }
  };
  return {
    put: (memberId, thing) => shelf.put(placeOf(memberId) + thing.draftKey, JSON.stringify(thing)),
    take: (memberId, draftKey) => shelf.take(placeOf(memberId) + draftKey),
    waiting: (memberId) =>
      shelf.names(placeOf(memberId)).flatMap((name) => readable(shelf.get(name))),
  };
}

/** What the server said: it has it, it cannot be reached or has no room now, or it will never take it. */
export type Sent = 'sent' | 'unreachable' | 'refused';

export const outcomeOf = (error: unknown): Sent =>
  error instanceof ApiError && error.status !== 0 && error.status < 500 ? 'refused' : 'unreachable';

/** Sends what waits, one after the other, and stops when the server cannot be reached. */
export async function sendWaiting<Thing extends Keyed>(
  box: Outbox<Thing>,
  memberId: string | number,
  send: (thing: Thing) => Promise<Sent>,
): Promise<number> {
  let count = 0;
  for (const thing of box.waiting(memberId)) {
    const sent = await send(thing);
    if (sent === 'unreachable') break;
    // What is refused stays here: its words are the member's, and the reason may pass.
    if (sent === 'refused') continue;
    box.take(memberId, thing.draftKey);
    count++;
  }
  return count;
}
