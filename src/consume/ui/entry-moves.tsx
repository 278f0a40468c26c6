import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, stepBefore, toast, useGo, useGoBack, useShortcut, useStore } from '#kit';
import { read } from '#web-api';
import { useChoosing, useEntryAddress } from './beside/beside.ts';
import { deletedHere } from './calm/use-deleting.ts';
import { readArticleAhead } from './reader/use-article.ts';
import { isWaiting, type Neighbours, neighboursOf, readingOrder } from './reading-order.ts';
import { useMark } from './use-stream.ts';

interface EntryMovesProps {
  entry: { id: number; url: string | null };
}

/** Below an entry: on to the next without going back to the list. Opening an entry marks it as read. */
export function EntryMoves({ entry: { id, url } }: EntryMovesProps) {
  const order = useStore(readingOrder);
  const { before, next } = neighboursOf(order, id);
  const addressOf = useEntryAddress();
  const { isBeside } = useChoosing();
  useReadAhead(id, [next?.id, before?.id]);
  useLeaveDeleted(id, { isBeside, list: before || next ? order.from : null });
  const openOriginal = () => url && window.open(url, '_blank', 'noopener,noreferrer');
  const keys = isBeside ? (
    <KeysBeside id={id} openOriginal={openOriginal} />
  ) : (
    <Keys id={id} openOriginal={openOriginal} />
  );
  if (!before && !next) return keys;
  return (
    <nav className="entry-moves" aria-label="Entries">
      {keys}
      {next && (
        <Link href={addressOf(next.id)} look="button">
          Next: {next.title || 'Untitled'}
        </Link>
      )}
      {before && <Link href={addressOf(before.id)}>Before: {before.title || 'Untitled'}</Link>}
      {!isBeside && <Link href={order.from}>Back to the stream</Link>}
    </nav>
  );
}

interface LeaveDeleted {
  isBeside: boolean;
  /** The list one reads through; null where one came from elsewhere. */
  list: string | null;
}

/** What was just deleted is read no more: back to where one came from. Beside its list that goes on to what is next. */
function useLeaveDeleted(id: number, { isBeside, list }: LeaveDeleted): void {
  const isDeleted = useStore(deletedHere).has(id);
  const wasDeleted = useRef(isDeleted);
  const go = useGo();
  const goBack = useGoBack('/stream');
  useEffect(() => {
    if (isBeside || !isDeleted || wasDeleted.current) return;
    wasDeleted.current = true;
    // On top of itself the list would cost a press of Back that does nothing.
    if (list === null || list === stepBefore()) goBack();
    else go(list, { replace: true });
  }, [isBeside, isDeleted, list, go, goBack]);
}

interface KeysProps {
  id: number;
  openOriginal: () => void;
}

function Keys({ id, openOriginal }: KeysProps) {
  const go = useGo();
  const addressOf = useEntryAddress();
  const goTo = (which: keyof Neighbours) => {
    const entry = neighboursOf(readingOrder.get(), id)[which];
    if (entry) go(addressOf(entry.id));
  };
  useShortcut('j', 'Next entry', () => goTo('next'));
  useShortcut('k', 'Entry before', () => goTo('before'));
  useShortcut('q', 'Back to the list', () => go(readingOrder.get().from));
  useShortcut('o', 'Open where it was published (also v)', openOriginal);
  useShortcut('v', 'Open where it was published (also o)', openOriginal);
  useShortcut('m', 'Let it wait again', useWaitAgain(id));
  return null;
}

/** The list beside it goes on and back; and there one sees whether it waits. */
function KeysBeside({ id, openOriginal }: KeysProps) {
  const mark = useMark();
  const letWait = useWaitAgain(id);
  useShortcut('v', 'Open where it was published', openOriginal);
  useShortcut('m', 'Read, or waiting again', () => {
    if (isWaiting(readingOrder.get(), id)) void mark([id], true, { isOpened: true });
    else letWait();
  });
  return null;
}

/** Marks an entry that was opened as not read after all, with a way back. */
function useWaitAgain(id: number) {
  const mark = useMark();
  return () => {
    void mark([id], false);
    toast('It waits in the stream again', {
      undo: () => void mark([id], true, { isOpened: true }),
    });
  };
}

/** Marks what is opened as read, and has what comes next there before it is asked for. */
function useReadAhead(id: number, ahead: readonly (number | undefined)[]): void {
  const client = useQueryClient();
  const mark = useMark();
  const latest = useRef(mark);
  useEffect(() => {
    latest.current = mark;
  });
  useEffect(() => {
    readingOrder.set((order) => ({ ...order, at: id }));
    void latest.current([id], true, { isOpened: true });
  }, [id]);
  const [next, before] = ahead;
  useEffect(() => {
    for (const other of [next, before]) {
      if (other === undefined) continue;
      void client.prefetchQuery(read(`/entries/${other}`));
      void readArticleAhead(client, other);
    }
  }, [client, next, before]);
}
