import { type RefObject, useEffect } from 'react';

const CURRENT = '[aria-selected=true], [aria-current=page], [aria-pressed=true]';

/**
 * A row that scrolls sideways where there is no room for it: the one in front is brought into view when it
 * changes, and each edge behind which there is more is marked, for a style that lets the row fade out there.
 */
export function useEdges(row: RefObject<HTMLElement | null>, current: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is in front, it is brought into view.
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const mark = () => markEdges(element);
    const show = () => {
      bringInFront(element);
      mark();
    };
    // Its children too: they grow when a font or a count arrives.
    const watcher = new ResizeObserver(show);
    for (const one of [element, ...element.children]) watcher.observe(one);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, [row, current]);
}

function bringInFront(row: HTMLElement): void {
  const inFront = row.querySelector<HTMLElement>(CURRENT);
  if (!inFront) return;
  const [outer, inner] = [row.getBoundingClientRect(), inFront.getBoundingClientRect()];
  row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}

function markEdges(element: HTMLElement): void {
  const { scrollLeft, clientWidth, scrollWidth } = element;
  element.toggleAttribute('data-more-before', scrollLeft > 1);
  element.toggleAttribute('data-more-after', scrollLeft + clientWidth < scrollWidth - 1);
}
