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
  /** The server has it. */
  take(memberId: string | number, draftKey: string): void;
  /** The member wants it no more: if it is being sent just now, it is taken back there. */
  drop(memberId: string | number, draftKey: string): void;
  wasDropped(draftKey: string): boolean;
  has(memberId: string | number, draftKey: string): boolean;
  /** What waits under a key now; null where nothing does. */
  get(memberId: string | number, draftKey: string): Thing | null;
  /** Runs when another tab puts something in or takes something out; gives back how to stop. */
  watch(memberId: string | number, run: () => void, page?: Pick<EventTarget, Watching>): () => void;
  /** All that waits here for the server. */
  waiting(memberId: string | number): Thing[];
}

type Watching = 'addEventListener' | 'removeEventListener';

/**
 * `isThing` looks at what was kept: an earlier version of Kith may have written it. What has a lower `turnOf` is sent
 * first; else in no order.
 */
export function outboxOf<Thing extends Keyed>(
  kind: string,
  isThing: (found: Partial<Thing>) => boolean,
  shelf: Shelf = device,
  turnOf: (thing: Thing) => number = () => 0,
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
  const dropped = new Set<string>();
  return {
    put: (memberId, thing) => shelf.put(placeOf(memberId) + thing.draftKey, JSON.stringify(thing)),
    take: (memberId, draftKey) => shelf.take(placeOf(memberId) + draftKey),
    drop: (memberId, draftKey) => {
      dropped.add(draftKey);
      shelf.take(placeOf(memberId) + draftKey);
    },
    wasDropped: (draftKey) => dropped.has(draftKey),
    has: (memberId, draftKey) => shelf.get(placeOf(memberId) + draftKey) !== null,
    get: (memberId, draftKey) => readable(shelf.get(placeOf(memberId) + draftKey))[0] ?? null,
    watch: (memberId, run, page = window) => {
      const look = (event: Event) => {
        const { key } = event as StorageEvent;
        // Null: all of the storage was emptied.
        if (key === null || key.startsWith(placeOf(memberId))) run();
      };
      page.addEventListener('storage', look);
      return () => page.removeEventListener('storage', look);
    },
    waiting: (memberId) =>
      shelf
        .names(placeOf(memberId))
        .flatMap((name) => readable(shelf.get(name)))
        .toSorted((one, other) => turnOf(one) - turnOf(other)),
  };
}

/**
 * What the server said: it has it; nothing can be sent now; this one cannot be taken now, such as for a fault or a full
 * disk; or it will never take it.
 */
export type Sent = 'sent' | 'unreachable' | 'later' | 'refused';

export function outcomeOf(error: unknown): Sent {
  const status = error instanceof ApiError ? error.status : 0;
  // Whose session has ended, or who sent too much, is answered so whatever is sent.
  if (status === 0 || status === 401 || status === 429) return 'unreachable';
  return status >= 500 || status === 408 ? 'later' : 'refused';
}

export interface Posting<Thing, Made> {
  post: (thing: Thing) => Promise<Made>;
  /** It is in the outbox still. */
  onRefused?: (thing: Thing, error: unknown) => void;
  /** It was dropped while it was being sent, and the server has it now. */
  takeBack?: (made: Made) => Promise<unknown>;
}

/** Sends one of what waits. */
export async function sendOne<Thing extends Keyed, Made>(
  box: Outbox<Thing>,
  memberId: string | number,
  thing: Thing,
  { post, onRefused, takeBack }: Posting<Thing, Made>,
): Promise<Sent> {
  try {
    const made = await post(thing);
    if (box.wasDropped(thing.draftKey)) await takeBack?.(made);
    return 'sent';
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome === 'refused' && box.has(memberId, thing.draftKey)) onRefused?.(thing, error);
    return outcome;
  }
}

/** Sends what waits, one after the other, and stops when nothing can be sent. */
export async function sendWaiting<Thing extends Keyed>(
  box: Outbox<Thing>,
  memberId: string | number,
  send: (thing: Thing) => Promise<Sent>,
): Promise<number> {
  let count = 0;
  for (const { draftKey } of box.waiting(memberId)) {
    // It may have been changed, dropped, or sent by another tab, while those before it were sent.
    const thing = box.get(memberId, draftKey);
    if (!thing) continue;
    const sent = await send(thing);
    if (sent === 'unreachable') break;
    const now = box.get(memberId, draftKey);
    // What is refused stays here: its words are the member's, and the reason may pass.
    if (sent !== 'sent' || !now) continue;
    count++;
    // What it was changed to meanwhile is still to be sent.
    if (JSON.stringify(now) === JSON.stringify(thing)) box.take(memberId, draftKey);
  }
  return count;
}
