import { createStore } from '#kit';

interface Listed {
  id: number;
  title: string;
  /** Whether it was read, as far as the list is there to say so. */
  isRead?: boolean;
  /** The goals it speaks of, the one it says most of first, where that is why it is listed. */
  why?: readonly { goalId: number }[];
}

/** The entries one is going through, in the order of the page they were opened from. */
export interface ReadingOrder {
  entries: readonly Listed[];
  /** The address of that page. */
  from: string;
  /** The one that was read last; null once one is back at its place in the list. */
  at: number | null;
}

/** What of a list's address says which of its entries stands beside it. */
export const CHOSEN = 'entry';

/** The address of a list, whatever is chosen in it. */
export const listOf = (address: string): string =>
  address.replace(/(?<=[?&])entry=[^&]*(?:&|$)/, '').replace(/[?&]$/, '');

/** The same, with an entry of it beside it. */
export const withChosen = (list: string, id: number): string =>
  `${list}${list.includes('?') ? '&' : '?'}${CHOSEN}=${id}`;

export const addressHere = () => `${location.pathname}${location.search}`;

/** The address of the list one is at. */
export const listHere = () => listOf(addressHere());

/** With these entries in the list. While one goes on to another page it still stands, and that address is not the list's. */
export const withList = (
  order: ReadingOrder,
  entries: readonly Listed[],
  address: string,
): ReadingOrder => ({
  ...order,
  entries,
  from: /^\/stream(?:\?|$)/.test(address) ? listOf(address) : order.from,
});

export const readingOrder = createStore<ReadingOrder>({ entries: [], from: '/stream', at: null });

export interface Neighbours {
  before: { id: number; title: string } | undefined;
  next: { id: number; title: string } | undefined;
}

/** What stands beside an entry; nothing where it was not opened from a list. */
export function neighboursOf({ entries }: ReadingOrder, id: number): Neighbours {
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0) return { before: undefined, next: undefined };
  return { before: entries[at - 1], next: entries[at + 1] };
}

/** Whether it still waits, or again. */
export const isWaiting = ({ entries }: ReadingOrder, id: number): boolean =>
  entries.find((entry) => entry.id === id)?.isRead === false;

/** What it was listed for. */
export const goalOf = ({ entries }: ReadingOrder, id: number): number | undefined =>
  entries.find((entry) => entry.id === id)?.why?.[0]?.goalId;

/**
 * Where one is in a list that has changed: the place of what one is at; where that is gone, half a place above what
 * is left after it, else below what is left before it. Null where nobody knows.
 */
export function whereIn(
  order: Pick<ReadingOrder, 'entries' | 'at'>,
  now: readonly { id: number }[],
) {
  const { entries, at } = order;
  const index = now.findIndex(({ id }) => id === at);
  if (index >= 0) return index;
  const left = placeIn(order, now);
  if (left === null) return null;
  const place = now.findIndex(({ id }) => id === left);
  const wasAt = (asked: number | null) => entries.findIndex(({ id }) => id === asked);
  return wasAt(left) > wasAt(at) ? place - 0.5 : place + 0.5;
}

/** What is shown instead of something that was deleted: what stood after it, else before it, and is not deleted. */
export function insteadOf(
  { entries }: Pick<ReadingOrder, 'entries'>,
  id: number,
  deleted: ReadonlySet<number>,
): number | null {
  const left = entries.filter((entry) => !deleted.has(entry.id));
  return placeIn({ entries, at: id }, left);
}

/** Where one is in a list that was left: at what was read last, or at what is left after it, else before it. */
export function placeIn(
  { entries, at }: Pick<ReadingOrder, 'entries' | 'at'>,
  now: readonly { id: number }[],
): number | null {
  const index = entries.findIndex(({ id }) => id === at);
  if (index < 0) return null;
  const isThere = new Set(now.map(({ id }) => id));
  const from = [...entries.slice(index), ...entries.slice(0, index).toReversed()];
  return from.find(({ id }) => isThere.has(id))?.id ?? null;
}
