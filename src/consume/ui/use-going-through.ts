import { type RefObject, useRef } from 'react';
import { useGo, useShortcut } from '#kit';
import type { StreamEntry } from '../stream/schema.ts';
import type { LongListHandle } from './long-list.tsx';

/** Going through a list of entries by keys: j, k, and o or Enter to open one. */
export function useGoingThrough(
  entries: readonly StreamEntry[],
  rows: RefObject<LongListHandle | null>,
) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<number | null>(null);
  const go = useGo();
  const place = () => {
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
    const row = list.current?.querySelector<HTMLElement>(`[data-entry="${entry.id}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  const here = () => entries[place()];
  const open = () => {
    const entry = here();
    if (entry) go(`/entries/${entry.id}`);
  };
  useShortcut('j', 'Next entry', () => goTo(place() + 1));
  useShortcut('k', 'Entry before', () => goTo(place() - 1));
  useShortcut('o', 'Read the entry (also Enter)', open);
  return { list, here };
}
