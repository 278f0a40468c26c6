import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useGo, useShortcut } from '#kit';
import type { Wanted, WhyHere } from '../goals/schema.ts';
import type { StreamEntry } from '../stream/schema.ts';
import { useBeside, useChoosing } from './beside/beside.ts';
import { rowOf, showAgain, showRow } from './beside/panes.ts';
import { openKeep } from './library/open-keep.ts';
import { LongList, type LongListHandle } from './long-list.tsx';
import { addressHere, listHere, placeIn, readingOrder, withList } from './reading-order.ts';
import { StreamRow } from './stream-row.tsx';
import { useGoingThrough } from './use-going-through.ts';
import { useMark } from './use-stream.ts';

type Entry = StreamEntry & { why?: readonly WhyHere[]; wanted?: readonly Wanted[] };

interface EntriesProps {
  entries: readonly Entry[];
  /** What else can be done in this list, with where one is in it. */
  children?: (going: { above: () => readonly Entry[] }) => ReactNode;
}

/** A list of entries that one goes through by keys, and on from one entry's page to the next. */
export function Entries({ entries, children }: EntriesProps) {
  const rows = useRef<LongListHandle>(null);
  const { list, here, above } = useGoingThrough(entries, rows);
  const keep = useKeep();
  const acts = useRowActs(keep);
  const { isBeside, readAhead } = useChoosing();
  const { chosen } = useBeside();
  useReturn(list, { entries, rows });
  useEffect(() => {
    readingOrder.set((order) => withList(order, entries, addressHere()));
  }, [entries]);
  const first = isBeside && chosen === null ? entries[0]?.id : undefined;
  useEffect(() => {
    if (first !== undefined) readAhead(first);
  }, [first, readAhead]);
  return (
    <>
      <LongList
        className="stream"
        label="Entries"
        items={entries}
        keyOf={idOf}
        rowPx={ROW_PX}
        list={list}
        handle={rows}
      >
        {(entry) => (
          <StreamRow
            entry={entry}
            why={entry.why}
            wanted={entry.wanted}
            isChosen={entry.id === chosen}
            {...acts}
          />
        )}
      </LongList>
      {chosen === null && <RowKeys here={here} onKeep={keep} />}
      {children?.({ above })}
    </>
  );
}

/** The same functions for all rows at all times, so that only the rows that change are drawn anew. */
function useRowActs(keep: (entry: Entry) => void) {
  const mark = useMark();
  const latest = useRef({ keep, mark });
  latest.current = { keep, mark };
  const onKeep = useCallback((entry: Entry) => latest.current.keep(entry), []);
  const onMark = useCallback(
    ({ id, isRead }: Entry) => void latest.current.mark([id], !isRead),
    [],
  );
  return { onKeep, onMark };
}

interface RowKeysProps {
  here: () => Entry | undefined;
  onKeep: (entry: Entry) => void;
}

/** What one does with a row without reading it. Of an entry that is chosen its own keys do it. */
function RowKeys({ here, onKeep }: RowKeysProps) {
  const mark = useMark();
  useShortcut('m', 'Read, or waiting again', () => {
    const entry = here();
    if (entry) void mark([entry.id], !entry.isRead);
  });
  useShortcut('s', 'Keep', () => {
    const entry = here();
    if (entry) onKeep(entry);
  });
  useShortcut('v', 'Open where it was published', () => {
    const entry = here();
    if (entry?.url) window.open(entry.url, '_blank', 'noopener,noreferrer');
  });
  return null;
}

/** Until a row has been seen: a title, who and when, two lines. */
const ROW_PX = 134;
const idOf = ({ id }: Entry) => id;

interface Rows {
  entries: readonly Entry[];
  rows: RefObject<LongListHandle | null>;
}

/** Who comes back to a list is where they left it, also when what they read is there no more; and where there is more room or less. */
function useReturn(list: RefObject<HTMLElement | null>, { entries, rows }: Rows): void {
  const now = useRef(entries);
  now.current = entries;
  const { isBeside } = useChoosing();
  const { chosen, takeSeen } = useBeside();
  const arrived = useRef({ isBeside, chosen, isWhereItWas: false });
  const bring = (id: number, show: () => void) => {
    rows.current?.bring(now.current.findIndex((entry) => entry.id === id));
    show();
    // Once more when the rows above it are as high as they are, and not as was thought.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(show);
    });
    return () => cancelAnimationFrame(frame);
  };
  const latest = useRef(bring);
  latest.current = bring;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the room for it is another.
  useLayoutEffect(() => {
    const seen = takeSeen();
    if (seen === null || !now.current.some(({ id }) => id === seen.id)) return;
    arrived.current.isWhereItWas = true;
    return latest.current(seen.id, () => list.current && showAgain(list.current, seen));
  }, [isBeside, takeSeen, list]);
  useEffect(() => {
    const { isBeside, chosen, isWhereItWas } = arrived.current;
    const id = placeOf(now.current, chosen);
    readingOrder.set((known) => ({ ...known, at: chosen }));
    if (id === null) return;
    let stop = () => {};
    // After the page has given the focus to its heading.
    const frame = requestAnimationFrame(() => {
      const show = () => {
        const row = rowOf(list.current, id);
        if (row) showRow(row, 'center');
      };
      if (!isWhereItWas) stop = latest.current(id, show);
      // Who opens an address, or reads beside the list, has the focus where it is.
      const mayTake =
        !isBeside || list.current?.closest('[data-pane]')?.contains(document.activeElement);
      if (mayTake) rowOf(list.current, id)?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [list]);
}

/** What is chosen, or what was read last of this list. */
function placeOf(entries: readonly Entry[], chosen: number | null): number | null {
  if (chosen !== null && entries.some(({ id }) => id === chosen)) return chosen;
  const order = readingOrder.get();
  return order.from === listHere() ? placeIn(order, entries) : null;
}

/** Opens the window for keeping an entry; of one that is kept, what one took from it. */
export function useKeep() {
  const go = useGo();
  return ({ id, title, keepId, why }: Entry) =>
    keepId === null
      ? openKeep({ entry: { id, title }, goalId: why?.[0]?.goalId })
      : go(`/library/${keepId}`);
}
