import { useSyncExternalStore } from 'react';

/**
 * Whether the server can be reached, learned from the requests themselves. The browser's own
 * `offline` is only a reason to ask: a Kith on the same laptop answers without any network.
 */
let isReachable = true;
const listeners = new Set<() => void>();
const probeEveryMs = 10_000;
let probing: ReturnType<typeof setInterval> | undefined;

function set(next: boolean): void {
  keepAsking(!next || navigator.onLine === false);
  if (next === isReachable) return;
  isReachable = next;
  for (const listener of listeners) listener();
}

/** Also while the browser says that it is offline: the last answer may have come just before. */
function keepAsking(isNeeded: boolean): void {
  if (isNeeded) probing ??= setInterval(() => void probe(), probeEveryMs);
  else {
    clearInterval(probing);
    probing = undefined;
  }
}

/** An answer came, whatever it said. */
export const answered = (): void => set(true);
/** No answer came. */
export const failed = (): void => set(false);

/** Asks the server whether it is there. */
export async function probe(): Promise<void> {
  try {
    await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    answered();
  } catch {
    failed();
  }
}

/** Starts asking when the browser notices a change. Called once. */
export function watchReachability(): void {
  window.addEventListener('offline', () => void probe());
  window.addEventListener('online', () => void probe());
  if (!navigator.onLine) void probe();
}

export function useIsReachable(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isReachable,
  );
}
