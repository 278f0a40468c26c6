/** What was marked as read, or as waiting again, while Kith could not be reached: kept on this device, and sent later. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createStore, useStore } from '#kit';
import { outboxOf, useSending } from '#saving';
import { call, inTurn, useMember } from '#web-api';
import { STREAM, shortOnesAgain } from './stream-again.ts';

interface WaitingRead {
  /** One for each entry: what was done last is what holds. */
  draftKey: string;
  entryId: number;
  isRead: boolean;
  isOpened: boolean;
}

type Member = string | number;
type How = Pick<WaitingRead, 'isRead' | 'isOpened'>;

const box = outboxOf<WaitingRead>(
  'read',
  ({ entryId, isRead }) => typeof entryId === 'number' && typeof isRead === 'boolean',
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
    if (box.get(memberId, key)?.isRead === isRead) box.take(memberId, key);
  }
  changed();
}

/** The entries that wait to be marked, as they are to be; the same until that is another. */
export function useWaitingReads(): ReadonlyMap<number, boolean> {
  const { id } = useMember();
  const count = useStore(changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it counts what was done to what is read here.
  return useMemo(
    () => new Map(box.waiting(id).map(({ entryId, isRead }) => [entryId, isRead])),
    [id, count],
  );
}

const post = ({ entryId, isRead, isOpened }: WaitingRead) =>
  inTurn(STREAM, () =>
    call('PUT', `${STREAM}/read`, { entryIds: [entryId], isRead, isOpened: isOpened && isRead }),
  );

/** Sends them once Kith can be reached. */
export function SendWaitingReads(): null {
  const client = useQueryClient();
  const { id } = useMember();
  useSending(box, {
    post,
    // The source was left, or the entry is gone: there is nothing to mark any more.
    onRefused: ({ entryId, isRead }) => forgetReads(id, [entryId], isRead),
    onSent: () => {
      changed();
      void shortOnesAgain(client);
    },
  });
  return null;
}
