import {
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  useWindowVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useChoosing } from './beside/beside.ts';
import { paneOf, topOf } from './beside/panes.ts';
import { listHere } from './reading-order.ts';
import { heightsOf, keepHeights } from './row-heights.ts';
import { rowsNear } from './rows-near.ts';
import './long-list.css';

/** Up to so many all stand in the page, where the browser's own search finds them. */
const ALL_THERE_MAX = 200;
/** So many above and below what is seen are there, too: a fast turn of the wheel meets no gap. */
const AROUND = 12;

export interface LongListHandle {
  /** Has this row in the page, wherever it stands, so that it can get the focus; -1 is none. */
  bring(at: number): void;
}

interface LongListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => number;
  label: string;
  className: string;
  /** How high a row is before it has been seen, in px. */
  rowPx: number;
  handle?: RefObject<LongListHandle | null>;
  list?: RefObject<HTMLOListElement | null>;
  children: (item: Item) => ReactNode;
}

/**
 * A list of any length: where it is long, only the rows near what is seen, and the one with the focus, stand in the page, and
 * each says which of how many it is.
 */
export function LongList<Item>({
  items,
  keyOf,
  label,
  className,
  rowPx,
  handle,
  list,
  children,
}: LongListProps<Item>) {
  const own = useRef<HTMLOListElement>(null);
  const place = list ?? own;
  const isLong = items.length > ALL_THERE_MAX;
  const { windowed, setHeld } = useWindowed(place, { items, keyOf, isLong, rowPx, label });
  useImperativeHandle(
    handle,
    () => ({
      bring: (at) => {
        if (isLong && at >= 0) flushSync(() => setHeld(at));
      },
    }),
    [isLong, setHeld],
  );
  const rows = isLong
    ? windowed.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : items.map((_, index) => ({ index, start: 0 }));
  return (
    <ol
      className={className}
      aria-label={label}
      ref={place}
      data-windowed={isLong || undefined}
      style={isLong ? { blockSize: windowed.getTotalSize() } : undefined}
      onFocus={(event) => {
        const row = event.target.closest<HTMLElement>('[data-index]');
        if (isLong && row) setHeld(Number(row.dataset.index));
      }}
    >
      {rows.map(({ index, start }) => {
        const item = items[index];
        if (item === undefined) return null;
        const far = {
          'aria-setsize': items.length,
          'aria-posinset': index + 1,
          style: { insetBlockStart: start - windowed.options.scrollMargin },
        };
        return (
          // Measured also while all stand here, so that nothing moves once the list is long.
          <li
            key={keyOf(item)}
            ref={windowed.measureElement}
            data-index={index}
            {...(isLong ? far : {})}
          >
            {children(item)}
          </li>
        );
      })}
    </ol>
  );
}

interface Windowed<Item> extends Pick<LongListProps<Item>, 'items' | 'keyOf' | 'rowPx' | 'label'> {
  isLong: boolean;
}

function useWindowed<Item>(
  place: RefObject<HTMLOListElement | null>,
  { items, keyOf, isLong, rowPx, label }: Windowed<Item>,
) {
  /** The row that has the focus, or is to get it. */
  const [held, setHeld] = useState<number | null>(null);
  const [top, setTop] = useState(0);
  // Beside an entry it is narrower, and its rows are higher.
  const address = useChoosing().isBeside ? `${listHere()} beside` : listHere();
  useLayoutEffect(() => {
    const list = place.current;
    // What stands above may come or go.
    if (!list || !isLong) return;
    const scrolledPx = paneOf(list)?.scrollTop ?? window.scrollY;
    setTop(Math.round(list.getBoundingClientRect().top - topOf(list) + scrolledPx));
  });
  const getItemKey = useCallback(
    (at: number) => {
      const item = items[at];
      return item === undefined ? at : keyOf(item);
    },
    [items, keyOf],
  );
  const windowed = useWindowVirtualizer<HTMLLIElement>({
    ...SCROLLED_BY_EITHER,
    // It may be another when the window becomes wider or narrower.
    getScrollElement: () => (place.current && asWindow(paneOf(place.current))) ?? window,
    count: items.length,
    estimateSize: () => rowPx,
    overscan: AROUND,
    scrollMargin: top,
    getItemKey,
    initialMeasurementsCache: heightsOf(label, address),
    rangeExtractor: (range) => rowsNear(range, held),
  });
  // Where all rows stand in the page the browser keeps what is seen in its place.
  windowed.shouldAdjustScrollPositionOnItemSizeChange = isLong ? undefined : () => false;
  useEffect(
    () => () => keepHeights(label, address, windowed.takeSnapshot()),
    [windowed, label, address],
  );
  return { windowed, setHeld };
}

type OfWindow = Virtualizer<Window, HTMLLIElement>;
type OfPane = Virtualizer<HTMLElement, HTMLLIElement>;

/** The library parts what the page scrolls from what an element does; a list here may be either, and become the other. */
const asWindow = (pane: HTMLElement | null) => pane as Window | null;
const isPane = (one: OfWindow | OfPane): one is OfPane => one.scrollElement instanceof HTMLElement;
const SCROLLED_BY_EITHER: Pick<OfWindow['options'], 'observeElementRect' | 'observeElementOffset'> =
  {
    observeElementRect: (one: OfWindow | OfPane, tell) =>
      isPane(one) ? observeElementRect(one, tell) : observeWindowRect(one, tell),
    observeElementOffset: (one: OfWindow | OfPane, tell) =>
      isPane(one) ? observeElementOffset(one, tell) : observeWindowOffset(one, tell),
  };
