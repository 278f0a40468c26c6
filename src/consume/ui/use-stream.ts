import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from '#kit';
import { outcomeOf } from '#saving';
import { call, errorWords, inTurn, keyOf, useMember } from '#web-api';
import type { GoalStreamView } from '../goals/schema.ts';
import type { StreamEntry, StreamView } from '../stream/schema.ts';
import { type Known, PAGES, STREAM, streamAgain } from './stream-again.ts';
import {
  forgetAll,
  forgetReads,
  keepAll,
  keepReads,
  sayMarked,
  sayWhy,
  sendAll,
  takeBackAll,
  useWaitingReads,
} from './waiting-reads.ts';
import { withRead, withWaiting } from './with-reads.ts';

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
  const of = askedOf(part).toString();
  const asked = new URLSearchParams(of);
  asked.set('show', show);
  const waiting = useWaitingReads();
  // What is kept on this device knows nothing of what was marked since.
  const select = useCallback(
    (known: Known) => withWaiting(known, Object.fromEntries(new URLSearchParams(of)), waiting),
    [of, waiting],
  );
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

const AGAIN_MS = 10_000;

/** When to ask again for what came: where there is nothing, nothing that one looks at can move; else never by itself. */
export const againMs = (known: Known | undefined): number | false =>
  known?.pages.every(({ entries }) => entries.length === 0) ? AGAIN_MS : false;

function askedOf(part: Part): URLSearchParams {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(part)) if (value !== null) asked.set(name, value);
  return asked;
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

/** Marks everything that waits in a part as read, also what is not on the page yet, with undo. Without a connection it waits. */
export function useMarkAll(part: Part) {
  const client = useQueryClient();
  const { id: memberId } = useMember();
  return async ({ entries, askedAt }: Pick<StreamView, 'entries' | 'askedAt'>): Promise<void> => {
    const of = Object.fromEntries(askedOf(part));
    const seen = new Set(entries.map(({ id }) => id));
    const all = keepAll(memberId, { part: of, cameBy: askedAt }, seen);
    try {
      const { count } = await sendAll(all);
      sayMarked(client, memberId, { count, all });
    } catch (error) {
      if (outcomeOf(error) === 'refused') {
        forgetAll(memberId, all);
        return sayWhy(error);
      }
      // It waits on this device, and is sent later.
      toast('All marked as read, on this device for now', {
        undo: () => void takeBackAll(client, memberId, all).catch(sayWhy),
      });
      return;
    }
    // Shown as marked until the list comes as it is now.
    await streamAgain(client);
    forgetAll(memberId, all);
  };
}
