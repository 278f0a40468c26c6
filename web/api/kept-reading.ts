const PREFIX = 'kith-reading-';

/** What the service worker answers with where Kith cannot be reached; one for a member. It looks for this beginning. */
const nameFor = (memberId: string | number): string => `${PREFIX}${memberId}`;

/** Where browsers have it: on https and on this computer. */
const hasCaches = (): boolean => 'caches' in globalThis;

/** What is kept on this device to read without a connection; null where nothing can be. */
export async function keptReading(memberId: string | number): Promise<Cache | null> {
  if (!hasCaches() || !navigator.serviceWorker?.controller) return null;
  return caches.open(nameFor(memberId));
}

/** Calls when the worker takes the page over; gives how to stop. */
export function onWorker(listener: () => void): () => void {
  const { serviceWorker } = navigator;
  serviceWorker?.addEventListener('controllerchange', listener);
  return () => serviceWorker?.removeEventListener('controllerchange', listener);
}

/** Forgets what is kept to read: of everybody, or of all but who is signed in now. Silent where there is nothing. */
export async function forgetReading(butOf?: string | number): Promise<void> {
  if (!hasCaches()) return;
  try {
    const names = await caches.keys();
    const others = names.filter(
      (name) => name.startsWith(PREFIX) && (butOf === undefined || name !== nameFor(butOf)),
    );
    await Promise.all(others.map((name) => caches.delete(name)));
  } catch {
    // Storage is switched off: then nothing was kept.
  }
}

/** Whether an answer is one that was kept, and no word of the server. */
export const isKept = (response: Response): boolean => response.headers.has('kith-kept');
