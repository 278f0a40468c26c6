/** What was marked as read, or as waiting again, while Kith could not be reached: kept on this device, and sent later. */
import { useQueryClient } from '@tanstack/react-query';
import { outboxOf, useSending } from '#saving';
import { call, inTurn } from '#web-api';
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

export function keepReads(memberId: Member, entryIds: readonly number[], how: How): void {
  for (const entryId of entryIds)
    box.put(memberId, { draftKey: keyOfEntry(entryId), entryId, ...how });
}

/** Something else was done to these since. */
export function forgetReads(memberId: Member, entryIds: readonly number[]): void {
  for (const entryId of entryIds) box.take(memberId, keyOfEntry(entryId));
}

/** The entries that wait to be marked so. */
export const readsWaiting = (memberId: Member, isRead: boolean): ReadonlySet<number> =>
  new Set(box.waiting(memberId).flatMap((one) => (one.isRead === isRead ? [one.entryId] : [])));

const post = ({ entryId, isRead, isOpened }: WaitingRead) =>
  inTurn(STREAM, () =>
    call('PUT', `${STREAM}/read`, { entryIds: [entryId], isRead, isOpened: isOpened && isRead }),
  );

/** Sends them once Kith can be reached. */
export function SendWaitingReads(): null {
  const client = useQueryClient();
  useSending(box, { post, onSent: () => void shortOnesAgain(client) });
  return null;
}
