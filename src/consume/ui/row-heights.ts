import type { VirtualItem } from '@tanstack/react-virtual';

/** Of the lists that were left last so many are known. */
export const LISTS_KNOWN_MAX = 20;

/** How high the rows of each list were: who comes back to one stands where they stood. The one left last is the last. */
const known = new Map<string, VirtualItem[]>();

/** All streams are called the same: a list is told by its address, too. */
export const heightsOf = (label: string, address: string): VirtualItem[] =>
  known.get(keyOf(label, address)) ?? [];

export function keepHeights(label: string, address: string, heights: VirtualItem[]): void {
  const key = keyOf(label, address);
  known.delete(key);
  known.set(key, heights);
  for (const oldest of known.keys()) {
    if (known.size <= LISTS_KNOWN_MAX) break;
    known.delete(oldest);
  }
}

const keyOf = (label: string, address: string): string => `${label} ${address}`;
