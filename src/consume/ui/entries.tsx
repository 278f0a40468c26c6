import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useGo, useShortcut } from '#kit';
import type { Wanted, WhyHere } from '../goals/schema.ts';
import type { StreamEntry } from '../stream/schema.ts';
import { openKeep } from './library/open-keep.ts';
import { LongList, type LongListHandle } from './long-list.tsx';
import { addressHere, placeIn, readingOrder } from './reading-order.ts';
import { StreamRow } from './stream-row.tsx';
import { useGoingThrough } from './use-going-through.ts';
import { useMark } from './use-stream.ts';

type Entry = StreamEntry & { why?: readonly WhyHere[]; wanted?: readonly Wanted[] };

interface EntriesProps {
  entries: readonly Entry[];
  /** What else can be done in this list, with where one is in it. */
  children?: (going: { here: () => Entry | undefined }) => ReactNode;
}

/** A list of entries that one goes through by keys, and on from one entry's page to the next. */
export function Entries({ entries, children }: EntriesProps) {
  const mark = useMark();
  const rows = useRef<LongListHandle>(null);
  const { list, here } = useGoingThrough(entries, rows);
  useShortcut('m', 'Read, or waiting again', () => {
    const entry = here();
    if (entry) void mark([entry.id], !entry.isRead);
  });
  const keep = useKeep();
  useShortcut('s', 'Keep', () => {
    const entry = here();
    if (entry) keep(entry);
  });
  useShortcut('v', 'Open where it was published', () => {
    const entry = here();
    if (entry?.url) window.open(entry.url, '_blank', 'noopener,noreferrer');
  });
  useReturn(list, { entries, rows });
  useEffect(() => {
    readingOrder.set(({ at }) => ({ entries, from: addressHere(), at }));
  }, [entries]);
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
            onKeep={() => keep(entry)}
            onMark={() => void mark([entry.id], !entry.isRead)}
          />
        )}
      </LongList>
      {children?.({ here })}
    </>
  );
}

/** Until a row has been seen: a title, who and when, two lines. */
const ROW_PX = 134;
const idOf = ({ id }: Entry) => id;

interface Rows {
  entries: readonly Entry[];
  rows: RefObject<LongListHandle | null>;
}

/** Who comes back to a list is where they left it, also when what they read is there no more. */
function useReturn(list: RefObject<HTMLElement | null>, { entries, rows }: Rows): void {
  const first = useRef(entries);
  useEffect(() => {
    const order = readingOrder.get();
    const id = order.from === addressHere() ? placeIn(order, first.current) : null;
    readingOrder.set((known) => ({ ...known, at: null }));
    if (id === null) return;
    // After the page has given the focus to its heading.
    let frame = requestAnimationFrame(() => {
      rows.current?.bring(first.current.findIndex((entry) => entry.id === id));
      const row = list.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`);
      row?.focus({ preventScroll: true });
      const show = () => row?.scrollIntoView({ block: 'center' });
      show();
      // Once more when the rows above it are as high as they are, and not as was thought.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(show);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, rows]);
}

/** Opens the window for keeping an entry; of one that is kept, what one took from it. */
export function useKeep() {
  const go = useGo();
  return ({ id, title, keepId, why }: Entry) =>
    keepId === null
      ? openKeep({ entry: { id, title }, goalId: why?.[0]?.goalId })
      : go(`/library/${keepId}`);
}
