import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import {
  ErrorBoundary,
  PagePlace,
  useAddressValue,
  useGo,
  useShortcut,
  useShortcutsOn,
  useStore,
} from '#kit';
import { read } from '#web-api';
import { deletedHere } from '../calm/use-deleting.ts';
import { CHOSEN, insteadOf, listHere, readingOrder, withChosen } from '../reading-order.ts';
import { BesideContext, ChoosingContext } from './beside.ts';
import { enterEntry, rowOf, showRow } from './panes.ts';
import { readEntryAhead } from './read-ahead.ts';
import { useRoom } from './use-room.ts';
import './beside.css';

export interface EntryBeside {
  /** How an entry is read is known elsewhere. */
  show: (id: number) => ReactNode;
  /** Fetches the program for it. */
  prepare: () => void;
}

interface SideBySideProps {
  entry: EntryBeside;
  children: ReactNode;
}

/** A list and, where there is room, the entry chosen in it beside it; else one of them. */
export function SideBySide({ entry, children }: SideBySideProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chosen = idIn(useAddressValue(CHOSEN)[0]);
  const { hasRoom: isBeside, takeSeen } = useRoom(frame, chosen);
  const moves = useMoves(frame, chosen);
  const isAlone = !isBeside && chosen !== null;
  const beside = useMemo(() => ({ chosen, takeSeen }), [chosen, takeSeen]);
  const choosing = useMemo(
    () => ({ isBeside, isInList: isBeside || isAlone, ...moves }),
    [isBeside, isAlone, moves],
  );
  useFocusOn(frame, chosen);
  useDeleted(frame, { chosen, isBeside, choose: moves.choose });
  const { prepare } = entry;
  useEffect(() => {
    if (isBeside) prepare();
  }, [isBeside, prepare]);
  useEffect(() => {
    // Where there is no list it is still known where the way back leads.
    if (isAlone) readingOrder.set((order) => ({ ...order, from: listHere() }));
  }, [isAlone]);
  return (
    <ChoosingContext value={choosing}>
      <BesideContext value={beside}>
        <div
          ref={frame}
          className="beside"
          data-beside={isBeside || undefined}
          data-chosen={chosen !== null || undefined}
        >
          {!isAlone && (
            <PagePlace key="list" value={chosen === null ? 'alone' : 'list'}>
              <div
                className="beside-list"
                // Another for each choice: the router would scroll it back to where it was before.
                data-scroll-restoration-id={isBeside ? `list beside ${chosen}` : undefined}
                {...(isBeside && { 'data-pane': 'list', role: 'region', 'aria-label': 'The list' })}
              >
                {children}
              </div>
            </PagePlace>
          )}
          {(isBeside || isAlone) && (
            <PagePlace key="entry" value={isBeside ? 'chosen' : 'alone'}>
              <div
                className="beside-entry"
                data-pane="entry"
                tabIndex={-1}
                {...(isBeside && { role: 'region', 'aria-label': 'The entry' })}
              >
                {chosen === null ? (
                  <NothingChosen />
                ) : (
                  <ErrorBoundary key={chosen} part="This entry">
                    {entry.show(chosen)}
                  </ErrorBoundary>
                )}
              </div>
            </PagePlace>
          )}
          {isBeside && <Told chosen={chosen} />}
          {isBeside && <BackKeys frame={frame} chosen={chosen} />}
        </div>
      </BesideContext>
    </ChoosingContext>
  );
}

const idIn = (asked: string | null): number | null =>
  asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : null;

type Frame = { current: HTMLElement | null };

function useMoves(frame: Frame, chosen: number | null) {
  const go = useGo();
  const client = useQueryClient();
  const now = useRef(chosen);
  now.current = chosen;
  const choose = useCallback(
    (id: number, { isStep }: { isStep: boolean }) => {
      const before = now.current;
      if (id === before) return;
      now.current = id;
      const how = { replace: !isStep && before !== null, isSamePage: true };
      go(withChosen(listHere(), id), how);
    },
    [go],
  );
  const readAhead = useCallback(
    (id: number) => {
      void readEntryAhead(client, id);
    },
    [client],
  );
  const enter = useCallback(() => enterEntry(frame.current), [frame]);
  const hasChosen = useCallback(() => now.current !== null, []);
  return useMemo(
    () => ({ choose, hasChosen, readAhead, enter }),
    [choose, hasChosen, readAhead, enter],
  );
}

/** Who goes on from within the entry is in the next one: what had the focus went with the one before. */
function useFocusOn(frame: Frame, chosen: number | null): void {
  const before = useRef(chosen);
  useLayoutEffect(() => {
    const isOther = before.current !== chosen;
    before.current = chosen;
    if (isOther && document.activeElement === document.body) enterEntry(frame.current);
  }, [frame, chosen]);
}

interface Shown {
  chosen: number | null;
  isBeside: boolean;
  choose: (id: number, how: { isStep: boolean }) => void;
}

/** What was deleted is shown no more: what stood next to it in the list is, and has the focus there. */
function useDeleted(frame: Frame, { chosen, isBeside, choose }: Shown): void {
  const go = useGo();
  const deleted = useStore(deletedHere);
  // Before the list tells its new order.
  useLayoutEffect(() => {
    if (!isBeside || chosen === null || !deleted.has(chosen)) return;
    const instead = insteadOf(readingOrder.get(), chosen, deleted);
    if (instead === null) {
      go(listHere(), { replace: true, isSamePage: true });
      return;
    }
    choose(instead, { isStep: false });
    const row = rowOf(frame.current, instead);
    row?.focus({ preventScroll: true });
    if (row) showRow(row, 'nearest');
  }, [frame, chosen, isBeside, choose, deleted, go]);
}

/** The focus stays in the list: what stands beside it is told to who does not see it. */
function Told({ chosen }: { chosen: number | null }) {
  const asked = read<{ title: string }>(`/entries/${chosen}`);
  const { data } = useQuery({ ...asked, enabled: false });
  return (
    <p className="visually-hidden" role="status">
      {chosen !== null && data && `Beside the list: ${data.title || 'Untitled'}`}
    </p>
  );
}

/** From the entry back to its row. */
function BackKeys({ frame, chosen }: { frame: Frame; chosen: number | null }) {
  const back = () => {
    const row = chosen === null ? null : rowOf(frame.current, chosen);
    const list = row ?? frame.current?.querySelector<HTMLElement>('[data-entry]');
    list?.focus({ preventScroll: true });
    if (list) showRow(list, 'nearest');
  };
  useShortcut('q', 'Back to the list (also Escape)', back);
  useShortcut('Escape', 'Back to the list (also q)', back);
  return null;
}

function NothingChosen() {
  const [isByKeys] = useShortcutsOn();
  return (
    <div className="beside-nothing">
      <p>Choose an entry, and it opens here.</p>
      {isByKeys && (
        <dl className="beside-keys by-key">
          <dt>
            <kbd>j</kbd> <kbd>k</kbd>
          </dt>
          <dd>the next, the one before</dd>
          <dt>
            <kbd>Space</kbd>
          </dt>
          <dd>read on</dd>
          <dt>
            <kbd>o</kbd> <kbd>q</kbd>
          </dt>
          <dd>into the entry, back to the list</dd>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>all other keys</dd>
        </dl>
      )}
    </div>
  );
}
