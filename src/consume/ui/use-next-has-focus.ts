import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { rowOf, showRow } from './beside/panes.ts';
import { type ReadingOrder, whereIn } from './reading-order.ts';

/** What is opened from a row, and messages about it: who is there is still at the row. */
const OF_A_ROW = '.menu, .toasts, dialog';
const PLACE = '[data-entry]';

/**
 * Where a row goes that one was at, as by muting it, the focus goes on to the next, so that the keys of the list go
 * on from there; also for who chose from its menu by a pointer. Who went elsewhere stays there.
 */
export function useNextHasFocus(
  list: RefObject<HTMLElement | null>,
  entries: ReadingOrder['entries'],
): void {
  const at = useRef<number | null>(null);
  const known = useRef(entries);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest(OF_A_ROW)) return;
      const row = list.current?.contains(target) ? target.closest<HTMLElement>(PLACE) : null;
      at.current = row ? Number(row.dataset.entry) : null;
    };
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest(`${PLACE}, ${OF_A_ROW}`)) at.current = null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [list]);
  useLayoutEffect(() => {
    const before = { entries: known.current, at: at.current };
    known.current = entries;
    if (before.at === null || entries.some(({ id }) => id === before.at)) return;
    if (document.activeElement !== document.body) return;
    const place = Math.ceil(whereIn(before, entries) ?? -1);
    const next = entries[Math.min(place, entries.length - 1)];
    const row = next && rowOf(list.current, next.id);
    row?.focus({ preventScroll: true });
    if (row) showRow(row, 'nearest');
  }, [list, entries]);
}
