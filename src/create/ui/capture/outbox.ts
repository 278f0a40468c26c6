import type { DeviceShelf } from '#saving';
import type { CapturedAs } from '../../notes/schema.ts';

/** What was captured on this device and has not reached the server yet. */
export interface Captured {
  text: string;
  capturedAs: CapturedAs;
  sourceUrl: string | null;
  goalId: number | null;
  entryId: number | null;
  /** Makes sending it again safe. */
  draftKey: string;
}

/** Where a device keeps things. */
export type Shelf = Pick<DeviceShelf, 'put' | 'take' | 'get' | 'names'>;

const placeOf = (memberId: string | number) => `kith.unsaved.${memberId}.capture.`;

/** Keeps it before anything is sent; false where storage is switched off or full: then this tab alone holds it. */
export function put(shelf: Shelf, memberId: string | number, captured: Captured): boolean {
  return shelf.put(placeOf(memberId) + captured.draftKey, JSON.stringify(captured));
}

export function take(shelf: Shelf, memberId: string | number, draftKey: string): void {
  shelf.take(placeOf(memberId) + draftKey);
}

/** All that waits here for the server. */
export function waiting(shelf: Shelf, memberId: string | number): Captured[] {
  return shelf.names(placeOf(memberId)).flatMap((name) => readable(shelf.get(name)));
}

function readable(kept: string | null): Captured[] {
  try {
    const found = JSON.parse(kept ?? 'null') as Partial<Captured> | null;
    return found && typeof found.text === 'string' && typeof found.draftKey === 'string'
      ? [found as Captured]
      : [];
  } catch {
    return [];
  }
}

/** What the server said: it has it, it cannot be reached, or it will never take it. */
export type Sent = 'sent' | 'unreachable' | 'refused';

/** Sends what waits, one after the other, and stops when the server cannot be reached. */
export async function sendWaiting(
  shelf: Shelf,
  memberId: string | number,
  send: (captured: Captured) => Promise<Sent>,
): Promise<number> {
  let count = 0;
  for (const captured of waiting(shelf, memberId)) {
    const sent = await send(captured);
    if (sent === 'unreachable') break;
    // What is refused stays here: its words are the member's, and the reason may pass.
    if (sent === 'refused') continue;
    take(shelf, memberId, captured.draftKey);
    count++;
  }
  return count;
}
