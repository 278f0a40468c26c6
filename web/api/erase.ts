import { ApiError, call, isPageOf } from './call.ts';
import { forgetReading } from './kept-reading.ts';
import { forgetUnsaved } from './left-here.ts';
import type { Member } from './session.ts';
import { forgetAllUnsent } from './unsent-shelf.ts';

/** Both the channel between the tabs of one browser and the word that a tab takes along to the entrance. */
const ERASED = 'kith.erased';
/** All that a member ever kept goes with one answer. */
const eraseTimeoutMs = 10 * 60_000;

let isGoing = false;
let otherTabs: BroadcastChannel | undefined;

/** From asking on, until it was refused: a session that ends meanwhile is no reason to leave before all is forgotten. */
export const isErasing = (): boolean => isGoing;

/** Erases the account. Nothing of the member stays in this browser either; the entrance says that it is done. */
export async function eraseAccount(memberId: Member['id'], password: string): Promise<void> {
  isGoing = true;
  try {
    const { hasMembers } = await erased(password);
    otherTabs?.postMessage(memberId);
    await leave(memberId, hasMembers);
  } catch (error) {
    isGoing = false;
    throw error;
  }
}

async function erased(password: string): Promise<{ hasMembers: boolean }> {
  try {
    return await call('POST', '/account/erase', { password }, { timeoutMs: eraseTimeoutMs });
  } catch (error) {
    // The answer was lost on its way. Where the session went too, the account is what went.
    if (error instanceof ApiError && error.status === 0 && (await hasSessionEnded()))
      return call('GET', '/welcome');
    // Ended before: signing in again tells what is still there.
    if (error instanceof ApiError && error.status === 401) {
      await forgetReading();
      window.location.assign('/sign-in');
    }
    throw error;
  }
}

const hasSessionEnded = (): Promise<boolean> =>
  call('GET', '/session').then(
    () => false,
    (error) => error instanceof ApiError && error.status === 401,
  );

/** The page still holds what was typed and may write it down as it goes: the next page forgets it once more. */
async function leave(memberId: Member['id'], hasMembers: boolean): Promise<void> {
  forgetHere(memberId);
  try {
    sessionStorage.setItem(ERASED, String(memberId));
  } catch {
    // Switched off: then nothing is kept there, and the entrance stays silent.
  }
  await forgetReading();
  window.location.assign(hasMembers ? '/sign-in' : '/welcome');
}

function forgetHere(memberId: Member['id']): void {
  forgetAllUnsent();
  forgetUnsaved(memberId);
}

/** At the start of a page: finishes what the page before began, and leaves when another tab says that the account is gone. */
export function watchErasing(): void {
  const gone = erasedHere();
  if (gone !== null) forgetHere(gone);
  if (!('BroadcastChannel' in globalThis)) return;
  otherTabs = new BroadcastChannel(ERASED);
  otherTabs.addEventListener('message', ({ data: memberId }: MessageEvent<Member['id']>) => {
    // At the entrance already, or somebody else's by now.
    if (!isPageOf(memberId)) return forgetUnsaved(memberId);
    isGoing = true;
    void leave(memberId, true);
  });
}

/** Whose account was erased from this tab, until the entrance has said so. */
export function erasedHere(): string | null {
  try {
    return sessionStorage.getItem(ERASED);
  } catch {
    return null;
  }
}

export function forgetErasedHere(): void {
  try {
    sessionStorage.removeItem(ERASED);
  } catch {
    // Nothing was kept.
  }
}
