import { useSyncExternalStore } from 'react';

/** Whether the window is as this media query says, also when it becomes so later. */
export const useMatches = (query: string): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );

/** So narrow that what one reads would not begin on the first screen below bars of buttons. */
export const useIsPhone = (): boolean => useMatches('(max-width: 40rem)');
