import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { moved, placeAt } from './reorder.ts';

interface Reordering<Item> {
  items: readonly Item[];
  idOf: (item: Item) => number;
  nameOf: (item: Item) => string;
  /** Called once with the new order when something was let go at another place. */
  onOrder: (items: readonly Item[]) => void;
}

/**
 * Rows in an order of one's own: dragged by a handle with mouse or finger, or moved by the arrow keys
 * on the handle. Positions are told to screen readers through `said`. No inline styles: the content
 * security policy forbids none that script sets, but none is needed.
 */
export function useReorder<Item>({ items, idOf, nameOf, onOrder }: Reordering<Item>) {
  const list = useRef<HTMLOListElement>(null);
  const [held, setHeld] = useState<{ id: number; order: readonly Item[] } | null>(null);
  const [said, setSaid] = useState('');
  // A second press may come before the order of the first is among the items: it goes on from there.
  const made = useRef<readonly Item[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other items are what it waits for.
  useEffect(() => {
    made.current = null;
  }, [items]);
  const shown = held?.order ?? items;

  const say = (order: readonly Item[], id: number) => {
    const at = order.findIndex((item) => idOf(item) === id);
    const item = order[at];
    if (item !== undefined) setSaid(`${nameOf(item)}: now ${at + 1} of ${order.length}`);
  };
  const middles = (id: number): number[] =>
    [...(list.current?.children ?? [])]
      .filter((row) => row instanceof HTMLElement && row.dataset.id !== String(id))
      .map((row) => {
        const { top, height } = row.getBoundingClientRect();
        return top + height / 2;
      });
  const drag = (event: PointerEvent) => {
    if (!held) return;
    const { id } = held;
    const from = held.order.findIndex((item) => idOf(item) === id);
    const order = moved(held.order, from, placeAt(event.clientY, middles(id)));
    if (order !== held.order) setHeld({ id, order });
  };
  const letGo = () => {
    if (held && held.order !== items) {
      say(held.order, held.id);
      onOrder(held.order);
    }
    setHeld(null);
  };
  const handleFor = (item: Item) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      // By the list: a row that goes down is put elsewhere in the page, and what is put elsewhere lets go.
      list.current?.setPointerCapture(event.pointerId);
      setHeld({ id: idOf(item), order: items });
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === 'Escape') setHeld(null);
      if (by === undefined) return;
      event.preventDefault();
      const now = made.current ?? items;
      const from = now.findIndex((one) => idOf(one) === idOf(item));
      const order = moved(now, from, from + by);
      if (order === now) return;
      made.current = order;
      say(order, idOf(item));
      onOrder(order);
    },
  });
  const dragging = {
    onPointerMove: drag,
    onPointerUp: letGo,
    onPointerCancel: () => setHeld(null),
  };
  return { list, dragging, shown, heldId: held?.id ?? null, said, handleFor };
}
