import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { toast } from '#kit';
import { device } from '#saving';
import { ApiError, call, refresh, useIsReachable, useMember } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import { type Captured, put, type Sent, sendWaiting, take } from './outbox.ts';

const TRY_EVERY_MS = 60_000;

/** Sends what is captured, and what waits on this device whenever the server can be reached. */
export function useOutbox(): (captured: Captured) => void {
  const { id: memberId } = useMember();
  const client = useQueryClient();
  const isReachable = useIsReachable();
  useEffect(() => {
    if (!isReachable) return;
    const send = async (captured: Captured): Promise<Sent> => {
      try {
        await post(captured);
        return 'sent';
      } catch (error) {
        return outcomeOf(error);
      }
    };
    const sendAll = async () => {
      const count = await sendWaiting(device, memberId, send);
      if (count === 0) return;
      toast(count === 1 ? 'What you captured is saved now.' : `${count} captures are saved now.`);
      void refresh(client, '/notes');
    };
    void sendAll();
    // A server that answers may still have had no room for it.
    const trying = setInterval(() => void sendAll(), TRY_EVERY_MS);
    return () => clearInterval(trying);
  }, [client, isReachable, memberId]);
  return useCallback(
    (captured) => {
      const isKept = put(device, memberId, captured);
      void sendNow(captured, isKept, () => take(device, memberId, captured.draftKey)).then(() =>
        refresh(client, '/notes'),
      );
    },
    [client, memberId],
  );
}

const NO_ROOM =
  'This device has no room to keep it. Leave this tab open; it is sent as soon as that goes.';

const post = (captured: Captured) => call<NoteView>('POST', '/captures', captured);

const outcomeOf = (error: unknown): Sent =>
  error instanceof ApiError && error.status !== 0 && error.status < 500 ? 'refused' : 'unreachable';

async function sendNow(captured: Captured, isKept: boolean, done: () => void): Promise<void> {
  try {
    const note = await post(captured);
    done();
    toast(note.isWaiting ? 'Captured. It waits in the inbox.' : 'Captured, with its goal.', {
      undo: () => void call('DELETE', `/notes/${note.id}`),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (!isKept) toast(`Not saved yet: ${reason} ${NO_ROOM}`, { tone: 'danger' });
    else if (outcomeOf(error) === 'unreachable')
      toast('Kept on this device; it is sent as soon as Kith can be reached.');
    else toast(`Kept on this device, not saved yet: ${reason}`, { tone: 'danger' });
  }
}
