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

/** Where a device keeps things; `localStorage` in a browser. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const placeOf = (memberId: string | number) => `kith.unsaved.${memberId}.capture.`;

/** Keeps it before anything is sent; false where storage is switched off or full. */
export function put(shelf: Shelf, memberId: string | number, captured: Captured): boolean {
  try {
    shelf.setItem(placeOf(memberId) + captured.draftKey, JSON.stringify(captured));
    return true;
  } catch {
    return false;
  }
}

export function take(shelf: Shelf, memberId: string | number, draftKey: string): void {
  try {
    shelf.removeItem(placeOf(memberId) + draftKey);
  } catch {
    // Without storage nothing is kept, so nothing has to go.
  }
}

/** All that waits here for the server. */
export function waiting(shelf: Shelf, memberId: string | number): Captured[] {
  const place = placeOf(memberId);
  try {
    return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
      .filter((name) => name.startsWith(place))
      .flatMap((name) => readable(shelf.getItem(name)));
  } catch {
    return [];
  }
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
