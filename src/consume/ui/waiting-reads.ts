/** What was marked as read, or as waiting again, while Kith could not be reached: kept on this device, and sent later. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { createStore, toast, useStore } from '#kit';
import { newDraftKey, outboxOf, outcomeOf, useSending } from '#saving';
import { call, errorWords, inTurn, useMember } from '#web-api';
import type { ReadAllDone } from '../stream/schema.ts';
import { STREAM, shortOnesAgain, streamAgain } from './stream-again.ts';
import type { AskedPart, WaitingReads } from './with-reads.ts';

/** One entry. */
interface WaitingRead {
  /** One for each entry: what was done last is what holds. */
  draftKey: string;
  entryId: number;
  isRead: boolean;
  isOpened: boolean;
}

/** All that waited in a part of the stream. */
interface WaitingAll {
  draftKey: string;
  part: AskedPart;
  /** What has come since was not seen. */
  cameBy: number | undefined;
  /** Entries that had been marked to wait again before. */
  over: readonly WaitingRead[];
  /** It is to wait again: the server may have marked it although its answer never came. */
  isTakenBack?: boolean;
}

type Waiting = WaitingRead | WaitingAll;
type Member = string | number;
type How = Pick<WaitingRead, 'isRead' | 'isOpened'>;

const isAll = (one: Waiting): one is WaitingAll => 'part' in one;

/** What waits again was marked so after all the rest was read. */
const turnOf = (one: Waiting): number => (isAll(one) ? 1 : one.isRead ? 0 : 2);

const box = outboxOf<Waiting>(
  'read',
  (found) =>
    'part' in found
      ? typeof found.part === 'object' && found.part !== null
      : 'entryId' in found &&
        typeof found.entryId === 'number' &&
        typeof found.isRead === 'boolean',
  undefined,
  turnOf,
);
const keyOfEntry = (entryId: number): string => `entry-${entryId}`;

/** Counts what was done to the outbox, so that lists that show it look again. */
const changes = createStore(0);
const changed = () => changes.set((count) => count + 1);

/** From before it is sent until the server has it: a page may be closed meanwhile. */
export function keepReads(memberId: Member, entryIds: readonly number[], how: How): void {
  for (const entryId of entryIds)
    box.put(memberId, { draftKey: keyOfEntry(entryId), entryId, ...how });
  changed();
}

/** The server has said what becomes of these. What was done to them since still waits. */
export function forgetReads(memberId: Member, entryIds: readonly number[], isRead: boolean): void {
  for (const entryId of entryIds) {
    const key = keyOfEntry(entryId);
    const waiting = box.get(memberId, key);
    if (waiting && !isAll(waiting) && waiting.isRead === isRead) box.take(memberId, key);
  }
  changed();
}

/** The same for all of a part; `shownIds` are those of its entries that one sees. */
export function keepAll(
  memberId: Member,
  { part, cameBy }: Pick<WaitingAll, 'part' | 'cameBy'>,
  shownIds: ReadonlySet<number>,
): WaitingAll {
  const over = readsOf(memberId).filter((one) => !one.isRead && shownIds.has(one.entryId));
  for (const { draftKey } of over) box.take(memberId, draftKey);
  const all = { draftKey: newDraftKey(), part, cameBy, over };
  box.put(memberId, all);
  changed();
  return all;
}

/** The server has said what becomes of it, unless it was taken back meanwhile. */
export function forgetAll(memberId: Member, { draftKey }: WaitingAll): void {
  const waiting = box.get(memberId, draftKey);
  if (waiting && isAll(waiting) && waiting.isTakenBack) return;
  box.take(memberId, draftKey);
  changed();
}

/** It is taken back, whether it still waits, is being sent, or was; without a connection that waits too. */
export async function takeBackAll(
  client: QueryClient,
  memberId: Member,
  all: WaitingAll,
): Promise<void> {
  box.put(memberId, { ...all, isTakenBack: true });
  for (const one of all.over) box.put(memberId, one);
  changed();
  try {
    await unmark(all.draftKey);
    box.take(memberId, all.draftKey);
  } catch (error) {
    if (outcomeOf(error) !== 'refused') return;
    box.take(memberId, all.draftKey);
    throw error;
  } finally {
    void streamAgain(client);
  }
}

export const sendAll = ({ part, cameBy, draftKey }: WaitingAll): Promise<ReadAllDone> =>
  inTurn(STREAM, () =>
    call('POST', `${STREAM}/read-all`, { ...part, cameBy, draftKey }),
  ) as Promise<ReadAllDone>;

const unmark = (draftKey: string): Promise<unknown> =>
  inTurn(STREAM, () => call('DELETE', `${STREAM}/read-all/${draftKey}`));

/** Says what the server has marked, with undo. */
export function sayMarked(
  client: QueryClient,
  memberId: Member,
  { count, all }: { count: number; all: WaitingAll },
): void {
  const undo = () => void takeBackAll(client, memberId, all).catch(sayWhy);
  toast(`${count} marked as read`, { undo });
}

export const sayWhy = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });

const readsOf = (memberId: Member): WaitingRead[] =>
  box.waiting(memberId).filter((one): one is WaitingRead => !isAll(one));

/** What waits to be marked; the same until that is another. */
export function useWaitingReads(): WaitingReads {
  const { id } = useMember();
  const count = useStore(changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it counts what was done to what is read here.
  return useMemo(
    () => ({
      byId: new Map(readsOf(id).map(({ entryId, isRead }) => [entryId, isRead])),
      parts: box
        .waiting(id)
        .filter(isAll)
        .filter(({ isTakenBack }) => !isTakenBack)
        .map(({ part }) => part),
    }),
    [id, count],
  );
}

/** Sends them once Kith can be reached. */
export function SendWaitingReads(): null {
  const client = useQueryClient();
  const { id } = useMember();
  const wasWhole = useRef(false);
  useSending(box, {
    post: async (waiting) => {
      if (!isAll(waiting)) return sendRead(waiting);
      wasWhole.current = true;
      if (waiting.isTakenBack) return unmark(waiting.draftKey);
      const { count } = await sendAll(waiting);
      // Only now is it known what was marked, and nobody has been told; perhaps it was at once and the answer lost.
      sayMarked(client, id, { count, all: waiting });
    },
    // The source was left, or the entry is gone: there is nothing to mark any more.
    onRefused: (waiting) =>
      isAll(waiting) ? forgetAll(id, waiting) : forgetReads(id, [waiting.entryId], waiting.isRead),
    onSent: () => {
      changed();
      void (wasWhole.current ? streamAgain(client) : shortOnesAgain(client));
      wasWhole.current = false;
    },
  });
  return null;
}

const sendRead = ({ entryId, isRead, isOpened }: WaitingRead): Promise<unknown> =>
  inTurn(STREAM, () =>
    call('PUT', `${STREAM}/read`, { entryIds: [entryId], isRead, isOpened: isOpened && isRead }),
  );
