import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { readingOrder } from '../reading-order.ts';
import {
  enterEntry,
  firstPassage,
  firstSeen,
  hasListFocus,
  type SeenPassage,
  type SeenRow,
  showPassage,
} from './panes.ts';

/**
 * From here on a list of 23rem and a whole line of the text (33em of 1.0625rem) with its margins have room beside
 * the menu of 13.5rem.
 */
const ROOM = '(min-width: 75rem)';

/** Whether there is room for a list and an entry. Whatever one sees of either stays in view when that changes. */
export function useRoom(frame: RefObject<HTMLElement | null>, chosen: number | null) {
  const row = useRef<{ seen: SeenRow; lastRead: number | null } | null>(null);
  /** The list is left with what is chosen in it, or was read last. */
  const lastRead = useRef(() => chosen);
  lastRead.current = () => chosen ?? readingOrder.get().at;
  const passage = useRef<SeenPassage | null>(null);
  const isInList = useRef(false);
  const known = useRef<boolean | null>(null);
  // Paper is narrow; what one sees in the window stays as it is meanwhile, and the style sheet does the rest.
  const look = useCallback(() => {
    const isPrinting = known.current !== null && window.matchMedia('print').matches;
    if (!isPrinting) known.current = window.matchMedia(ROOM).matches;
    return known.current ?? false;
  }, []);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const media = window.matchMedia(ROOM);
      // While all still stands as it was.
      const note = () => {
        const before = known.current;
        if (frame.current && look() !== before) {
          // Where only the entry is shown, the list is as it was left.
          const seen = firstSeen(frame.current);
          if (seen) row.current = { seen, lastRead: lastRead.current() };
          passage.current = firstPassage(frame.current);
          isInList.current = hasListFocus(frame.current);
        }
        onChange();
      };
      media.addEventListener('change', note);
      return () => media.removeEventListener('change', note);
    },
    [frame, look],
  );
  const hasRoom = useSyncExternalStore(subscribe, look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it changes.
  useLayoutEffect(() => {
    if (passage.current) showPassage(passage.current);
    passage.current = null;
    // The list may be there no more; the entry that was chosen in it is.
    if (isInList.current && document.activeElement === document.body) enterEntry(frame.current);
    isInList.current = false;
  }, [hasRoom]);
  const takeSeen = useCallback(() => {
    const noted = row.current;
    row.current = null;
    // Who has gone on to another since then is there.
    return noted?.lastRead === lastRead.current() ? noted.seen : null;
  }, []);
  return { hasRoom, takeSeen };
}
