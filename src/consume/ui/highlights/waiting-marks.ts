import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { createStore, toast, useStore } from '#kit';
import { outboxOf, useSending } from '#saving';
import { call, errorWords, refresh, useMember } from '#web-api';
import type { HighlightView, MarkedInEntry } from '../../highlights/schema.ts';
import { library } from '../library/library-again.ts';
import { showKept } from '../library/use-keeping.ts';
import type { SelectedQuote } from './marks.ts';

/** A passage that was marked on this device while Kith could not be reached. */
export interface WaitingMark extends SelectedQuote {
  /** Makes sending it again safe. */
  draftKey: string;
  /** Where it is sent to. */
  markAt: string;
  /** Why the server did not take it; null while it has not been asked. */
  problem: string | null;
}

const box = outboxOf<WaitingMark>(
  'mark',
  ({ markAt, exact, start }) =>
    typeof markAt === 'string' && typeof exact === 'string' && typeof start === 'number',
);
/** Counts what was done to the outbox, so that whoever shows it looks again. */
const changes = createStore(0);
const changed = () => changes.set((count) => count + 1);

type Member = string | number;

/** False where this device has no room: then this tab alone holds it. */
export function keepMark(memberId: Member, mark: WaitingMark): boolean {
  const isKept = box.put(memberId, mark);
  changed();
  return isKept;
}

export function dropMark(memberId: Member, draftKey: string): void {
  box.drop(memberId, draftKey);
  changed();
}

const sentLater = new Map<string, () => void>();

/** The message that it is on this device only goes when that is so no more, with its way back. */
export function onceSent(draftKey: string, run: () => void): void {
  sentLater.set(draftKey, run);
}

/** What waits to be marked in one text, the same list until that is another. */
export function useWaitingMarks(markAt: string): readonly WaitingMark[] {
  const { id } = useMember();
  const client = useQueryClient();
  const count = useStore(changes);
  useEffect(() => {
    // What another tab has sent is the server's from then on.
    const look = () => {
      changed();
      void refresh(client, markAt);
    };
    return box.watch(id, look);
  }, [client, id, markAt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it counts what was done to what is read here.
  return useMemo(() => box.waiting(id).filter((one) => one.markAt === markAt), [id, markAt, count]);
}

/** Sends them once Kith can be reached. What is refused stays, with the reason, until somebody takes it away. */
export function SendWaitingMarks(): null {
  const { id } = useMember();
  const client = useQueryClient();
  useSending(box, {
    post: (mark) => post(client, mark),
    takeBack: (made) => takeBack(client, made),
    onRefused: (mark, error) => {
      if (mark.problem !== null) return;
      const problem = errorWords(error).message;
      keepMark(id, { ...mark, problem });
      toast(`A passage that you marked without a connection was not taken: ${problem}`, {
        tone: 'danger',
      });
    },
    onSent: (count) => {
      changed();
      toast(
        count === 1
          ? 'The passage that you marked is saved now.'
          : `${count} passages that you marked are saved now.`,
      );
      void library.again(client);
    },
  });
  return null;
}

type Made = HighlightView & Partial<MarkedInEntry> & { markAt: string };

async function post(client: QueryClient, mark: WaitingMark): Promise<Made> {
  const { markAt, exact, prefix, suffix, start, draftKey } = mark;
  const form = { exact, prefix, suffix, start, draftKey };
  const made = await call<HighlightView & Partial<MarkedInEntry>>('POST', markAt, form);
  sentLater.get(draftKey)?.();
  sentLater.delete(draftKey);
  if (made.isNewKeep) showKept(client, entryOf(markAt), made.keepId);
  await refresh(client, markAt);
  return { ...made, markAt };
}

/** With the keep that it made. */
async function takeBack(client: QueryClient, { id, isNewKeep, markAt }: Made): Promise<void> {
  await call('DELETE', `/highlights/${id}${isNewKeep ? '?keep=goes' : ''}`);
  if (isNewKeep) showKept(client, entryOf(markAt), null);
  await refresh(client, markAt);
}

const entryOf = (markAt: string): number => Number(/^\/entries\/(\d+)\//.exec(markAt)?.[1]);

/** Until the server has said which one it is; none of these can be opened. */
export const shownAtOnce = (quote: SelectedQuote, at: number): HighlightView => ({
  exact: quote.exact,
  prefix: quote.prefix,
  suffix: quote.suffix,
  start: quote.start,
  id: -1 - at,
  keepId: 0,
  end: quote.start + quote.exact.length,
  how: 'place',
  note: '',
  page: null,
  createdAt: Date.now(),
  updatedAt: Date.now(),
});
