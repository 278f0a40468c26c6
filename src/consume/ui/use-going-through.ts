import { type RefObject, useEffect, useRef } from 'react';
import { useGo, useShortcut } from '#kit';
import type { StreamEntry } from '../stream/schema.ts';
import { useBeside, useChoosing, useEntryAddress } from './beside/beside.ts';
import { rowOf, showRow } from './beside/panes.ts';
import type { LongListHandle } from './long-list.tsx';

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
  useEffect(() => {
    if (chosen !== null) last.current = chosen;
  }, [chosen]);
  const place = () => {
    const ofChosen = entries.findIndex(({ id }) => id === last.current);
    if (isBeside && chosen !== null && ofChosen >= 0) return ofChosen;
    const focused = document.activeElement?.closest<HTMLElement>('[data-entry]');
    const id = focused ? Number(focused.dataset.entry) : last.current;
    return entries.findIndex((entry) => entry.id === id);
  };
  const goTo = (at: number) => {
    const to = Math.max(0, Math.min(at, entries.length - 1));
    const entry = entries[to];
    if (!entry) return;
    rows.current?.bring(to);
    last.current = entry.id;
    const row = rowOf(list.current, entry.id);
    row?.focus({ preventScroll: true });
    if (row) showRow(row, 'nearest');
    if (isBeside) choose(entry.id, { isStep: false });
  };
  const here = () => entries[place()];
  const open = () => {
    const entry = here();
    if (entry && !isBeside) go(addressOf(entry.id));
    if (entry && isBeside) choose(entry.id, { isStep: true });
    if (isBeside) enter();
  };
  useShortcut('j', 'Next entry', () => goTo(place() + 1));
  useShortcut('k', 'Entry before', () => goTo(place() - 1));
  useShortcut('o', 'Read the entry (also Enter)', open);
  return { list, here };
}
