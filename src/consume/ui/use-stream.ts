import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from '#kit';
import { outcomeOf } from '#saving';
import { call, errorWords, inTurn, keyOf, useMember } from '#web-api';
import type { GoalStreamView } from '../goals/schema.ts';
import type { ReadAllDone, StreamEntry, StreamView } from '../stream/schema.ts';
import { type Known, PAGES, STREAM, streamAgain } from './stream-again.ts';
import { forgetReads, keepReads, useWaitingReads } from './waiting-reads.ts';

export interface Part {
  source: string | null;
  person: string | null;
  place: string | null;
  /** What a saved search finds. */
  search: string | null;
}
/** All that one's sources publish. */
export const WHOLE: Part = { source: null, person: null, place: null, search: null };
export type Show = 'waiting' | 'all' | 'old';

/** The pages of the stream read so far. What was read while one looks stays where it stands. */
export function useStream(part: Part, show: Show) {
  const asked = askedOf(part);
  asked.set('show', show);
  const waiting = useWaitingReads();
  // What is kept on this device knows nothing of what was marked since.
  const select = useCallback((known: Known) => withWaiting(known, waiting), [waiting]);
  return useInfiniteQuery({
    queryKey: [...PAGES, asked.toString()],
    queryFn: ({ pageParam, signal }) => {
      const page = new URLSearchParams(asked);
      if (pageParam !== null) page.set('after', pageParam);
      return call<StreamView>('GET', `${STREAM}?${page}`, undefined, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => againMs(state.data),
    select,
  });
}

function withWaiting(known: Known, waiting: ReadonlyMap<number, boolean>): Known {
  const idsThat = (isRead: boolean) =>
    new Set([...waiting].flatMap(([id, is]) => (is === isRead ? [id] : [])));
  return withRead(withRead(known, idsThat(true), true), idsThat(false), false);
}

const AGAIN_MS = 10_000;

/** When to ask again for what came: where there is nothing, nothing that one looks at can move; else never by itself. */
export const againMs = (known: Known | undefined): number | false =>
  known?.pages.every(({ entries }) => entries.length === 0) ? AGAIN_MS : false;

function askedOf(part: Part): URLSearchParams {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(part)) if (value !== null) asked.set(name, value);
  return asked;
}

/** What is shown of entries once they are marked. */
export function withRead(known: Known, ids: ReadonlySet<number>, isRead: boolean): Known {
  if (ids.size === 0) return known;
  const changed = new Set(
    known.pages.flatMap(({ entries }) =>
      entries.filter((entry) => ids.has(entry.id) && entry.isRead !== isRead).map(({ id }) => id),
    ),
  );
  const by = isRead ? -changed.size : changed.size;
  return {
    ...known,
    pages: known.pages.map((page) => ({
      ...page,
      waiting: Math.max(0, page.waiting + by),
      entries: page.entries.map((entry) => (changed.has(entry.id) ? { ...entry, isRead } : entry)),
    })),
  };
}

function show(client: QueryClient, entryIds: readonly number[], isRead: boolean): void {
  const ids = new Set(entryIds);
  client.setQueriesData<GoalStreamView>(
    { queryKey: keyOf('/stream/goals') },
    (known) =>
      known && {
        ...known,
        entries: known.entries.map((entry) => (ids.has(entry.id) ? { ...entry, isRead } : entry)),
      },
  );
  client.setQueriesData<Known>(
    { queryKey: PAGES },
    (known) => known && withRead(known, ids, isRead),
  );
}

/** Marks entries as read or waiting, shown at once; a refusal puts it back and says why. Without a connection it waits. */
export function useMark() {
  const client = useQueryClient();
  const { id: memberId } = useMember();
  return async (
    entryIds: readonly number[],
    isRead: boolean,
    { isOpened = false } = {},
  ): Promise<void> => {
    if (entryIds.length === 0) return;
    keepReads(memberId, entryIds, { isRead, isOpened });
    show(client, entryIds, isRead);
    try {
      await inTurn(STREAM, () => call('PUT', `${STREAM}/read`, { entryIds, isRead, isOpened }));
      forgetReads(memberId, entryIds, isRead);
    } catch (error) {
      // It waits on this device, and is sent later.
      if (outcomeOf(error) !== 'refused') return;
      forgetReads(memberId, entryIds, isRead);
      show(client, entryIds, !isRead);
      toast(`Not marked: ${errorWords(error).message}`, { tone: 'danger' });
    }
  };
}

/** Marks what stands above as read, with undo. */
export function useMarkAbove() {
  const mark = useMark();
  return (above: readonly StreamEntry[]) => {
    const ids = above.filter(({ isRead }) => !isRead).map(({ id }) => id);
    if (ids.length === 0) return void toast('All of it is read already');
    void mark(ids, true);
    toast(ids.length === 1 ? 'One marked as read' : `${ids.length} marked as read`, {
      undo: () => void mark(ids, false),
    });
  };
}

/** Marks everything that waits in a part as read, also what is not on the page yet, with undo. */
export function useMarkAll(part: Part) {
  const client = useQueryClient();
  const again = () => streamAgain(client);
  return async (): Promise<void> => {
    try {
      const form = Object.fromEntries(askedOf(part));
      const { count, at } = await call<ReadAllDone>('POST', `${STREAM}/read-all`, form);
      await again();
      toast(`${count} marked as read`, {
        undo: () => void call('DELETE', `${STREAM}/read-all/${at}`).then(again, sayWhy),
      });
    } catch (error) {
      sayWhy(error);
    }
  };
}

const sayWhy = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });
