import { createStore, useStore } from '../kit/index.ts';
import { probe } from './reachability.ts';

/**
 * Whether a part of the program could not be fetched. Its files have their content in their names: once a new version
 * is there, a page of the one before asks in vain.
 */
const isMissing = createStore(false);

/** Called once. Vite tells of each part that did not come. */
export function watchProgram(): void {
  window.addEventListener('vite:preloadError', () => {
    isMissing.set(() => true);
    // Without a network that is all there is to say.
    void probe();
  });
}

export const useIsProgramMissing = (): boolean => useStore(isMissing);
