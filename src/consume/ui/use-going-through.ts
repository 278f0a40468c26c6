import { type RefObject, useEffect, useRef } from 'react';
import { useGo, useShortcut } from '#kit';
import type { StreamEntry } from '../stream/schema.ts';
import { useBeside, useChoosing, useEntryAddress } from './beside/beside.ts';
import { rowOf, showRow } from './beside/panes.ts';
import type { LongListHandle } from './long-list.tsx';
import { whereIn } from './reading-order.ts';
import { useNextHasFocus } from './use-next-has-focus.ts';

/** Going through a list of entries by keys: j, k, and o or Enter to open one. Side by side each shows as one comes to it. */
export function useGoingThrough(
  entries: readonly StreamEntry[],
  rows: RefObject<LongListHandle | null>,
) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<number | null>(null);
  const go = useGo();
  const addressOf = useEntryAddress();
  const { isBeside, choose, enter } = useChoosing();
  const { chosen } = useBeside();
  /** The list as it was when one was last at something in it. */
  const known = useRef(entries);
  useEffect(() => {
    if (chosen !== null) last.current = chosen;
    if (last.current === null || entries.some(({ id }) => id === last.current))
      known.current = entries;
  }, [chosen, entries]);
  /** Between two rows where what one was at is gone. */
  const place = () => {
    const ofLast = whereIn({ entries: known.current, at: last.current }, entries);
    if (isBeside && chosen !== null && ofLast !== null) return ofLast;
    const focused = document.activeElement?.closest<HTMLElement>('[data-entry]');
    const id = focused ? Number(focused.dataset.entry) : null;
    const ofFocused = entries.findIndex((entry) => entry.id === id);
    return ofFocused >= 0 ? ofFocused : (ofLast ?? -1);
  };
  const goTo = (at: number) => {
    const to = Math.max(0, Math.min(at, entries.length - 1));
    const entry = entries[to];
    if (!entry) return;
    rows.current?.bring(to);
    last.current = entry.id;
    known.current = entries;
    const row = rowOf(list.current, entry.id);
    row?.focus({ preventScroll: true });
    if (row) showRow(row, 'nearest');
    if (isBeside) choose(entry.id, { isStep: false });
  };
  useNextHasFocus(list, entries);
  const here = () => entries[place()];
  /** What one is at and all that stands above it, also where what one was at is gone. */
  const above = () => entries.slice(0, Math.floor(place()) + 1);
  const open = () => {
    const entry = here();
    if (entry && !isBeside) go(addressOf(entry.id));
    if (entry && isBeside) choose(entry.id, { isStep: true });
    if (isBeside) enter();
  };
  useShortcut('j', 'Next entry', () => goTo(Math.floor(place() + 1)));
  useShortcut('k', 'Entry before', () => goTo(Math.ceil(place() - 1)));
  useShortcut('o', 'Read the entry (also Enter)', open);
  return { list, here, above };
}
